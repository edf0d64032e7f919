// The control of E2: what is posted is stored in one durable row and then sent as it is to everyone who is connected.
import { createServer } from 'node:http';
import { openDatabase } from '@csp/platform-embedded';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

const database = openDatabase(join(process.env['DATA_DIR']!, 'fan-out.db'), 'full');
database.exec('CREATE TABLE events(id INTEGER PRIMARY KEY, content TEXT NOT NULL)');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const message = Buffer.concat(chunks).toString('utf8');
    if (message) {
      database.transaction(() => database.prepare('INSERT INTO events(content) VALUES (?)').run(message));
      for (const client of sockets.clients) client.send(message);
    }
    response.writeHead(200).end('{}');
  });
});
const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
sockets.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"connection_ack"}')));
server.listen(Number(process.env['PORT']), '127.0.0.1');
