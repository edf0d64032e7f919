// The control of D2: the bytes of an answer, sent by Node's own server to whoever asks.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const body = readFileSync(process.env['BENCH_BODY']!);
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };

createServer((request, response) => {
  // The question is read, as it must be by everybody.
  request.resume().on('end', () => response.writeHead(200, headers).end(body));
}).listen(Number(process.env['PORT']), '127.0.0.1');
