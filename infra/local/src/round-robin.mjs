// One address for several processes, as a load balancer gives: each request goes to the next one that takes a connection. Nothing but
// Node's own modules.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

/**
 * @param {{ port: number, targets: readonly number[] }} settings Ports on 127.0.0.1.
 * @returns {Promise<{ counts: () => readonly number[], stop: () => Promise<void> }>} `counts`: how many requests each target was given.
 */
export const roundRobin = async ({ port, targets }) => {
  const counts = targets.map(() => 0);
  let next = 0;
  const turns = () => {
    const first = next++;
    return targets.map((_, index) => (first + index) % targets.length);
  };
  const sockets = new Set();
  const server = createServer((asked, answer) => {
    asked.setTimeout(0);
    void pass(asked, answer);
  });
  /** A connection to the first in turn that takes one; undefined where none does. */
  const connected = async () => {
    for (const turn of turns()) {
      const socket = connect(targets[turn], '127.0.0.1');
      sockets.add(socket.on('close', () => sockets.delete(socket)));
      const takes = await new Promise((settle) =>
        socket.once('connect', () => settle(true)).once('error', () => settle(false)),
      );
      socket.on('error', () => {});
      if (!takes) continue;
      counts[turn] += 1;
      return socket;
    }
    return undefined;
  };
  const pass = async (asked, answer) => {
    const socket = await connected();
    if (!socket) return answer.writeHead(503).end();
    const { method, url, headers } = asked;
    const sent = request({
      createConnection: () => socket,
      method,
      path: url,
      headers: { ...headers, connection: 'close' },
    });
    sent.on('response', (given) => {
      answer.writeHead(given.statusCode, given.headers);
      given.on('error', () => answer.destroy()).pipe(answer);
    });
    // What was cut off must look so: nobody may take half an answer for one, or a change for refused.
    sent.on('error', () => answer.destroy());
    answer.on('close', () => socket.destroy());
    asked.pipe(sent);
  };
  server.on('upgrade', async (asked, client, head) => {
    client.on('error', () => {});
    const socket = await connected();
    if (!socket) return client.destroy();
    const lines = asked.rawHeaders.map((text, index) => (index % 2 ? `${text}\r\n` : `${text}: `)).join('');
    socket.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines}\r\n`);
    socket.write(head);
    socket.pipe(client).on('close', () => socket.destroy());
    client.pipe(socket).on('close', () => client.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    counts: () => [...counts],
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
};
