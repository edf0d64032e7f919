import { actionPointEvents, type ActionPointEvent } from '@csp/action-plan-contract';
import type { Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export type PointHappeningKind =
  'updated' | 'acknowledged' | 'accepted' | 'declined' | 'reassigned' | 'closed' | 'reopened' | 'due-date-changed';

/** One thing that became of an action point outside the minutes. */
export interface PointHappening {
  /** The instant at which it was recorded; days alone don't tell before a meeting from after it. */
  readonly at: string;
  readonly on: string;
  readonly kind: PointHappeningKind;
  readonly agencyId: string | null;
  readonly words: string | null;
  readonly dueOn: string | null;
}

export interface PointHappeningsRow {
  readonly id: string;
  readonly reference: string;
  readonly meetingId: string | null;
  readonly restricted: boolean;
  /** In their order. */
  readonly happenings: readonly PointHappening[];
}

const happeningOf = ({ event, at }: Recorded<ActionPointEvent>): PointHappening | undefined => {
  const nothing = { at, agencyId: null, words: null, dueOn: null };
  switch (event.type) {
    case 'ActionPointUpdated.v2': {
      const { updatedOn: on, note: words, agencyId } = event.data;
      return { ...nothing, on, kind: 'updated', words, agencyId };
    }
    case 'ActionPointAnswered.v1': {
      const { answeredOn: on, note: words, agencyId, answer: kind } = event.data;
      return { ...nothing, on, kind, words, agencyId };
    }
    case 'ActionPointReassigned.v1':
      return { ...nothing, on: event.data.reassignedOn, kind: 'reassigned', words: event.data.reason };
    case 'ActionPointClosed.v1':
      return { ...nothing, on: event.data.closedOn, kind: 'closed', words: event.data.answer };
    case 'ActionPointReopened.v1':
      return { ...nothing, on: event.data.reopenedOn, kind: 'reopened', words: event.data.reason };
    case 'ActionPointDueDateChanged.v1': {
      const { changedOn: on, reason: words, dueOn } = event.data;
      return { ...nothing, on, kind: 'due-date-changed', words, dueOn };
    }
    default:
      return undefined;
  }
};

const fold = (
  row: PointHappeningsRow | undefined,
  recorded: Recorded<ActionPointEvent>,
): PointHappeningsRow | undefined => {
  const { event } = recorded;
  if (event.type === 'ActionPointRaised.v1') {
    const { actionPointId: id, reference, meetingId, restricted } = event.data;
    return { id, reference, meetingId, restricted, happenings: [] };
  }
  // What should never have been there is told of no more.
  if (!row || event.type === 'ActionPointWithdrawn.v1') return undefined;
  const happening = happeningOf(recorded);
  return happening ? { ...row, happenings: [...row.happenings, happening] } : row;
};

/** What became of each action point, for those who meet next to be told. */
export const pointHappenings = view<PointHappeningsRow, ActionPointEvent>()({
  name: 'point-happenings',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type in actionPointEvents ? [event.data.actionPointId] : []),
  fold,
  indexes: { last: ({ happenings }) => happenings.at(-1)?.at ?? null },
});
