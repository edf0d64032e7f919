import { act, allCommits, checkLog, lives, type Step } from '../action-points.ts';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, quantile, sum, timed, type Round } from '../rounds.ts';
import type { Size } from '../size.ts';

const inFlight = 32;

/** A2: commands that come together share a transaction, so that many people at once are served as fast as one. */
export const groupCommit = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, serialCount, loops] = short ? [2, 6, 2] : [7, 150, 40];
  const platform = await openPlatform(folder('a2'));
  const here = platform.here('action-plan', city);
  const acknowledged = new Map<string, number>();

  const command = async (step: Step): Promise<void> => {
    const acted = await act(here, step);
    gate(acted.kind === 'accepted' && !acted.repeated, `A command was answered ${JSON.stringify(acted)}.`);
    if (acted.kind === 'accepted') acknowledged.set(step.commandId, acted.position);
  };
  // Each user's references are their own.
  const livesOf = (user: number) => lives(() => platform.ports.ids.next(), 1 + user * 100_000);
  const users = Array.from({ length: inFlight }, (_, user) => livesOf(user));
  const run = (count: number, all: readonly Iterator<Step>[]) => async (): Promise<Run> => {
    const each: number[] = [];
    const milliseconds = await timed(() =>
      Promise.all(
        all.map(async (steps) => {
          for (let left = count; left > 0; left--) {
            const step = steps.next().value as Step;
            each.push(await timed(() => command(step)));
          }
        }),
      ),
    );
    return { perSecond: (each.length / milliseconds) * 1000, each };
  };
  const together = run(loops, users);
  const serially = run(serialCount, [livesOf(inFlight)]);
  await together();
  await serially();
  const taken = await interleave(rounds, short ? 1 : 3, together, serially);

  checkLog(await allCommits(platform.embedded.store('action-plan').of(city)), acknowledged);
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();

  const mean = (runs: readonly Run[]): number => sum(runs.map(({ perSecond }) => perSecond)) / runs.length;
  const late = (runs: readonly Run[]): number =>
    quantile(
      runs.flatMap(({ each }) => each),
      0.99,
    );
  const perRound = (number: (runs: readonly Run[]) => number): Round[] =>
    taken.map(({ subject, control }) => ({ subject: number(subject), control: number(control) }));
  const base = {
    figure: 'A2',
    control: 'the same commands one after the other, in the same round',
    gate: `${acknowledged.size} commands: each in the log once at its acknowledged position, versions and positions without gaps`,
  };
  return [
    {
      ...base,
      part: 'rate',
      what: `durable commands, ${inFlight} in flight on different streams`,
      unit: 'commands/s',
      rounds: perRound(mean),
      goal: { of: 'ratio', atLeast: 9 },
    },
    {
      ...base,
      part: 'p99',
      what: `time of a durable command with ${inFlight} in flight`,
      unit: 'ms',
      rounds: perRound(late),
      goal: { of: 'value', atMost: 10 },
    },
  ];
};

interface Run {
  readonly perSecond: number;
  /** Milliseconds of each command. */
  readonly each: readonly number[];
}
