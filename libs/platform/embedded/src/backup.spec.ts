import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commit, NewCommit, TenantId, TenantLog } from '@csp/kernel';
import { numberedId } from '@csp/platform-conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { createEmbedded, RestoreRefused, type Embedded } from './embedded.ts';

const cambridge = 'cambridge-city' as TenantId;
const fenland = 'fenland' as TenantId;

let folder: string;
let embedded: Embedded;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csp-backup-'));
  embedded = createEmbedded(join(folder, 'data'));
  embedded.provision(cambridge);
});

afterEach(() => {
  embedded.close();
  rmSync(folder, { recursive: true, force: true });
});

const logOf = (tenant = cambridge, of = embedded): TenantLog => of.store('meetings').of(tenant);

let made = 0;
const commit = (note = ''): NewCommit => {
  const commandId = numberedId(++made, 0xba);
  return {
    stream: `meeting-${made}`,
    version: 1,
    events: [{ type: 'Noted.v1', data: { note } }],
    commandId,
    commandDigest: 'd'.repeat(32),
    at: '2020-02-11T10:00:00.000Z',
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
  };
};

/** As someone with nothing but the file would see it: restored into an empty data folder. */
const restored = async (file: string, tenant = cambridge): Promise<readonly Commit[]> => {
  const elsewhere = createEmbedded(mkdtempSync(join(folder, 'bare-machine-')));
  try {
    elsewhere.restore(tenant, file);
    return await elsewhere.store('meetings').of(tenant).read(0, 1_000_000);
  } finally {
    elsewhere.close();
  }
};

describe('a backup', () => {
  it('gives back all there was, restored on a bare machine', async () => {
    for (const note of ['a', 'b', 'c']) await logOf().append(commit(note));
    const file = join(folder, 'copies', 'cambridge-city.db');
    await embedded.backup(cambridge, file);
    const copy = await restored(file);
    expect(copy.map(({ events }) => events)).toEqual((await logOf().read(0, 10)).map(({ events }) => events));
  });

  it('B1: under load holds all that was acknowledged before it began, opens whole, and comes to an end', async () => {
    // 30 MB: the copy takes many steps, and hundreds of commits come between them.
    const text = 'x'.repeat(300_000);
    for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: 10 }, () => logOf().append(commit(text))));
    let writing = true;
    let acknowledged = await logOf().head();
    const writer = (async () => {
      while (writing) {
        await logOf().append(commit());
        acknowledged++;
      }
    })();
    const copies: { file: string; least: number; most: number }[] = [];
    for (let n = 0; n < 5; n++) {
      const file = join(folder, `under-load-${n}.db`);
      const least = acknowledged;
      await embedded.backup(cambridge, file);
      copies.push({ file, least, most: acknowledged });
    }
    writing = false;
    await writer;
    expect(copies.at(-1)!.most).toBeGreaterThan(copies[0]!.least + 20);
    for (const { file, least, most } of copies) {
      const positions = (await restored(file)).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => index + 1));
      expect(positions.length).toBeGreaterThanOrEqual(least);
      expect(positions.length).toBeLessThanOrEqual(most);
    }
  }, 60_000);

  it('takes the place of an older copy only when it is whole', async () => {
    const file = join(folder, 'copy.db');
    await logOf().append(commit());
    await embedded.backup(cambridge, file);
    const before = readFileSync(file);
    writeFileSync(`${file}.part`, 'what a copy left that was cut off');
    await expect(embedded.backup('nowhere' as TenantId, file)).rejects.toThrow('nowhere');
    expect(readFileSync(file)).toEqual(before);
    await logOf().append(commit());
    await embedded.backup(cambridge, file);
    expect(await restored(file)).toHaveLength(2);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('can be taken by a second process, beside the one that runs the product', async () => {
    await logOf().append(commit());
    const beside = createEmbedded(join(folder, 'data'), undefined, { shared: true });
    await beside.backup(cambridge, join(folder, 'copy.db'));
    beside.close();
    await logOf().append(commit());
    expect(await restored(join(folder, 'copy.db'))).toHaveLength(1);
  });

  it('holds how far policies were, so that they are not asked again', async () => {
    const feed = { consumer: 'policy:x', source: 'meetings', tenant: cambridge, lasting: true };
    await embedded.views('action-plan').of(cambridge).write({ feed, checkpoint: 7, rows: [] });
    await embedded.backup(cambridge, join(folder, 'copy.db'));
    const elsewhere = createEmbedded(join(folder, 'elsewhere'));
    elsewhere.restore(cambridge, join(folder, 'copy.db'));
    expect(await elsewhere.views('action-plan').of(cambridge).checkpoint(feed)).toBe(7);
    elsewhere.close();
  });
});

