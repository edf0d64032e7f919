import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TenantId } from '@csp/kernel';
import { countedIds, memoryPlatform, tallies, tally, tallyContext, testPorts } from '@csp/platform-conformance';
import { Runtime, type ActRequest } from '@csp/platform-runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { createEmbedded, DataDirectoryInUse, type Embedded } from './embedded.ts';

const cambridge = 'cambridge-city' as TenantId;

let folder: string;
let embedded: Embedded;
const faults: Error[] = [];
const tenantFile = (name: string, tenant = cambridge) => join(folder, 'tenants', tenant, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-data-'));
  embedded = createEmbedded(folder, (fault) => faults.push(fault));
  embedded.provision(cambridge);
});

afterEach(() => {
  embedded.close();
  rmSync(folder, { recursive: true, force: true });
});

const reopened = (): Embedded => {
  embedded.close();
  return (embedded = createEmbedded(folder, (fault) => faults.push(fault)));
};

const runtimeOver = async (): Promise<(command: object, id?: string) => ReturnType<Runtime['act']>> => {
  const runtime = new Runtime([tallyContext], { ...testPorts(memoryPlatform()), ...embedded, soleWriter: true });
  await runtime.start();
  const ids = countedIds(Math.floor(Date.now() / 1_000) % 0xffff_ffff);
  return (command, id = 'a') => {
    const commandId = ids.next();
    return runtime.act({
      context: 'tally',
      tenant: cambridge,
      decider: tally as unknown as ActRequest['decider'],
      id,
      command,
      commandId,
      intent: JSON.stringify(command),
      actor: 'someone',
      correlation: commandId,
      causation: commandId,
    });
  };
};

const shown = () => embedded.views('tally').of(cambridge).rows(tallies).find();

describe('a data folder', () => {
  it('is used by one process at a time: a second is refused by name', () => {
    expect(() => createEmbedded(folder)).toThrow(DataDirectoryInUse);
    expect(() => createEmbedded(folder)).toThrow(/Stop it first/);
  });

  it('is refused to another process too, and free once this one has closed it', async () => {
    const attempt = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', takeLock, join(folder, 'lock.db')]);
    await expect(attempt()).rejects.toMatchObject({ stderr: expect.stringContaining('locked') as string });
    embedded.close();
    await expect(attempt()).resolves.toMatchObject({ stdout: 'taken\n' });
    embedded = createEmbedded(folder);
  });

  it('starts beside a tenant that a process died making', () => {
    mkdirSync(join(folder, 'tenants', '.fenland.new'));
    writeFileSync(join(folder, 'tenants', '.fenland.new', 'log.db'), 'half a file');
    expect(reopened().tenants()).toEqual([cambridge]);
    embedded.provision('fenland' as TenantId);
    expect(embedded.tenants()).toEqual([cambridge, 'fenland']);
  });

  it('is whole in its one file per tenant after it was closed', async () => {
    const act = await runtimeOver();
    for (const id of ['a', 'b', 'c']) await act({ type: 'Open', id, subject: id }, id);
    embedded.close();
    mkdirSync(join(folder, 'elsewhere', 'tenants', cambridge), { recursive: true });
    cpSync(tenantFile('log.db'), join(folder, 'elsewhere', 'tenants', cambridge, 'log.db'));
    embedded = createEmbedded(join(folder, 'elsewhere'));
    expect(await embedded.store('tally').of(cambridge).head()).toBe(3);
  });

  it('leaves nothing open of a tenant it has made', () => {
    embedded.provision('fenland' as TenantId);
    expect(existsSync(tenantFile('log.db-wal', 'fenland' as TenantId))).toBe(false);
  });

  it('keeps each tenant in a folder of its own, which can be moved away and back', async () => {
    const act = await runtimeOver();
    await act({ type: 'Open', id: 'a', subject: 'a' });
    embedded.provision('fenland' as TenantId);
    expect(embedded.tenants()).toEqual([cambridge, 'fenland']);
    embedded.close();
    rmSync(join(folder, 'tenants', 'fenland'), { recursive: true });
    embedded = createEmbedded(folder);
    expect(embedded.tenants()).toEqual([cambridge]);
    expect(await embedded.store('tally').of(cambridge).head()).toBe(1);
  });

  it('writes down what was sent in the very moment it is closed', async () => {
    const log = embedded.store('tally').of(cambridge);
    const commandId = countedIds(1).next();
    const at = '2020-02-11T10:00:00.000Z';
    const waiting = log.append({
      stream: 's',
      version: 1,
      events: [],
      commandId,
      commandDigest: '',
      at,
      actor: 'x',
      correlation: commandId,
      causation: commandId,
    });
    embedded.close();
    expect(await waiting).toEqual({ kind: 'appended', position: 1 });
    expect(faults).toEqual([]);
    embedded = createEmbedded(folder);
    expect(await embedded.store('tally').of(cambridge).head()).toBe(1);
  });
});

describe('a views file', () => {
  /** The same rows after a start over a copy of the folder in which the file was spoilt. */
  const filledAgain = async (spoil: (file: string) => void) => {
    const act = await runtimeOver();
    await act({ type: 'Open', id: 'a', subject: 'a' });
    for (const amount of [1, 2, 3]) await act({ type: 'Count', id: 'a', amount, note: '' });
    const before = await shown();
    embedded.close();
    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    rmSync(folder, { recursive: true });
    folder = copy;
    spoil(tenantFile('views.db'));
    embedded = createEmbedded(folder);
    await runtimeOver();
    expect(await shown()).toEqual(before);
    expect(before).toMatchObject([{ amounts: [1, 2, 3] }]);
  };

  it.each([
    ['deleted', (file: string) => rmSync(file)],
    ['overwritten', (file: string) => writeFileSync(file, 'not a database at all'.repeat(1_000))],
    ['emptied', (file: string) => writeFileSync(file, '')],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
  ])('that was %s is filled again from the log', (_, spoil) => filledAgain(spoil));

  it('that an earlier release laid out otherwise is filled again from the log', () =>
    filledAgain((file) => {
      const views = openDatabase(file, 'normal');
      views.exec('PRAGMA user_version = 1; DROP TABLE live; CREATE TABLE live(other TEXT)');
      views.close();
    }));

  it('shows rows at once and has them after the next start, although they are written a moment later', async () => {
    const act = await runtimeOver();
    await act({ type: 'Open', id: 'a', subject: 'a' });
    await act({ type: 'Count', id: 'a', amount: 5, note: '' });
    const before = await shown();
    expect(before).toMatchObject([{ sum: 5 }]);
    reopened();
    expect(await shown()).toEqual(before);
  });
});

describe('durability', () => {
  it('is set on the log whatever the driver defaults to', () => {
    const log = openDatabase(join(folder, 'some.db'), 'full');
    expect(Object.values(log.prepare('PRAGMA synchronous').get() as object)).toEqual([2]);
    expect(Object.values(log.prepare('PRAGMA journal_mode').get() as object)).toEqual(['wal']);
    log.close();
  });
});

/** Another process, with nothing but the driver, tries to take the lock that the product holds. */
const takeLock = `
import { createRequire } from 'node:module';
const { DatabaseSync } = createRequire(${JSON.stringify(import.meta.url)})('@photostructure/sqlite');
const lock = new DatabaseSync(process.argv.at(-1), { timeout: 0 });
lock.exec('BEGIN EXCLUSIVE');
console.log('taken');
`;
