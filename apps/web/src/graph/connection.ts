import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws';
import { stringifyDocument, type AnyVariables, type TypedDocumentNode } from 'urql';
import { follow, type Following, type Liveness, type Sink } from './follow.ts';

const pingMilliseconds = 12_000;
const pongMilliseconds = 5_000;

/** One WebSocket per partnership, opened by the first stream and closed after the last. */
export interface Connection {
  /** Follows a subscription; `variables` is asked anew each time it is opened, so that it goes on where it stopped. */
  follow<Data, Variables extends AnyVariables>(stream: {
    readonly document: TypedDocumentNode<Data, Variables>;
    readonly variables: () => Variables;
    readonly onData: (data: Data) => void;
    readonly onLiveness: (liveness: Liveness) => void;
  }): () => void;
  close(): void;
}

export const connect = (url: string): Connection => {
  let connected = false;
  const socket = closingWhenSilent(url);
  socket.on('connected', () => (connected = true));
  socket.on('closed', () => (connected = false));
  const followed = new Set<Following>();
  const wake = () => followed.forEach((one) => one.wake());
  window.addEventListener('online', wake);

  return {
    follow: ({ document, variables, onData, onLiveness }) => {
      const query = stringifyDocument(document);
      const following = follow({
        open: (sink) => openOnce(socket, connected, { query, variables: variables() ?? {} }, sink),
        onMessage: onData,
        onLiveness,
        chance: Math.random,
        after: (milliseconds, call) => {
          const timer = setTimeout(call, milliseconds);
          return () => clearTimeout(timer);
        },
      });
      followed.add(following);
      return () => {
        followed.delete(following);
        following.stop();
      };
    },
    close: () => {
      window.removeEventListener('online', wake);
      followed.forEach((one) => one.stop());
      void socket.dispose();
    },
  };
};

/** A line that is cut off without a word is found out by a ping that nothing answers. */
const closingWhenSilent = (url: string): SocketClient => {
  let silence: ReturnType<typeof setTimeout> | undefined;
  let open: WebSocket | undefined;
  return createSocketClient({
    url,
    lazy: true,
    lazyCloseTimeout: 2_000,
    retryAttempts: 0,
    keepAlive: pingMilliseconds,
    on: {
      opened: (socket) => (open = socket as WebSocket),
      ping: (received) => {
        if (!received) silence = setTimeout(() => open?.close(4408, 'Request Timeout'), pongMilliseconds);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
      closed: () => clearTimeout(silence),
    },
  });
};

/** A part of the product is away for a moment, which is as if the line had broken. */
const passing = (errors: unknown): boolean =>
  Array.isArray(errors) &&
  errors.length > 0 &&
  errors.every(({ extensions }) => (extensions as { code?: unknown } | undefined)?.code === 'SERVICE_UNAVAILABLE');

const openOnce = <Data>(
  socket: SocketClient,
  connected: boolean,
  payload: { query: string; variables: Record<string, unknown> },
  sink: Sink<Data>,
): (() => void) => {
  const forget = socket.on('connected', sink.live);
  if (connected) sink.live();
  const close = socket.subscribe<Data>(payload, {
    next: ({ data, errors }) => {
      if (passing(errors)) sink.lost();
      else if (errors?.length) sink.refused();
      else if (data) sink.next(data);
    },
    error: (error) => {
      forget();
      // The server's own errors come as a list; anything else is the line.
      if (passing(error)) sink.lost();
      else if (Array.isArray(error) || (error as { code?: number }).code === 4403) sink.refused();
      else sink.lost();
    },
    complete: () => {
      forget();
      sink.lost();
    },
  });
  return () => {
    forget();
    close();
  };
};
