import { actionPoint, type ActionPointCommand } from '@csp/action-plan-domain';
import type { Commit, TenantLog } from '@csp/kernel';
import type { Acted, Here } from '@csp/platform-runtime';
import { gate } from './measurement.ts';

/** One thing done to one action point, as a client would send it. */
export interface Step {
  readonly id: string;
  readonly command: ActionPointCommand;
  readonly commandId: string;
  /** The version it was decided on. */
  readonly expectedVersion: number;
}

const texts = [
  "Ask the domestic abuse partnership about East Cambridgeshire's repeat rate",
  'Circulate the revised terms of reference before the next meeting',
  'Report on the number of street lights out of order around the station, and by when they are mended',
  'Bring the end of project review of the night bus to the board, with what it cost and what it changed',
  'Invite the probation service to the next meeting of the tasking group',
];

/** Twenty agencies own what is agreed; most points have one owner, some two. */
export const agencyIds = Array.from({ length: 20 }, (_, index) => `agency-${String(index + 1).padStart(2, '0')}`);

const day = (number: number): string => new Date(Date.UTC(2020, 0, 1 + (number % 700))).toISOString().slice(0, 10);

export const raise = (id: string, number: number): Extract<ActionPointCommand, { type: 'RaiseActionPoint' }> => ({
  type: 'RaiseActionPoint',
  id,
  reference: `${String((number % 12) + 1).padStart(2, '0')}/${number}`,
  text: texts[number % texts.length]!,
  owners: Array.from({ length: 1 + Number(number % 3 === 0) }, (_, owner) => ({
    agencyId: agencyIds[(number + owner) % agencyIds.length]!,
    role: owner ? 'Officer (minutes)' : 'Community safety manager',
  })),
  dueOn: number % 4 ? day(number + 60) : null,
  raisedOn: day(number),
  meetingId: null,
  paragraph: number % 2 ? `${1 + (number % 9)}.${1 + (number % 4)}` : null,
  restricted: false,
});

/** The life of a point: raised, reported on, closed. Ever new points, for as long as somebody asks. */
export function* lives(nextId: () => string, first = 1): Generator<Step, never> {
  for (let number = first; ; number++) {
    const id = nextId();
    const commands: ActionPointCommand[] = [
      raise(id, number),
      {
        type: 'UpdateActionPoint',
        agencyId: null,
        note: `Figures asked for on day ${number}`,
        updatedOn: day(number + 20),
      },
      { type: 'CloseActionPoint', answer: 'Repeats vary by quarter and district', closedOn: day(number + 50) },
    ];
    for (const [expectedVersion, command] of commands.entries())
      yield { id, command, commandId: nextId(), expectedVersion };
  }
}

export const act = (here: Here, { id, command, commandId, expectedVersion }: Step): Promise<Acted> =>
  here.act(actionPoint, id, command, { commandId, expectedVersion });

export const allCommits = async (log: TenantLog): Promise<Commit[]> => {
  const commits: Commit[] = [];
  for (;;) {
    const page = await log.read(commits.length, 1_000);
    commits.push(...page);
    if (page.length < 1_000) return commits;
  }
};

/** The log holds exactly what was acknowledged: gap-free positions, each command once, each stream's versions in a row. */
export const checkLog = (commits: readonly Commit[], acknowledged: ReadonlyMap<string, number>): void => {
  gate(
    commits.length === acknowledged.size,
    `${commits.length} commits for ${acknowledged.size} acknowledged commands.`,
  );
  const versions = new Map<string, number>();
  const seen = new Set<string>();
  for (const [index, commit] of commits.entries()) {
    gate(commit.position === index + 1, `Position ${commit.position} stands where ${index + 1} should.`);
    const version = (versions.get(commit.stream) ?? 0) + 1;
    gate(commit.version === version, `${commit.stream} has version ${commit.version} where ${version} should be.`);
    versions.set(commit.stream, version + commit.events.length - 1);
    gate(!seen.has(commit.commandId), `The command ${commit.commandId} stands in the log twice.`);
    seen.add(commit.commandId);
    gate(
      acknowledged.get(commit.commandId) === commit.position,
      `The command ${commit.commandId} was answered with another position than it has.`,
    );
  }
};
