import { WebSocket } from 'ws';
import { gate } from '../measurement.ts';

/** Many who follow the same thing over WebSockets. */
export interface Followers {
  /** What one of them heard first. */
  readonly first: string;
  /** Sends something, waits until everyone has heard of it, and gives the milliseconds it took to reach each. */
  tell(content: string, send: () => Promise<unknown>): Promise<number[]>;
  close(): void;
}

interface Followed {
  readonly url: string;
  readonly token: string;
  /** A subscription that has something to say at once, so that it is known to have begun; empty: none is asked for. */
  readonly query: string;
  /** What was told, read out of a message. */
  readonly contentOf: (message: string) => unknown;
}

interface Heard {
  readonly message: string;
  readonly at: number;
}

const waitMilliseconds = 30_000;
const connectedAtOnce = 50;

/**
 * Connects `count` clients of graphql-transport-ws, each with one subscription. What each hears is held against what was told:
 * something missing or doubled, and there is no figure.
 */
export const follow = async (count: number, followed: Followed): Promise<Followers> => {
  const heard: Heard[][] = Array.from({ length: count }, () => []);
  let arrived = 0;
  let wake = (): void => {};
  const hear = (number: number) => (message: Buffer) => {
    heard[number]!.push({ message: message.toString('utf8'), at: performance.now() });
    if (++arrived >= count) wake();
  };
  const followers: { readonly socket: WebSocket; readonly first: string }[] = [];
  while (followers.length < count) {
    const from = followers.length;
    const more = Array.from({ length: Math.min(connectedAtOnce, count - from) }, (_, index) =>
      connect(followed, hear(from + index)),
    );
    followers.push(...(await Promise.all(more)));
  }
  return {
    first: followers[0]!.first,
    tell: async (content, send) => {
      for (const all of heard) all.length = 0;
      arrived = 0;
      const everyone = new Promise<void>((all) => (wake = all));
      const late = setTimeout(() => wake(), waitMilliseconds);
      const began = performance.now();
      await send();
      await everyone;
      clearTimeout(late);
      for (const [number, all] of heard.entries()) {
        const told = all.map(({ message }) => followed.contentOf(message));
        gate(
          told.length === 1 && told[0] === content,
          `Subscriber ${number} of ${count} heard ${JSON.stringify(told)}.`,
        );
      }
      return heard.map(([one]) => one!.at - began);
    },
    close: () => followers.forEach(({ socket }) => socket.terminate()),
  };
};

/** Connected once the acknowledgement has come and, where something is asked for, the first answer too. */
const connect = (
  { url, token, query }: Followed,
  heard: (message: Buffer) => void,
): Promise<{ readonly socket: WebSocket; readonly first: string }> =>
  new Promise((connected, failed) => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    socket.on('error', failed);
    socket.on('close', (code) => failed(new Error(`A subscription was closed: ${code}.`)));
    socket.once('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    const begin = (message: Buffer): void => {
      socket.on('message', heard);
      connected({ socket, first: message.toString('utf8') });
    };
    socket.once('message', (acknowledgement: Buffer) => {
      if (query === '') return begin(acknowledgement);
      socket.once('message', begin);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    });
  });
