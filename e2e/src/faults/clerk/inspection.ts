import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fold, upcast, type Commit, type DomainEvent } from '@csp/kernel';
import { echoes, tallies, tallyContext, type TallyEvent, type TallyRow } from '@csp/platform-conformance';
import { openDatabase } from '@csp/platform-embedded';
import { numberOf, tenant, type Desk } from './desk.ts';

/** What somebody finds who opens the files anew. */
export interface Findings {
  /** What is not as it must be, whatever was sent: corrupt files, gaps, doubles, effects without cause, wrong rows. */
  readonly wrong: readonly string[];
  /** Numbers of the orders that are in the log, in the order of the log. */
  readonly stored: readonly number[];
  /** What was counted, by tally: the same whatever way led to it. */
  readonly amounts: Readonly<Record<string, readonly number[]>>;
}

export const integrity = (dataDir: string): string[] =>
  ['log.db', 'views.db'].flatMap((name) => {
    const file = join(dataDir, 'tenants', tenant, name);
    if (!existsSync(file)) return [];
    const database = openDatabase(file, 'full');
    const found = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    database.close();
    return found.filter((one) => one.integrity_check !== 'ok').map((one) => `${name}: ${one.integrity_check}`);
  });

const gaps = (context: string, commits: readonly Commit[]): string[] => {
  const wrong: string[] = [];
  const versions = new Map<string, number>();
  const commands = new Set<string>();
  for (const [index, { position, stream, version, events, commandId }] of commits.entries()) {
    if (position !== index + 1) wrong.push(`${context}: position ${position} where ${index + 1} should be`);
    if (version !== (versions.get(stream) ?? 0) + 1)
      wrong.push(`${context}: ${stream} has version ${version} out of turn`);
    if (commands.has(commandId)) wrong.push(`${context}: command ${commandId} had two effects`);
    versions.set(stream, version + events.length - 1);
    commands.add(commandId);
  }
  return wrong;
};

const foldedTallies = (commits: readonly Commit[]): TallyRow[] => {
  const rows = new Map<string, TallyRow>();
  for (const commit of commits)
    for (const [index, stored] of commit.events.entries()) {
      const event = upcast<TallyEvent>(tallyContext.upcasts, stored);
      const { tallyId } = event.data;
      const row = tallies.fold(
        rows.get(tallyId),
        { ...commit, event, tenant, index, at: commit.at, commandId: '' } as never,
        tallyId,
      );
      if (row) rows.set(tallyId, row);
    }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

const amountsIn = (commits: readonly Commit[], type: string, id: string): Record<string, number[]> =>
  fold(
    (sum: Record<string, number[]>, { data }: DomainEvent) => {
      const { [id]: key, amount } = data as Record<string, never>;
      return {
        ...sum,
        [key as unknown as string]: [...(sum[key as unknown as string] ?? []), amount as unknown as number],
      };
    },
    {},
    commits.flatMap(({ events }) => events.filter((event) => event.type === type)),
  );

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sorted = <T>(record: Readonly<Record<string, T>>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** Once everything has come to rest: every echo is there, and views show the log. */
export const inspect = async ({ embedded, echoed }: Desk): Promise<Findings> => {
  await echoed();
  const commits = await embedded.store('tally').of(tenant).read(0, 1_000_000);
  const effects = await embedded.store('echo').of(tenant).read(0, 1_000_000);
  const wrong = [...gaps('tally', commits), ...gaps('echo', effects)];
  const counted = amountsIn(commits, 'Counted.v1', 'tallyId');
  const heard = amountsIn(effects, 'Echoed.v1', 'echoId');
  if (!same(sorted(counted), sorted(heard)))
    wrong.push(`counted ${JSON.stringify(counted)}, echoed ${JSON.stringify(heard)}`);
  const rows = await embedded.views('tally').of(tenant).rows(tallies).find();
  if (!same(rows, foldedTallies(commits))) wrong.push(`tallies show ${JSON.stringify(rows)}`);
  // Echoes are written a moment after their log: their rows may be a moment behind, never ahead or wrong.
  for (let tries = 0; ; tries++) {
    const shown = await embedded.views('echo').of(tenant).rows(echoes).find();
    if (
      same(
        shown,
        sorted(heard).map(([id, amounts]) => ({ id, amounts })),
      )
    )
      break;
    if (tries === 400) {
      wrong.push(`echoes show ${JSON.stringify(shown)} of ${JSON.stringify(heard)}`);
      break;
    }
    await new Promise((later) => setTimeout(later, 5));
  }
  return {
    wrong,
    stored: commits.map(({ commandId }) => numberOf(commandId)),
    amounts: Object.fromEntries(sorted(counted)),
  };
};