describe('a restore', () => {
  const copyOf = async (tenant: TenantId): Promise<string> => {
    embedded.provision(tenant);
    await logOf(tenant).append(commit(`of ${tenant}`));
    const file = join(folder, `${tenant}.db`);
    await embedded.backup(tenant, file);
    return file;
  };
  /** Refused, and nothing has changed. */
  const refused = (tenant: TenantId, file: string, why: RegExp) => {
    const before = embedded.tenants();
    expect(() => embedded.restore(tenant, file)).toThrow(RestoreRefused);
    expect(() => embedded.restore(tenant, file)).toThrow(why);
    expect(embedded.tenants()).toEqual(before);
  };

  it('is refused into another tenant, and the product still starts', async () => {
    refused(fenland, await copyOf(cambridge), /cambridge-city, not of fenland/);
    embedded.close();
    embedded = createEmbedded(join(folder, 'data'));
    expect(embedded.tenants()).toEqual([cambridge]);
  });

  it('is refused over a tenant that is there', async () => {
    refused(cambridge, await copyOf(cambridge), /is there already/);
    expect(await logOf().head()).toBe(1);
  });

  it('is refused of a file that is not there, is no copy, is cut short or damaged', async () => {
    const file = await copyOf(fenland);
    const peterborough = 'peterborough' as TenantId;
    refused(peterborough, join(folder, 'nothing.db'), /no such file/);
    writeFileSync(join(folder, 'text.db'), 'Minutes of the meeting\n'.repeat(1_000));
    refused(peterborough, join(folder, 'text.db'), /not a copy/);
    const other = openDatabase(join(folder, 'other.db'), 'full');
    other.exec('CREATE TABLE something(x)');
    other.close();
    refused(peterborough, join(folder, 'other.db'), /not a copy/);
    const bytes = readFileSync(file);
    writeFileSync(join(folder, 'short.db'), bytes.subarray(0, bytes.length - 5_000));
    refused(peterborough, join(folder, 'short.db'), /damaged|not a copy/);
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 4_096 * 2, 4_096 * 3);
    writeFileSync(join(folder, 'damaged.db'), damaged);
    refused(peterborough, join(folder, 'damaged.db'), /damaged|not a copy/);
  });

  it('brings back a tenant whose folder was moved away', async () => {
    const file = await copyOf(cambridge);
    embedded.close();
    rmSync(join(folder, 'data', 'tenants', cambridge), { recursive: true });
    embedded = createEmbedded(join(folder, 'data'));
    expect(embedded.tenants()).toEqual([]);
    embedded.restore(cambridge, file);
    expect(embedded.tenants()).toEqual([cambridge]);
    expect((await logOf().read(0, 10)).map(({ events }) => events[0]!.data)).toEqual([{ note: 'of cambridge-city' }]);
    expect(await logOf().append(commit())).toEqual({ kind: 'appended', position: 2 });
  });

  it('leaves the copy as it was', async () => {
    const file = await copyOf(cambridge);
    const before = readFileSync(file);
    await restored(file);
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

describe('why not simply copy the file', () => {
  it('a copy of the live file alone lacks what is still in the write-ahead log', async () => {
    for (let n = 0; n < 5; n++) await logOf().append(commit());
    copyFileSync(join(folder, 'data', 'tenants', cambridge, 'log.db'), join(folder, 'plain.db'));
    const plain = openDatabase(join(folder, 'plain.db'), 'full');
    const tables = plain.prepare("SELECT name FROM sqlite_master WHERE name = 'commits_meetings'").all();
    const found =
      tables.length === 0 ? 0 : (plain.prepare('SELECT count(*) AS n FROM commits_meetings').get() as { n: number }).n;
    plain.close();
    expect(found).toBeLessThan(5);
  });
});
