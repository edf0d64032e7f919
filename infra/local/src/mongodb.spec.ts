import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mongodb, startMongodb } from './mongodb.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-mongodb-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('uses the server that MONGO_URL names, and starts and builds nothing', async () => {
  vi.stubEnv('MONGO_URL', 'mongodb://elsewhere:27017');
  const said: string[] = [];
  const server = await mongodb({ folder, say: (text: string) => said.push(text) });
  expect(server).toMatchObject({ url: 'mongodb://elsewhere:27017' });
  expect(server.program).toBeUndefined();
  await server.stop();
  expect(said).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('says what a server said that ended at once', async () => {
  const program = join(folder, 'broken');
  writeFileSync(program, '#!/bin/sh\necho "no such handler" >&2\nexit 1\n', { mode: 0o755 });
  await expect(startMongodb({ program, folder })).rejects.toThrow('no such handler');
});
