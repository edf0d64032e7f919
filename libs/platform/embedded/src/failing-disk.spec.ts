import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutcomeUnknown, StorageFull, type Feed, type NewCommit, type TenantId, type View } from '@csp/kernel';
import { numberedId, tallies, type TallyRow } from '@csp/platform-conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from './commit-log.ts';
import { openDatabase, type Database } from './database.ts';
import { ViewFile } from './view-file.ts';

const tenant = 'cambridge-city' as TenantId;
const full = () => Object.assign(new Error('database or disk is full'), { errcode: 13 });
const ioError = () => Object.assign(new Error('disk I/O error'), { errcode: 1034 });

let folder: string;
let open: Database[];

/** A database whose transactions fail while `fault` is set: before they begin, or at COMMIT when all is done. */
const failing = (name: string) => {
  const database = openDatabase(join(folder, name), 'full');
  open.push(database);
  const disk: { fault: (() => Error) | undefined; database: Database } = {
    fault: undefined,
    database: {
      ...database,
      transaction: (work) => {
        if (disk.fault) throw disk.fault();
        return database.transaction(work);
      },
    },
  };
  return disk;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-failing-'));
  open = [];
});

afterEach(() => {
  for (const database of open) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const commit = (number: number): NewCommit => ({
  stream: `tally-${number}`,
  version: 1,
  events: [],
  commandId: numberedId(number),
  commandDigest: '',
  at: '2020-02-11T10:00:00.000Z',
  actor: 'someone',
  correlation: numberedId(number),
  causation: numberedId(number),
});

describe('a log on a disk that is full', () => {
  it('refuses what was sent by name, stores nothing, and takes the same commands once there is room', async () => {
    const disk = failing('log.db');
    const faults: Error[] = [];
    const log = new LogFile(disk.database, (fault) => faults.push(fault)).of('tally');
    await log.append(commit(1));
    disk.fault = full;
    const refused = await Promise.allSettled([log.append(commit(2)), log.append(commit(3))]);
    for (const one of refused) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(StorageFull);
    expect(await log.head()).toBe(1);
    disk.fault = undefined;
    expect(await log.append(commit(2))).toEqual({ kind: 'appended', position: 2 });
    expect(faults).toEqual([]);
  });
});

describe('a log on a disk that fails', () => {
  it('says that the outcome is unknown, once to the process, and takes nothing more', async () => {
    const disk = failing('log.db');
    const faults: Error[] = [];
    const file = new LogFile(disk.database, (fault) => faults.push(fault));
    const log = file.of('tally');
    await log.append(commit(1));
    disk.fault = ioError;
    const refused = await Promise.allSettled([log.append(commit(2)), log.append(commit(3))]);
    for (const one of refused) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(OutcomeUnknown);
    disk.fault = undefined;
    await expect(log.append(commit(4))).rejects.toThrow(OutcomeUnknown);
    const feed: Feed = { consumer: 'policy:x', source: 'tally', tenant, lasting: true };
    await expect(file.move('echo', { feed, checkpoint: 1, rows: [] })).rejects.toThrow(OutcomeUnknown);
    expect(faults).toHaveLength(1);
    expect(await log.head()).toBe(1);
    expect(await log.read(0, 10)).toHaveLength(1);
  });
});

describe('views on a disk that fails', () => {
  const generation = { view: tallies as unknown as View, number: 1 };
  const feed: Feed = { consumer: 'tallies@1', source: 'tally', tenant };
  const row = (sum: number): TallyRow => ({
    id: 'a',
    tenant,
    subject: 'a',
    sum,
    counts: 1,
    closed: false,
    amounts: [sum],
  });
  const writeOf = (sum: number, checkpoint: number) => ({
    feed,
    generation,
    checkpoint,
    rows: [{ key: 'a', row: row(sum), position: checkpoint }],
  });

  const prepared = async () => {
    const disk = failing('views.db');
    const file = new ViewFile(disk.database, new LogFile(failing('log.db').database, () => {}));
    const views = file.of('tally');
    await views.create(generation);
    await views.write(writeOf(1, 1));
    await views.finish(generation);
    return { disk, file, views };
  };

  it('go on answering, and never fold twice what they could not yet write', async () => {
    const { disk, views } = await prepared();
    disk.fault = full;
    for (let n = 2; n <= 700; n++) {
      const known = (await views.load(generation, ['a'])).get('a')!.row as TallyRow;
      await views.write(writeOf(known.sum + 1, n));
    }
    expect((await views.rows(tallies).get('a'))?.sum).toBe(700);
    expect((await views.rows(tallies).find()).map(({ sum }) => sum)).toEqual([1]);
    expect(await views.rows(tallies).count()).toBe(1);
    await expect(views.checkpoint(feed)).rejects.toThrow('full');
    disk.fault = undefined;
    expect((await views.rows(tallies).find()).map(({ sum }) => sum)).toEqual([700]);
    expect(await views.checkpoint(feed)).toBe(700);
  });

  it('write by themselves once they can', async () => {
    const { disk, views } = await prepared();
    disk.fault = full;
    await views.write(writeOf(5, 2));
    await new Promise((later) => setTimeout(later, 50));
    disk.fault = undefined;
    await new Promise((later) => setTimeout(later, 1_300));
    const reader = openDatabase(join(folder, 'views.db'), 'normal');
    open.push(reader);
    expect(reader.prepare('SELECT position FROM checkpoints').all()).toMatchObject([{ position: 2 }]);
  });

  it('let what can not be stored stand in nobody`s way', async () => {
    const { views } = await prepared();
    const bad = { ...row(1), toJSON: () => 1n };
    await expect(views.write({ ...writeOf(1, 2), rows: [{ key: 'b', row: bad, position: 2 }] })).rejects.toThrow();
    const gone = { ...writeOf(1, 2), generation: { ...generation, number: 9 } };
    await expect(views.write(gone)).rejects.toThrow('no generation 9');
    await views.write(writeOf(2, 2));
    expect((await views.rows(tallies).find()).map(({ sum }) => sum)).toEqual([2]);
  });

  it('close without a word: what is not written is folded again', async () => {
    const { disk, file, views } = await prepared();
    await views.write(writeOf(5, 2));
    disk.fault = ioError;
    expect(() => file.close()).not.toThrow();
  });
});
