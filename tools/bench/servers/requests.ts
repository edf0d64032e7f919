import { Agent, request } from 'node:http';
import { gate } from '../measurement.ts';
import type { Served } from './process.ts';

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

/** Asks again and again until something is there that answers. */
export const listens = async (shot: Shot, within = 30_000): Promise<void> => {
  const until = performance.now() + within;
  while (performance.now() < until) {
    const answer = await send(shot).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((waited) => setTimeout(waited, 15));
  }
  gate(false, `Nothing answers ${shot.path} after ${within / 1000} s.`);
};

export interface Cost {
  /** Microseconds of the server's processor time for each request. */
  readonly cpu: number;
  /** Of each request, as its sender saw it. */
  readonly milliseconds: readonly number[];
}

/** A fixed number of requests, four at once, and what the server's process used for them. */
export const counted = (server: Served, fire: ReturnType<typeof load>, count: number) => async (): Promise<Cost> => {
  const before = await server.usage();
  const milliseconds = await fire(count, 4);
  const after = await server.usage();
  return { cpu: (after.cpu - before.cpu) / count, milliseconds };
};
