import type { ActionPointEvent, Owner } from '@csp/action-plan-contract';
import { onLondonClock, type DomainEvent, type LocalDate } from '@csp/kernel';
import type { OpenPoint } from '@csp/outreach-domain';
import { view } from '@csp/platform-runtime';

export interface PointRow {
  readonly id: string;
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly dueOn: LocalDate | null;
  readonly open: boolean;
  /** When it was raised, or opened again. */
  readonly since: string;
  readonly answered: boolean;
}

/** Whatever an event says of where a point stands, it says under these names. */
interface Facts {
  readonly dueOn?: LocalDate | null;
  readonly owners?: readonly Owner[];
}

const ends = /^ActionPoint(?:Closed|Withdrawn)\./;
const reports = /^ActionPoint(?:Updated|Answered)\./;

/**
 * The action points of which may be written: restricted ones leave no trace here. An event that is not told apart can still move the
 * due date or the owners.
 */
export const points = view<PointRow, ActionPointEvent>()({
  name: 'points',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type.startsWith('ActionPoint') ? [event.data.actionPointId] : []),
  fold: (row, { event, at }) => {
    if (event.type === 'ActionPointRaised.v1') {
      const { actionPointId: id, reference, text, owners, dueOn, restricted } = event.data;
      return restricted ? undefined : { id, reference, text, owners, dueOn, open: true, since: at, answered: false };
    }
    if (!row) return undefined;
    const { type, data }: DomainEvent = event;
    const { dueOn = row.dueOn, owners = row.owners } = data as Facts;
    const moved = { ...row, dueOn, owners };
    if (event.type === 'ActionPointReopened.v1') return { ...moved, open: true, since: at, answered: false };
    if (ends.test(type)) return { ...moved, open: false };
    return reports.test(type) ? { ...moved, answered: true } : moved;
  },
  indexes: { open: (row) => (row.open ? 1 : 0) },
});

export const isOwnedBy = ({ owners }: PointRow, agencyId: string): boolean =>
  owners.some((owner) => owner.agencyId === agencyId);

export const openPoint = ({ id: actionPointId, dueOn, since, answered }: PointRow): OpenPoint => ({
  actionPointId,
  dueOn,
  since,
  sinceOn: onLondonClock(Date.parse(since)).date,
  answered,
});
