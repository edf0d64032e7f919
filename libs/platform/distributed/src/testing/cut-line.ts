import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What happens to a line when the next request that holds a text comes by. */
export type Cut = 'before the server has it' | 'when the server has answered';

export interface CutLine {
  /** The server's address, through here. */
  readonly url: string;
  /** Cuts all connections at the next request that holds `text`; new ones are taken again at once. */
  cut(when: Cut, text: string): void;
  close(): void;
}

/** A line between a client and a server that can be cut at the worst moment. */
export const cutLine = async (server: string): Promise<CutLine> => {
  const to = new URL(server);
  const sockets = new Set<Socket>();
  let planned: { when: Cut; text: string } | undefined;
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listener = createServer((client) => {
    const upstream = connect(Number(to.port || 27_017), to.hostname);
    let asked = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => {
      const hit = planned !== undefined && bytes.includes(planned.text);
      if (hit && planned!.when === 'before the server has it') return cutAll();
      asked ||= hit;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (asked ? cutAll() : client.write(bytes)));
  });
  const own = (when: Cut, text: string) => (planned = { when, text });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `mongodb://127.0.0.1:${port}/?retryWrites=false&directConnection=true`,
    cut: own,
    close: () => {
      cutAll();
      listener.close();
    },
  };
};
