import { Agent, request } from 'node:http';
import { gate } from '../measurement.ts';

/** One kind of request, sent over and over. */
export interface Shot {
  readonly port: number;
  readonly path: string;
  /** Left out: a GET. */
  readonly body?: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export const send = ({ port, path, body, token }: Shot, agent?: Agent): Promise<Answer> =>
  new Promise((answered, failed) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        ...(agent && { agent }),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          answered({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
        response.on('error', failed);
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });

/**
 * Sends the same request `count` times, `atOnce` in flight over kept connections, and holds each answer to the one that was
 * checked before. Milliseconds of each.
 */
export const load = (shot: Shot, expected: string) => {
  const agents = new Map<number, Agent>();
  return async (count: number, atOnce: number): Promise<number[]> => {
    const agent = agents.get(atOnce) ?? new Agent({ keepAlive: true, maxSockets: atOnce });
    agents.set(atOnce, agent);
    const milliseconds: number[] = [];
    let left = count;
    const sender = async (): Promise<void> => {
      while (left-- > 0) {
        const began = performance.now();
        const { status, body } = await send(shot, agent);
        milliseconds.push(performance.now() - began);
        gate(
          status === 200 && body === expected,
          `An answer of ${shot.path} was another one: ${status} ${body.slice(0, 300)}`,
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    return milliseconds;
  };
};

export const graphBody = (query: string, variables?: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ query, ...(variables && { variables }) });
