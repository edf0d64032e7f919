import { actionPointEvents, type ActionPointEvent, type Owner } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';
import { answered, asked, askedAnew, heard, type Asked } from './owners-asked.ts';

export type ActionPointChange =
  | 'RAISED'
  | 'UPDATED'
  | 'ACKNOWLEDGED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'REASSIGNED'
  | 'CLOSED'
  | 'REOPENED'
  | 'CARRIED_FORWARD'
  | 'DUE_DATE_CHANGED'
  | 'WITHDRAWN';

export interface ActionPointEntry {
  readonly kind: ActionPointChange;
  readonly at: string;
  readonly on: string;
  readonly note: string | null;
  readonly dueOn: string | null;
  /** The owner whose note or answer it is; null where it is no owner's. */
  readonly agencyId: string | null;
  /** All owners from then on; null where it says nothing of them. */
  readonly owners: readonly Owner[] | null;
}

export interface ActionPointRow {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly text: string;
  readonly status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'WITHDRAWN';
  readonly owners: readonly Owner[];
  /** As it was raised: those that minutes cite. */
  readonly originalOwners: readonly Owner[];
  readonly asked: readonly Asked[];
  readonly dueOn: string | null;
  readonly meetingId: string | null;
  readonly paragraph: string | null;
  readonly restricted: boolean;
  readonly raisedOn: string;
  readonly closedOn: string | null;
  readonly withdrawnOn: string | null;
  readonly answer: string | null;
  readonly timesCarriedForward: number;
  readonly history: readonly ActionPointEntry[];
}

type Raising = Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }>;
type Change = Exclude<ActionPointEvent, Raising>;
type OwnersChange = Extract<
  Change,
  { type: 'ActionPointUpdated.v2' | 'ActionPointAnswered.v1' | 'ActionPointReassigned.v1' }
>;
type Entry = Pick<ActionPointEntry, 'kind' | 'on' | 'note'> & Partial<ActionPointEntry>;

/** Sorts after every date: points that wait for a meeting not yet dated come last. */
const noDate = '9999-12-31';
const answerKinds = { acknowledged: 'ACKNOWLEDGED', accepted: 'ACCEPTED', declined: 'DECLINED' } as const;

const raise = ({ data: { actionPointId: id, ...facts } }: Raising, at: string): ActionPointRow => {
  const { owners, dueOn, raisedOn: on } = facts;
  return {
    ...facts,
    id,
    version: 1,
    status: 'OPEN',
    originalOwners: owners,
    asked: asked(owners, on),
    closedOn: null,
    withdrawnOn: null,
    answer: null,
    timesCarriedForward: 0,
    history: [{ kind: 'RAISED', at, on, note: null, dueOn, agencyId: null, owners }],
  };
};

/** What owners say, and who they are. */
const ownersChangeOf = (row: ActionPointRow, event: OwnersChange): readonly [Entry, Partial<ActionPointRow>] => {
  switch (event.type) {
    case 'ActionPointUpdated.v2': {
      const { note, agencyId, updatedOn: on } = event.data;
      return [
        { kind: 'UPDATED', on, note, agencyId },
        { status: 'IN_PROGRESS', asked: heard(row.asked, agencyId, on) },
      ];
    }
    case 'ActionPointAnswered.v1': {
      const { agencyId, answer, note, answeredOn: on } = event.data;
      const said = { agencyId, answer, note, heardOn: on };
      return [{ kind: answerKinds[answer], on, note, agencyId }, { asked: answered(row.asked, said) }];
    }
    case 'ActionPointReassigned.v1': {
      const { owners, reason: note, reassignedOn: on } = event.data;
      return [
        { kind: 'REASSIGNED', on, note, owners },
        { owners, asked: askedAnew(row.asked, owners, on) },
      ];
    }
    default:
      return unreachable(event);
  }
};

/** What a change says, and what is otherwise from then on. */
const changeOf = (row: ActionPointRow, event: Change): readonly [Entry, Partial<ActionPointRow>] => {
  switch (event.type) {
    case 'ActionPointUpdated.v2':
    case 'ActionPointAnswered.v1':
    case 'ActionPointReassigned.v1':
      return ownersChangeOf(row, event);
    case 'ActionPointClosed.v1': {
      const { answer, closedOn } = event.data;
      return [
        { kind: 'CLOSED', on: closedOn, note: answer },
        { status: 'CLOSED', answer, closedOn },
      ];
    }
    case 'ActionPointReopened.v1': {
      const { reason: note, reopenedOn: on, dueOn } = event.data;
      const again = { closedOn: null, answer: null, asked: asked(row.owners, on) };
      return [
        { kind: 'REOPENED', on, note, dueOn },
        { status: 'OPEN', dueOn, ...again },
      ];
    }
    case 'ActionPointCarriedForward.v1': {
      const { dueOn, reason: note, carriedOn: on } = event.data;
      const timesCarriedForward = row.timesCarriedForward + 1;
      return [
        { kind: 'CARRIED_FORWARD', on, note, dueOn },
        { dueOn, timesCarriedForward },
      ];
    }
    case 'ActionPointDueDateChanged.v1': {
      const { dueOn, reason: note, changedOn: on } = event.data;
      return [{ kind: 'DUE_DATE_CHANGED', on, note, dueOn }, { dueOn }];
    }
    case 'ActionPointWithdrawn.v1': {
      const { reason: note, withdrawnOn } = event.data;
      const gone = { status: 'WITHDRAWN', withdrawnOn, closedOn: null, answer: null } as const;
      return [{ kind: 'WITHDRAWN', on: withdrawnOn, note }, gone];
    }
    default:
      return unreachable(event);
  }
};

const fold = (
  row: ActionPointRow | undefined,
  { event, at }: Recorded<ActionPointEvent>,
): ActionPointRow | undefined => {
  if (event.type === 'ActionPointRaised.v1') return raise(event, at);
  if (!row) return undefined;
  const [entry, changes] = changeOf(row, event);
  const history = [...row.history, { dueOn: null, agencyId: null, owners: null, ...entry, at }];
  return { ...row, ...changes, version: row.version + 1, history };
};

/** Where a point stands, as an index. */
const standings = { OPEN: 'open', IN_PROGRESS: 'open', CLOSED: 'closed', WITHDRAWN: 'withdrawn' } as const;

/** The register: one row per action point, with all that its page shows. */
export const actionPoints = view<ActionPointRow, ActionPointEvent>()({
  name: 'action-points',
  version: 2,
  source: 'action-plan',
  keys: ({ event }) => (event.type in actionPointEvents ? [event.data.actionPointId] : []),
  fold,
  indexes: {
    standing: ({ status }) => standings[status],
    due: (row) => row.dueOn ?? noDate,
    meeting: (row) => row.meetingId,
    reference: (row) => row.reference,
  },
});
