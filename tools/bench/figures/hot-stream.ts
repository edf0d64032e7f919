import type { Commit } from '@csp/kernel';
import { act, allCommits, checkLog, lives, raise, type Step } from '../action-points.ts';
import { actionPoint } from '@csp/action-plan-domain';
import { folder } from '../folder.ts';
import { gate, type Measurement } from '../measurement.ts';
import { city, openPlatform } from '../platform.ts';
import { interleave, timed } from '../rounds.ts';
import type { Size } from '../size.ts';

const writers = 16;
/** Where references begin that the control's points never come to. */
const beyondLives = 1_000_000;

/** A3: everybody reports on one action point at the same moment: each note is kept, once, and it doesn't take for ever. */
export const hotStream = async ({ short }: Size): Promise<Measurement[]> => {
  const [rounds, blocks, notes] = short ? [2, 1, 2] : [5, 3, 8];
  const platform = await openPlatform(folder('a3'));
  const here = platform.here('action-plan', city);
  const newId = () => platform.ports.ids.next();
  const acknowledged = new Map<string, number>();
  const contested = new Map<string, string[]>();

  const give = async (step: Omit<Step, 'expectedVersion'> & { readonly expectedVersion?: number }): Promise<void> => {
    const { id, command, commandId } = step;
    const acted =
      step.expectedVersion === undefined
        ? await here.act(actionPoint, id, command, { commandId })
        : await act(here, step as Step);
    gate(acted.kind === 'accepted' && !acted.repeated, `A command was answered ${JSON.stringify(acted)}.`);
    if (acted.kind === 'accepted') acknowledged.set(commandId, acted.position);
  };
  const conflicting = async (): Promise<number> => {
    const id = newId();
    await give({ id, command: raise(id, beyondLives + contested.size), commandId: newId() });
    const said: string[] = [];
    contested.set(`${actionPoint.category}-${id}`, said);
    const writer = async (_: unknown, number: number): Promise<void> => {
      for (let count = 1; count <= notes; count++) {
        const note = `Writer ${number}, note ${count}`;
        said.push(note);
        const command = { type: 'UpdateActionPoint', note, agencyId: null, updatedOn: '2020-03-02' } as const;
        await give({ id, command, commandId: newId() });
      }
    };
    const milliseconds = await timed(() => Promise.all(Array.from({ length: writers }, writer)));
    return ((writers * notes) / milliseconds) * 1000;
  };
  const steps = lives(newId);
  const serial = async (): Promise<number> => {
    const count = writers * notes;
    const milliseconds = await timed(async () => {
      for (let left = count; left > 0; left--) await give(steps.next().value);
    });
    return (count / milliseconds) * 1000;
  };
  await conflicting();
  const taken = await interleave(rounds, blocks, conflicting, serial);

  const commits = await allCommits(platform.embedded.store('action-plan').of(city));
  checkLog(commits, acknowledged);
  for (const [stream, said] of contested) checkNotes(commits, stream, said);
  gate(platform.alarms.length === 0, platform.alarms.join('; '));
  await platform.close();

  const mean = (numbers: readonly number[]): number => numbers.length / numbers.reduce((all, one) => all + 1 / one, 0);
  return [
    {
      figure: 'A3',
      what: `${writers} writers at once on one stream, ${notes} notes each, decided again until accepted`,
      control: 'commands on streams of their own, one in flight (A1), in the same round',
      unit: 'commands/s',
      rounds: taken.map(({ subject, control }) => ({ subject: mean(subject), control: mean(control) })),
      goal: { of: 'ratio', atLeast: 0.5 },
      gate: `${contested.size} contested streams read back: each of ${writers * notes} notes there exactly once, versions in a row, nothing else`,
    },
  ];
};

const checkNotes = (commits: readonly Commit[], stream: string, said: readonly string[]): void => {
  const stored = commits
    .filter((commit) => commit.stream === stream)
    .flatMap(({ events }) => events.flatMap(({ data }) => (data as { note?: string }).note ?? []));
  gate(stored.length === said.length, `${stream} holds ${stored.length} notes where ${said.length} were said.`);
  gate(new Set(stored).size === said.length, `${stream} holds a note twice.`);
  gate(
    said.every((note) => stored.includes(note)),
    `${stream} lacks a note.`,
  );
};
