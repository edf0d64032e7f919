import { actionPoint } from '@csp/action-plan-domain';
import type { Commit } from '@csp/kernel';
import { openDatabase, type Database } from '@csp/platform-embedded';
import type { ActRequest } from '@csp/platform-runtime';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { act, allCommits, checkLog, lives as livesOf, type Step } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city, openPlatform, type Platform } from '../platform.ts';
import type { Size } from '../size.ts';

/** G1: what an event takes on disk, over the same facts in a plain table. Nothing here depends on the machine: one round says it all. */
export const bytesPerEvent = async ({ short }: Size): Promise<Measurement[]> => {
  const lives = short ? 200 : 15_000;
  const dataDir = folder('g1');
  const platform = await openPlatform(dataDir);
  const acknowledged = await fill(platform, lives);
  const commits = await allCommits(platform.embedded.store('action-plan').of(city));
  checkLog(commits, acknowledged);
  await platform.close();
  const own = bytesOf(join(dataDir, 'tenants', city, 'log.db'));

  const events = commits.reduce((sum, commit) => sum + commit.events.length, 0);
  const indexed = rawBytes(join(dataDir, 'indexed.db'), commits, indexes);
  const bare = rawBytes(join(dataDir, 'bare.db'), commits, '');
  const base = {
    figure: 'G1',
    what: 'the log of a tenant, checkpointed, indexes included',
    unit: 'bytes/event',
    gate: `${events} events in ${commits.length} commits read back whole, from the log and from each raw table`,
  };
  const rounds = (control: number) => [{ subject: own / events, control: control / events }];
  return [
    {
      ...base,
      part: 'indexed',
      control: 'a raw row: the same columns as plain text, the same three unique indexes',
      rounds: rounds(indexed),
      goal: { of: 'ratio', atMost: 1.1 },
    },
    {
      ...base,
      part: 'bare',
      control: 'a raw row without any index: it could neither refuse a repeat nor find a stream',
      rounds: rounds(bare),
    },
  ];
};

/** Points raised by a policy, as most are: what led to it has another id than the command. What people do has one id for all. */
const fill = async (platform: Platform, lives: number): Promise<Map<string, number>> => {
  const here = platform.here('action-plan', city);
  const newId = () => platform.ports.ids.next();
  const steps = livesOf(newId);
  const acknowledged = new Map<string, number>();
  const give = async (step: Step): Promise<void> => {
    const { id, command, commandId } = step;
    const policy = { actor: 'policy:keep-the-register-as-minuted', correlation: newId(), causation: newId() };
    const acted =
      command.type === 'RaiseActionPoint'
        ? await platform.runtime.act({
            ...policy,
            context: 'action-plan',
            tenant: city,
            decider,
            id,
            command,
            commandId,
            intent: id,
          })
        : await act(here, step);
    gate(acted.kind === 'accepted', `A command was answered ${JSON.stringify(acted)}.`);
    if (acted.kind === 'accepted') acknowledged.set(commandId, acted.position);
  };
  for (let left = lives; left > 0; left -= 100) {
    const together = Array.from({ length: Math.min(100, left) }, () => [
      steps.next().value,
      steps.next().value,
      steps.next().value,
    ]);
    await Promise.all(
      together.map(async (life) => {
        for (const step of life) await give(step);
      }),
    );
  }
  return acknowledged;
};

const decider = actionPoint as unknown as ActRequest['decider'];

const indexes = `CREATE UNIQUE INDEX by_position ON raw(position);
  CREATE UNIQUE INDEX by_version ON raw(stream, version);
  CREATE UNIQUE INDEX by_command ON raw(commandId);`;

const columns = [
  'position',
  'stream',
  'version',
  'commandId',
  'commandDigest',
  'at',
  'actor',
  'correlation',
  'causation',
  'events',
] as const;

const rawBytes = (file: string, commits: readonly Commit[], schema: string): number => {
  const raw = openDatabase(file, 'full');
  const numbers = new Set<string>(['position', 'version']);
  raw.exec(
    `CREATE TABLE raw(${columns.map((name) => `${name} ${numbers.has(name) ? 'INTEGER' : 'TEXT'} NOT NULL`).join(', ')}); ${schema}`,
  );
  const insert = raw.prepare(`INSERT INTO raw VALUES (${columns.map(() => '?').join(', ')})`);
  // As they came, so that the indexes grow as they would have.
  for (let from = 0; from < commits.length; from += 100)
    raw.transaction(() => commits.slice(from, from + 100).forEach((commit) => insert.run(...rowOf(commit))));
  checkRaw(raw, commits);
  raw.close();
  return bytesOf(file);
};

const rowOf = (commit: Commit): (string | number)[] =>
  columns.map((name) => (name === 'events' ? JSON.stringify(commit.events) : commit[name]));

const checkRaw = (raw: Database, commits: readonly Commit[]): void => {
  const rows = raw.prepare('SELECT * FROM raw ORDER BY position').all() as Record<string, string | number>[];
  gate(rows.length === commits.length, `${rows.length} raw rows for ${commits.length} commits.`);
  for (const [index, row] of rows.entries()) {
    const stored = columns.map((name) => row[name]);
    gate(JSON.stringify(stored) === JSON.stringify(rowOf(commits[index]!)), `Raw row ${index + 1} differs.`);
  }
};

/** Of the file alone: the write-ahead log is put into it first, for it is empty most of the time. */
const bytesOf = (file: string): number => {
  const database = openDatabase(file, 'full');
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  database.close();
  gate(busy === 0 && statSync(`${file}-wal`).size === 0, `${file} could not be checkpointed.`);
  return statSync(file).size;
};
