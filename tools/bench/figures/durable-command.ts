import { actionPoints } from '@csp/action-plan-service';
import { openDatabase } from '@csp/platform-embedded';
import { join } from 'node:path';
import { act, allCommits, checkLog, lives } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, quantile, sum, timed, type Round } from '../rounds.ts';
import type { Size } from '../size.ts';

/** A1: what a command costs over the bare minimum that is as safe: one row in one transaction, synced to disk. */
export const durableCommand = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, each] = short ? [2, 2, 6] : [7, 10, 30];
  const dataDir = folder('a1');
  const platform = await openPlatform(dataDir);
  const here = platform.here('action-plan', city);
  const steps = lives(() => platform.ports.ids.next());
  const acknowledged = new Map<string, number>();

  const command = async (): Promise<void> => {
    const step = steps.next().value;
    const acted = await act(here, step);
    gate(acted.kind === 'accepted' && !acted.repeated, `A command was answered ${JSON.stringify(acted)}.`);
    if (acted.kind === 'accepted') acknowledged.set(step.commandId, acted.position);
  };
  const bare = openBare(dataDir, JSON.stringify(steps.next().value));
  for (let left = 2; left > 0; left--) steps.next();

  const many = (work: () => Promise<void> | void, settle?: () => Promise<unknown>) => async (): Promise<Times> => {
    const single: number[] = [];
    const all = await timed(async () => {
      for (let left = each; left > 0; left--) single.push(await timed(work));
      await settle?.();
    });
    return { single, all };
  };
  // Reading the view puts what it held back into its file, so that nobody else pays for it.
  const subject = many(command, () => here.rows(actionPoints).count());
  await subject();
  await many(bare.transaction)();
  const taken = await interleave(rounds, blocks, subject, many(bare.transaction));

  checkLog(await allCommits(platform.embedded.store('action-plan').of(city)), acknowledged);
  const points = await here.rows(actionPoints).count();
  gate(points === Math.ceil(acknowledged.size / 3), `The view shows ${points} points.`);
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  bare.check();
  await platform.close();

  return lines(taken, acknowledged.size);
};

type Taken = readonly { readonly subject: readonly Times[]; readonly control: readonly Times[] }[];

const lines = (taken: Taken, commands: number): Measurement[] => {
  const base = {
    figure: 'A1',
    control: 'one row in one SQLite transaction at synchronous=FULL, another file in the same folder',
    unit: 'ms',
    gate: `${commands} commands: each in the log once at its acknowledged position, versions and positions without gaps, all in the view`,
  };
  const perRound = (number: (times: readonly Times[]) => number): Round[] =>
    taken.map((round) => ({ subject: number(round.subject), control: number(round.control) }));
  const at = (share: number) => (times: readonly Times[]) =>
    quantile(
      times.flatMap(({ single }) => single),
      share,
    );
  const what = 'durable command, one in flight: load, decide, expected version, command id, view';
  return [
    { ...base, part: 'p50', what, rounds: perRound(at(0.5)), goal: { of: 'ratio', atMost: 1.5 } },
    { ...base, part: 'p99', what, rounds: perRound(at(0.99)) },
    {
      ...base,
      part: 'mean',
      what: `${what}; with all that is put off until later`,
      rounds: perRound((times) => sum(times.map(({ all }) => all)) / sum(times.map(({ single }) => single.length))),
      goal: { of: 'ratio', atMost: 1.5 },
    },
  ];
};

interface Times {
  /** Milliseconds of each. */
  readonly single: readonly number[];
  /** Milliseconds of all of them and what had to follow. */
  readonly all: number;
}

/** A file beside the log that takes the same content, a row in a transaction. */
const openBare = (dataDir: string, content: string) => {
  const bare = openDatabase(join(dataDir, 'bare.db'), 'full');
  bare.exec('CREATE TABLE bare(id INTEGER PRIMARY KEY, content TEXT NOT NULL)');
  let rows = 0;
  return {
    transaction: (): void => {
      bare.prepare('BEGIN IMMEDIATE').run();
      bare.prepare('INSERT INTO bare(content) VALUES (?)').run(content);
      bare.prepare('COMMIT').run();
      rows++;
    },
    check: (): void => {
      const { count } = bare.prepare('SELECT count(*) AS count FROM bare').get() as { count: number };
      gate(count === rows, `${count} bare rows for ${rows} transactions.`);
      bare.close();
    },
  };
};
