import { actionPointEvents, type ActionPointEvent, type Owner } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export type ActionPointChange = 'RAISED' | 'UPDATED' | 'CLOSED' | 'REOPENED' | 'CARRIED_FORWARD';

export interface ActionPointEntry {
  readonly kind: ActionPointChange;
  readonly at: string;
  readonly on: string;
  readonly note: string | null;
  readonly dueOn: string | null;
}

export interface ActionPointRow {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly text: string;
  readonly status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED';
  readonly owners: readonly Owner[];
  readonly dueOn: string | null;
  readonly meetingId: string | null;
  readonly paragraph: string | null;
  readonly restricted: boolean;
  readonly raisedOn: string;
  readonly closedOn: string | null;
  readonly answer: string | null;
  readonly timesCarriedForward: number;
  readonly history: readonly ActionPointEntry[];
}

/** Sorts after every date: points that wait for a meeting not yet dated come last. */
const noDate = '9999-12-31';

const raise = ({
  event,
  at,
}: Recorded<Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }>>): ActionPointRow => {
  const { actionPointId: id, ...facts } = event.data;
  return {
    ...facts,
    id,
    version: 1,
    status: 'OPEN',
    closedOn: null,
    answer: null,
    timesCarriedForward: 0,
    history: [{ kind: 'RAISED', at, on: facts.raisedOn, note: null, dueOn: facts.dueOn }],
  };
};

const fold = (row: ActionPointRow | undefined, recorded: Recorded<ActionPointEvent>): ActionPointRow | undefined => {
  const { event, at } = recorded;
  if (event.type === 'ActionPointRaised.v1') return raise({ ...recorded, event });
  if (!row) return undefined;
  const after = (entry: Omit<ActionPointEntry, 'at'>, changes: Partial<ActionPointRow>): ActionPointRow => ({
    ...row,
    ...changes,
    version: row.version + 1,
    history: [...row.history, { ...entry, at }],
  });
  const { data } = event;
  switch (event.type) {
    case 'ActionPointUpdated.v1':
      return after(
        { kind: 'UPDATED', on: event.data.updatedOn, note: event.data.note, dueOn: null },
        { status: 'IN_PROGRESS' },
      );
    case 'ActionPointClosed.v1': {
      const { answer, closedOn } = event.data;
      return after({ kind: 'CLOSED', on: closedOn, note: answer, dueOn: null }, { status: 'CLOSED', answer, closedOn });
    }
    case 'ActionPointReopened.v1': {
      const { reason, reopenedOn, dueOn } = event.data;
      return after(
        { kind: 'REOPENED', on: reopenedOn, note: reason, dueOn },
        { status: 'OPEN', closedOn: null, answer: null, dueOn },
      );
    }
    case 'ActionPointCarriedForward.v1': {
      const { dueOn, reason, carriedOn } = event.data;
      const timesCarriedForward = row.timesCarriedForward + 1;
      return after({ kind: 'CARRIED_FORWARD', on: carriedOn, note: reason, dueOn }, { dueOn, timesCarriedForward });
    }
    default:
      return unreachable(data as never);
  }
};

/** The register: one row per action point, with all that its page shows. */
export const actionPoints = view<ActionPointRow, ActionPointEvent>()({
  name: 'action-points',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type in actionPointEvents ? [event.data.actionPointId] : []),
  fold,
  indexes: {
    open: (row) => (row.status === 'CLOSED' ? 0 : 1),
    due: (row) => row.dueOn ?? noDate,
    meeting: (row) => row.meetingId,
    reference: (row) => row.reference,
  },
});
