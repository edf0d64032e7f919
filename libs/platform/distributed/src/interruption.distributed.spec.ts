import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutcomeUnknown, type TenantId } from '@csp/kernel';
import { startMongodb } from '@csp/infra-local';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { connectDistributed, type Distributed } from './distributed.ts';
import { all, commit, upTo } from './testing/commits.ts';
import { cutLine, type Cut } from './testing/cut-line.ts';
import { dropAll, freshPrefix, serverUrl } from './testing/server.ts';

vi.setConfig({ testTimeout: 60_000 });
const tenant = 'cambridge-city' as TenantId;
const prefix = freshPrefix();
const endings: (() => Promise<unknown>)[] = [];

const connected = async (url: string): Promise<Distributed> => {
  const distributed = await connectDistributed(url, { prefix, serverMilliseconds: 1_500 });
  endings.push(() => distributed.close());
  await distributed.provision(tenant);
  return distributed;
};

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

describe('a line that is cut', () => {
  afterAll(() => dropAll(prefix));

  it.each<[Cut, number]>([
    ['before the server has it', 0],
    ['when the server has answered', 1],
  ])('%s leaves the outcome unknown, and sent again the command has one effect', async (when, stored) => {
    const line = await cutLine(serverUrl());
    endings.push(async () => line.close());
    const log = (await connected(line.url)).store('tally').of(tenant);
    const beside = (await connected(serverUrl())).store('tally').of(tenant);
    await log.append(commit());
    const before = await beside.head();
    const asked = commit();
    line.cut(when, asked.commandId);
    await expect(log.append(asked)).rejects.toThrow(OutcomeUnknown);
    expect(await beside.head()).toBe(before + stored);
    line.cut(when, 'nothing any more');
    expect((await log.append(asked)).kind).toBe(stored === 1 ? 'repeated' : 'appended');
    expect(await log.append(asked)).toMatchObject({ kind: 'repeated', commit: { position: before + 1 } });
    expect(await log.append(commit())).toEqual({ kind: 'appended', position: before + 2 });
  });
});

const { MONGO_PROGRAM: program = '' } = process.env;

// A server named in MONGO_URL is somebody else's, and is not stopped: these cases are then counted as skipped.
describe.skipIf(program === '')('a server that is stopped in the middle and started again', () => {
  it('has one effect for each command, no gap, and answers unknown meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csp-interruption-'));
    endings.push(async () => rmSync(folder, { recursive: true, force: true }));
    let server = await startMongodb({ program, folder });
    endings.push(() => server.stop());
    const log = (await connected(server.url)).store('tally').of(tenant);
    const commits = upTo(120).map(() => commit());
    const acknowledged: string[] = [];
    const failures: Error[] = [];
    const writer = async (mine: typeof commits) => {
      for (const one of mine)
        for (let done = false; !done;) {
          done = await log.append(one).then(
            () => acknowledged.push(one.commandId) > 0,
            (error: Error) => failures.push(error) < 0,
          );
        }
    };
    const writing = Promise.all(upTo(4).map((n) => writer(commits.slice((n - 1) * 30, n * 30))));
    while (acknowledged.length < 20) await new Promise((next) => setImmediate(next));
    await server.kill();
    const surviving = [...acknowledged];
    while (failures.length === 0) await new Promise((next) => setTimeout(next, 10));
    server = await startMongodb({ program, folder, port: server.port });
    await writing;
    expect(failures.every((error) => error instanceof OutcomeUnknown)).toBe(true);
    const stored = await all(log);
    expect(stored.map(({ position }) => position)).toEqual(upTo(120));
    expect(new Set(stored.map(({ commandId }) => commandId))).toEqual(new Set(commits.map((one) => one.commandId)));
    expect(stored.map(({ commandId }) => commandId)).toEqual(expect.arrayContaining(surviving));
  });
});
