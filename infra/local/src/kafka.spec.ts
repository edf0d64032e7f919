import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { freePort, runToEnd, startServer } from './child.mjs';
import { kafka } from './kafka.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-kafka-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('uses the brokers that KAFKA_BROKERS names, and starts and fetches nothing', async () => {
  vi.stubEnv('KAFKA_BROKERS', 'elsewhere:9092,other:9092');
  const said: string[] = [];
  const broker = await kafka({ folder, say: (text: string) => said.push(text) });
  expect(broker).toMatchObject({ brokers: 'elsewhere:9092,other:9092' });
  expect(broker.program).toBeUndefined();
  await broker.stop();
  expect(said).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('says how to go on when what it needs is not there or fails', async () => {
  const failure = 'Install it.';
  await expect(runToEnd({ command: join(folder, 'missing'), args: [], failure })).rejects.toThrow('Install it.');
  const failing = { command: process.execPath, args: ['-e', 'console.error("no room"); process.exit(3)'], failure };
  await expect(runToEnd(failing)).rejects.toThrow('Install it.\nno room');
});

it('answers when a server does, and ends it', async () => {
  const port = await freePort();
  const listening = `require('node:net').createServer().listen(${port}, '127.0.0.1')`;
  const server = await startServer({ title: 'It', command: process.execPath, args: ['-e', listening], port });
  await server.stop();
  expect(() => process.kill(server.pid!, 0)).toThrow('ESRCH');
});
