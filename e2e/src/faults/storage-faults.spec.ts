import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const workspace = resolve(here, '../../..');
const traced = 'pwrite64,fsync,fdatasync';
const strace = spawnSync('strace', ['-V']).status === 0;
/** Every place by command (`FAULT_STRIDE=1`), a sample of them in the tests: each takes about a second. */
const everyNth = Number(process.env['FAULT_STRIDE'] ?? 0);
const sampled = 5;

const bundle = join(workspace, 'dist/e2e/storage-child.mjs');
let folder: string;
/** A tenant's files as they are before the journey. */
let fresh: string;

interface Ended {
  readonly acknowledged: readonly string[];
  readonly said: string;
  readonly code: number | null;
}

const journey = (dataDir: string, ...inject: string[]): Ended => {
  const tracing = ['-f', '-qq', '-o', join(folder, 'trace'), '-e', `trace=${traced}`, ...inject];
  const { stdout, stderr, status } = spawnSync('strace', [...tracing, process.execPath, bundle, dataDir], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { acknowledged: stdout.split('\n').filter(Boolean), said: stderr, code: status };
};

const copy = (): string => {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  cpSync(fresh, dataDir, { recursive: true });
  return dataDir;
};

/** What a new process finds: SQLite recovers from the write-ahead log as it opens the file. */
const stored = (dataDir: string): { commands: string[]; positions: number[]; check: string } => {
  const database = new DatabaseSync(join(dataDir, 'tenants/cambridge-city/log.db'));
  try {
    const [check] = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    const there = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'commits_action_plan'").get();
    const rows = (there
      ? database
          .prepare('SELECT position, lower(hex(command)) AS command FROM commits_action_plan ORDER BY position')
          .all()
      : []) as unknown as { position: number; command: string }[];
    return {
      commands: rows.map(({ command }) => command),
      positions: rows.map(({ position }) => position),
      check: check!.integrity_check,
    };
  } finally {
    database.close();
  }
};

/** How many of the traced calls a journey without faults makes. */
let calls: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csp-faults-'));
  fresh = join(folder, 'fresh');
  await build({
    entryPoints: [join(here, 'storage-child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    loader: { '.graphql': 'text' },
    external: ['@photostructure/sqlite', '@nestjs/*', 'rxjs'],
    logLevel: 'error',
  });
  if (!strace) return;
  const first = mkdtempSync(join(folder, 'first-'));
  const { acknowledged } = journey(first);
  if (acknowledged.length !== 20) throw new Error('The journey fails without any fault.');
  calls = readFileSync(join(folder, 'trace'), 'utf8')
    .split('\n')
    .filter((line) => /\b(?:pwrite64|fsync|fdatasync)\(/.test(line)).length;
  // Faults strike the journey, not the making of its tenant.
  const made = mkdtempSync(join(folder, 'made-'));
  journey(made);
  const log = join(made, 'tenants/cambridge-city');
  for (const file of ['log.db-wal', 'log.db-shm', 'views.db', 'views.db-wal', 'views.db-shm'])
    rmSync(join(log, file), { force: true });
  const database = new DatabaseSync(join(log, 'log.db'));
  database.exec('DELETE FROM commits_action_plan; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  cpSync(made, fresh, { recursive: true });
}, 120_000);
afterAll(() => {
  if (folder && existsSync(folder)) rmSync(folder, { recursive: true, force: true });
});

const faults = [
  ['SIGKILL', 'signal=SIGKILL'],
  ['EIO', 'error=EIO'],
  ['ENOSPC', 'error=ENOSPC'],
] as const;

describe.skipIf(!strace)('a fault at a write or sync of twenty commands (needs strace)', () => {
  it.each(faults)(
    '%s: nothing acknowledged is lost, nothing is corrupt, and the end has a name',
    (name, fault) => {
      const struck: number[] = [];
      const stride = everyNth || Math.ceil(calls / sampled);
      for (let call = 1; call <= calls; call += stride) {
        const dataDir = copy();
        const { acknowledged, said, code } = journey(dataDir, '-e', `inject=${traced}:${fault}:when=${call}`);
        const { commands, positions, check } = stored(dataDir);
        const context = `call ${call}: ${said}`;
        expect(check, context).toBe('ok');
        expect(positions, context).toEqual(positions.map((_, index) => index + 1));
        expect(new Set(commands).size, context).toBe(commands.length);
        expect(commands, context).toEqual(expect.arrayContaining(acknowledged.map((id) => id.replaceAll('-', ''))));
        if (code !== 0) struck.push(call);
        if (code !== 0 && name !== 'SIGKILL') expect(said, context).toMatch(/^(?!Error:|TypeError:)[A-Z]\w+: \S/m);
        // Started again on what is there, the same commands are all carried out, each once.
        const again = journey(dataDir);
        expect(again.acknowledged.length, `${context}\n${again.said}`).toBe(20);
        expect(stored(dataDir).commands.length, context).toBe(20);
        rmSync(dataDir, { recursive: true, force: true });
      }
      expect(struck.length).toBeGreaterThan(0);
    },
    900_000,
  );
});
