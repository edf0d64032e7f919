import { actionPointEvents, type ActionPointEvent, type Owner } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';
import type { AgencyEventKind } from '@csp/subscriptions-contract';

/** What minutes cite of a point; never changes once raised. */
export interface Facts {
  readonly reference: string;
  readonly text: string;
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
  /** Who owns it from then on; left out where the event says nothing of it. */
  readonly ownerAgencyIds?: readonly string[];
  /** The owner whose note or answer it is. */
  readonly byAgencyId: string | null;
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

type Content = Pick<FeedRow, 'kind' | 'note' | 'dueOn' | 'ownerAgencyIds' | 'byAgencyId' | 'facts'>;

const answerKinds = { acknowledged: 'ACKNOWLEDGED', accepted: 'ACCEPTED', declined: 'DECLINED' } as const;
const agenciesOf = (owners: readonly Owner[]) => [...new Set(owners.map(({ agencyId }) => agencyId))];

const contentOf = (event: ActionPointEvent): Content | undefined => {
  const { data } = event;
  const byAgencyId = null;
  switch (event.type) {
    case 'ActionPointRaised.v1': {
      const { reference, text, owners, dueOn, restricted } = event.data;
      if (restricted) return undefined;
      const ownerAgencyIds = agenciesOf(owners);
      return { kind: 'RAISED', note: null, dueOn, ownerAgencyIds, byAgencyId, facts: { reference, text } };
    }
    case 'ActionPointUpdated.v2':
      return { kind: 'UPDATED', note: event.data.note, byAgencyId: event.data.agencyId };
    case 'ActionPointAnswered.v1':
      return { kind: answerKinds[event.data.answer], note: event.data.note, byAgencyId: event.data.agencyId };
    case 'ActionPointReassigned.v1': {
      const { reason: note, owners } = event.data;
      return { kind: 'REASSIGNED', note, ownerAgencyIds: agenciesOf(owners), byAgencyId };
    }
    case 'ActionPointClosed.v1':
      return { kind: 'CLOSED', note: event.data.answer, dueOn: event.data.dueOn, byAgencyId };
    case 'ActionPointReopened.v1':
      return { kind: 'REOPENED', note: event.data.reason, dueOn: event.data.dueOn, byAgencyId };
    case 'ActionPointCarriedForward.v1':
      return { kind: 'CARRIED_FORWARD', note: event.data.reason, dueOn: event.data.dueOn, byAgencyId };
    case 'ActionPointDueDateChanged.v1':
      return { kind: 'DUE_DATE_CHANGED', note: event.data.reason, dueOn: event.data.dueOn, byAgencyId };
    case 'ActionPointWithdrawn.v1':
      return { kind: 'WITHDRAWN', note: event.data.reason, dueOn: event.data.dueOn, byAgencyId };
    default:
      return unreachable(data as never);
  }
};

/**
 * One row per event, in the order of the log. A restricted point's raising never enters, so that there is nothing to say a later
 * event of it with: only the row that raised a point knows its reference and text.
 */
export const feed = view<FeedRow, ActionPointEvent>()({
  name: 'feed',
  version: 2,
  source: 'action-plan',
  keys: ({ event, position, index }) => (event.type in actionPointEvents ? [placeOf(position, index)] : []),
  fold: (_, { event, at }: Recorded<ActionPointEvent>, place) => {
    const content = contentOf(event);
    return content && { place, at, actionPointId: event.data.actionPointId, ...content };
  },
  indexes: { point: (row) => row.actionPointId },
});
