import { actionPointEvents, type ActionPointEvent } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';
import type { AgencyEventKind } from '@csp/subscriptions-contract';

/** What minutes cite of a point; never changes once raised. */
export interface Facts {
  readonly reference: string;
  readonly text: string;
  readonly ownerAgencyIds: readonly string[];
}

export interface FeedRow {
  /** Where it stands in the feed, and its key. */
  readonly place: string;
  readonly kind: AgencyEventKind;
  readonly at: string;
  readonly actionPointId: string;
  readonly note: string | null;
  /** Due from then on; left out where the event says nothing of it. */
  readonly dueOn?: string | null;
  /** Only with RAISED. */
  readonly facts?: Facts;
}

/** Sorts as text in the order of the log: position and place within the commit, in digits of fixed width. */
export const placeOf = (position: number, index: number): string =>
  `${String(position).padStart(15, '0')}.${String(index).padStart(5, '0')}`;

/** The last place that a position can have. */
export const endOf = (position: number): string => placeOf(position, 99_999);

/** Before all there is. */
export const beginning = placeOf(0, 0);

const contentOf = (event: ActionPointEvent): Pick<FeedRow, 'kind' | 'note' | 'dueOn' | 'facts'> | undefined => {
  const { data } = event;
  switch (event.type) {
    case 'ActionPointRaised.v1': {
      const { reference, text, owners, dueOn, restricted } = event.data;
      if (restricted) return undefined;
      const ownerAgencyIds = [...new Set(owners.map(({ agencyId }) => agencyId))];
      return { kind: 'RAISED', note: null, dueOn, facts: { reference, text, ownerAgencyIds } };
    }
    case 'ActionPointUpdated.v1':
      return { kind: 'UPDATED', note: event.data.note };
    case 'ActionPointClosed.v1':
      return { kind: 'CLOSED', note: event.data.answer, dueOn: event.data.dueOn };
    case 'ActionPointReopened.v1':
      return { kind: 'REOPENED', note: event.data.reason, dueOn: event.data.dueOn };
    case 'ActionPointCarriedForward.v1':
      return { kind: 'CARRIED_FORWARD', note: event.data.reason, dueOn: event.data.dueOn };
    default:
      return unreachable(data as never);
  }
};

/**
 * One row per event, in the order of the log. A restricted point's raising never enters, so that there is nothing to say a later
 * event of it with: only the row that raised a point knows its reference, text and owners.
 */
export const feed = view<FeedRow, ActionPointEvent>()({
  name: 'feed',
  version: 1,
  source: 'action-plan',
  keys: ({ event, position, index }) => (event.type in actionPointEvents ? [placeOf(position, index)] : []),
  fold: (_, { event, at }: Recorded<ActionPointEvent>, place) => {
    const content = contentOf(event);
    return content && { place, at, actionPointId: event.data.actionPointId, ...content };
  },
  indexes: { point: (row) => row.actionPointId },
});
