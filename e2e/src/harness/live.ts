import { createClient, type Client } from 'graphql-ws';
import WebSocket, { type ClientOptions } from 'ws';
import type { GraphClient, GraphError, Variables } from './client.ts';

/** A socket as graphql-ws makes one, with headers that a browser would send by itself. */
const socketWith = (options: ClientOptions): typeof WebSocket =>
  class extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, options);
    }
  } as unknown as typeof WebSocket;

export const socketAddress = ({ address }: Pick<GraphClient, 'address'>): string => address.replace(/^http/, 'ws');

export interface Live<Data> {
  /** All that came, in order. */
  readonly received: readonly Data[];
  readonly errors: readonly GraphError[];
  /** Settles when the server has ended it, or it was stopped; with what the connection ended with, if it did. */
  readonly ended: Promise<unknown>;
  /** The first that fits, whenever it comes; fails after `milliseconds`. */
  first(fits: (data: Data) => boolean, milliseconds?: number): Promise<Data>;
  stop(): Promise<void>;
}

const patienceMilliseconds = 5_000;

/** Subscribes over graphql-transport-ws as a user, on a connection of its own. No reconnecting: who is cut off resumes knowingly. */
export const follow = <Data = Record<string, never>>(
  client: GraphClient,
  query: string,
  variables: Variables = {},
): Live<Data> => {
  const connection = connect(client);
  const received: Data[] = [];
  const errors: GraphError[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((look) => look());
  let settle: (reason: unknown) => void;
  const ended = new Promise<unknown>((done) => (settle = done));
  connection.subscribe<Data>(
    { query, variables: { ...variables } },
    {
      next: ({ data, errors: found }) => {
        if (data) received.push(data);
        if (found) errors.push(...(found as GraphError[]));
        wake();
      },
      error: (error) => {
        if (Array.isArray(error)) errors.push(...(error as GraphError[]));
        settle(error);
        wake();
      },
      complete: () => settle(undefined),
    },
  );
  const first = (fits: (data: Data) => boolean, milliseconds = patienceMilliseconds): Promise<Data> =>
    new Promise((found, fail) => {
      const look = () => {
        const one = received.find(fits);
        if (one === undefined) return;
        clearTimeout(late);
        waiting.delete(look);
        found(one);
      };
      const late = setTimeout(() => {
        waiting.delete(look);
        fail(new Error(`Not received in ${milliseconds} ms; received: ${JSON.stringify({ received, errors })}`));
      }, milliseconds);
      waiting.add(look);
      look();
    });
  return { received, errors, ended, first, stop: () => stopped(connection) };
};

/** A connection that was never made, or is gone already, needs no stopping. */
const stopped = async (connection: Client): Promise<void> => {
  try {
    await connection.dispose();
  } catch {
    // It ended before us.
  }
};

const connect = (client: GraphClient): Client =>
  createClient({
    url: socketAddress(client),
    webSocketImpl: socketWith({ headers: client.credentials }),
    retryAttempts: 0,
    lazy: true,
    onNonLazyError: () => {},
  });

/** A bare connection for frames of any kind. */
export interface Frames {
  readonly socket: WebSocket;
  readonly received: readonly string[];
  /** The code and reason it was closed with. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  send(frame: string | Uint8Array | object): void;
  /** The next message of that type. */
  next(type: string, milliseconds?: number): Promise<Record<string, unknown>>;
  close(): void;
}

export const frames = async (
  client: GraphClient,
  protocol: string | undefined = 'graphql-transport-ws',
): Promise<Frames> => {
  const socket = new WebSocket(socketAddress(client), protocol, { headers: client.credentials });
  const received: string[] = [];
  const heard = new Set<() => void>();
  socket.on('message', (data) => {
    received.push(String(data));
    heard.forEach((look) => look());
  });
  const closed = new Promise<{ code: number; reason: string }>((settle) =>
    socket.once('close', (code, reason) => settle({ code, reason: String(reason) })),
  );
  await new Promise((open, fail) => socket.once('open', open).once('error', fail));
  socket.on('error', () => {});
  const next: Frames['next'] = (type, milliseconds = patienceMilliseconds) =>
    new Promise((found, fail) => {
      const look = () => {
        const parsed = received.map((text) => JSON.parse(text) as Record<string, unknown>);
        const one = parsed.find((message) => message['type'] === type);
        if (!one) return;
        heard.delete(look);
        clearTimeout(late);
        found(one);
      };
      const late = setTimeout(() => fail(new Error(`No ${type}: ${received.join(' ')}`)), milliseconds);
      heard.add(look);
      look();
    });
  return {
    socket,
    received,
    closed,
    send: (frame) =>
      socket.send(typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame)),
    next,
    close: () => socket.close(),
  };
};
