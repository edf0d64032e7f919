import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { GraphClient } from '../harness/client.ts';
import { frames, socketAddress, type Frames } from '../harness/live.ts';
import { openProduct, type Product } from '../harness/product.ts';

const subscription = 'subscription { actionPointEvents(after: "0") { cursor event { id } } }';
const subscribe = (id: string, query = subscription, variables?: unknown) => ({
  id,
  type: 'subscribe',
  payload: { query, ...(variables !== undefined && { variables }) },
});

describe('graphql-transport-ws, by raw frames', () => {
  let product: Product;
  let officer: GraphClient;
  const open: Frames[] = [];
  beforeAll(async () => {
    product = await openProduct();
    officer = await product.user('support officer');
  });
  afterAll(async () => {
    open.forEach((one) => one.socket.terminate());
    await product.close();
  });

  const opened = async (client = officer, protocol?: string): Promise<Frames> => {
    const connection = await frames(client, protocol);
    open.push(connection);
    return connection;
  };
  const initialised = async (client = officer, payload?: unknown): Promise<Frames> => {
    const connection = await opened(client);
    connection.send({ type: 'connection_init', ...(payload !== undefined && { payload }) });
    await connection.next('connection_ack');
    return connection;
  };

  it('acknowledges, tells what there is, completes what is completed, and answers a ping', async () => {
    const connection = await initialised();
    connection.send({ type: 'ping', payload: { at: 1 } });
    expect(await connection.next('pong')).toMatchObject({ type: 'pong' });
    connection.send(subscribe('a'));
    expect(await connection.next('next')).toMatchObject({ id: 'a', payload: { data: { actionPointEvents: {} } } });
    connection.send({ id: 'a', type: 'complete' });
    connection.send(subscribe('b', '{ __typename }'));
    expect(await connection.next('complete')).toMatchObject({ id: 'b' });
  });

  const fatal: readonly (readonly [what: string, frame: string | Uint8Array | object, code: number])[] = [
    ['an unknown type of message', { type: 'start', id: '1' }, 4400],
    ['no type', {}, 4400],
    ['no JSON', 'subscribe please', 4400],
    ['an empty frame', '', 4400],
    ['an array', '[]', 4400],
    ['null', 'null', 4400],
    ['a number', '7', 4400],
    ['a subscription without an id', { type: 'subscribe', payload: { query: subscription } }, 4400],
    ['a subscription with an empty id', subscribe(''), 4400],
    ['a subscription without a payload', { type: 'subscribe', id: '1' }, 4400],
    ['a subscription whose query is an object', { type: 'subscribe', id: '1', payload: { query: {} } }, 4400],
    [
      'variables that are no object',
      { type: 'subscribe', id: '1', payload: { query: subscription, variables: 'x' } },
      4400,
    ],
    ['a payload that is an array', { type: 'ping', payload: [] }, 4400],
    ['binary that is no text', Uint8Array.from([0xff, 0x00, 0xfe]), 4400],
    ['70,000 characters', { type: 'ping', payload: { x: 'x'.repeat(70_000) } }, 1009],
    ['10,000 levels', `{"type":"ping","payload":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, 4400],
    ['a second initialisation', { type: 'connection_init' }, 4429],
  ];
  it.each(fatal)('%s ends the connection, before and after it is acknowledged', async (_, frame, code) => {
    const [first, second] = [await opened(), await initialised()];
    if (code !== 4429) first.send(frame);
    second.send(frame);
    for (const connection of code === 4429 ? [second] : [first, second]) {
      const { code: given, reason } = await connection.closed;
      expect(given).toBe(code);
      expect(reason).not.toMatch(/node_modules|\.js|Error:/);
    }
  });

  it('a subscription before the initialisation: 4401', async () => {
    const connection = await opened();
    connection.send(subscribe('a'));
    expect((await connection.closed).code).toBe(4401);
    expect(connection.received).toEqual([]);
  });

  it('an id that is in use: 4409; one that is free again is fine', async () => {
    const connection = await initialised();
    connection.send(subscribe('a', '{ __typename }'));
    await connection.next('complete');
    connection.send(subscribe('a'));
    connection.send(subscribe('a'));
    expect((await connection.closed).code).toBe(4409);
  });

  it('no initialisation in time: 4408', async () => {
    const began = Date.now();
    expect((await (await opened()).closed).code).toBe(4408);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it.each([['graphql-ws'], ['nonsense'], [undefined]])(
    'the subprotocol %s: 4406, or no connection at all',
    async (protocol) => {
      const socket = new WebSocket(socketAddress(officer), protocol as string, { headers: officer.credentials });
      const code = await new Promise<number>((settle) => {
        socket.once('close', (given) => settle(given));
        socket.once('error', () => {});
      });
      expect([4406, 1006]).toContain(code);
    },
  );

  it('a token in the initialisation decides alone; one that is not good: 4403', async () => {
    for (const payload of [
      { authorization: 'Bearer nonsense' },
      { authorization: 'nonsense' },
      { authorization: { a: 1 } },
      { authorization: 7 },
    ]) {
      const connection = await opened();
      connection.send({ type: 'connection_init', payload });
      expect((await connection.closed).code).toBe(4403);
      expect(connection.received).toEqual([]);
    }
    const { authorization } = (await product.user('machine client')).credentials;
    const connection = await initialised(await product.user('anonymous'), { authorization });
    connection.send(subscribe('a'));
    expect(await connection.next('next')).toMatchObject({ id: 'a' });
  });

  const refused: readonly (readonly [what: string, query: string, variables: unknown])[] = [
    ['no document', '{', undefined],
    ['an unknown field', 'subscription { nothing }', undefined],
    ['100 aliases', `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: __typename`).join(' ')} }`, undefined],
    ['50 directives', `subscription { now ${'@include(if: true) '.repeat(50)} }`, undefined],
    ['fragments in a circle', '{ ...A } fragment A on Query { ...A }', undefined],
    ['too many words', `{ ${'a '.repeat(4_000)} }`, undefined],
    [
      'a cursor that was never given out',
      'subscription { actionPointEvents(after: "nonsense") { cursor } }',
      undefined,
    ],
    ['an empty cursor', 'subscription { actionPointEvents(after: "") { cursor } }', undefined],
    [
      'a variable of the wrong shape',
      'subscription($after: Cursor) { actionPointEvents(after: $after) { cursor } }',
      { after: { $gt: '' } },
    ],
    ['a second field', 'subscription { now actionPointEvents(after: "0") { cursor } }', undefined],
  ];
  it.each(refused)('%s: an error for that subscription alone', async (_, query, variables) => {
    const connection = await initialised();
    connection.send(subscribe('bad', query, variables));
    const message = await Promise.race([connection.next('error'), connection.next('next')]);
    expect(JSON.stringify(message)).toMatch(/"message":"[^"]+/);
    expect(JSON.stringify(message)).not.toMatch(/node_modules|\.js:|stack|INTERNAL_SERVER_ERROR/);
    connection.send(subscribe('good'));
    await expect.poll(() => connection.received.some((text) => text.includes('"good"'))).toBe(true);
  });

  it('many subscriptions on one connection, and frames in one go', async () => {
    const connection = await initialised();
    for (let count = 0; count < 50; count++) connection.send(subscribe(randomUUID(), '{ viewer { signedIn } }'));
    await expect.poll(() => connection.received.filter((text) => text.includes('"complete"')).length).toBe(50);
  });

  it.each([
    ['an address of no partnership', '/t/nowhere/graphql', {}, 404],
    ['an address that serves no graph', '/t/cambridge-city', {}, 404],
    ['a site that is not ours, with our cookie', '/t/cambridge-city/graphql', { origin: 'https://evil.example' }, 403],
  ])('%s can’t be connected to', async (_, path, headers, status) => {
    const socket = new WebSocket(product.url.replace('http', 'ws') + path, 'graphql-transport-ws', {
      headers: { ...officer.credentials, ...headers },
    });
    const given = await new Promise<number | undefined>((settle) => {
      socket.once('unexpected-response', (_request, response) => settle(response.statusCode));
      socket.once('open', () => settle(101));
      socket.once('error', () => {});
    });
    socket.terminate();
    expect(given).toBe(status);
  });

  it('half a handshake and bytes that are no frames leave the server alive', async () => {
    for (const text of [
      'GET /t/cambridge-city/graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'GET /t/cambridge-city/graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n\xff\xff\xff\xff\xff',
      '\x16\x03\x01\x02\x00\x01',
      'GET / HTTP/9.9\r\n\r\n',
    ]) {
      await new Promise<void>((settle) => {
        const socket = connect(Number(new URL(product.url).port), '127.0.0.1', () => socket.write(text, 'latin1'));
        socket
          .on('data', () => {})
          .on('error', () => settle())
          .on('close', () => settle());
        setTimeout(() => socket.destroy(), 300);
      });
    }
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  it('lives after all that, and has printed no unexpected fault', async () => {
    expect((await officer.ask('{ viewer { signedIn } }')).data).toEqual({ viewer: { signedIn: true } });
    if (product.ours) expect(product.program.output()).not.toMatch(/"level":(50|60)|UnhandledPromise|Uncaught/);
  });
});
