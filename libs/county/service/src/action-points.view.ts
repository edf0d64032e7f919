import { actionPointEvents, type ActionPointEvent } from '@csp/action-plan-contract';
import { unreachable, type LocalDate } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

/** A due date, or `none` where a point waits for a meeting not yet dated. */
type Due = LocalDate | 'none';

export interface ActionPointsRow {
  readonly slug: string;
  /** How many points are open by due date, so that what is overdue follows from the day of reading. Dates without any are left out. */
  readonly openByDueOn: Readonly<Record<Due, number>>;
  readonly closed: number;
  readonly changedAt: string;
  /** Points that aren't counted, by id: what happens to them later doesn't say so any more. */
  readonly restricted: readonly string[];
}

const add = (counts: ActionPointsRow['openByDueOn'], dueOn: string | null, change: 1 | -1) => {
  const due = dueOn ?? 'none';
  const { [due]: before = 0, ...others } = counts;
  const after = before + change;
  return after === 0 ? others : { ...others, [due]: after };
};

const counted = (row: ActionPointsRow, event: ActionPointEvent): ActionPointsRow => {
  const { data } = event;
  const { openByDueOn, closed } = row;
  switch (event.type) {
    case 'ActionPointRaised.v1':
      return { ...row, openByDueOn: add(openByDueOn, event.data.dueOn, 1) };
    case 'ActionPointUpdated.v2':
    case 'ActionPointAnswered.v1':
    case 'ActionPointReassigned.v1':
      return row;
    case 'ActionPointClosed.v1':
      return { ...row, openByDueOn: add(openByDueOn, event.data.dueOn, -1), closed: closed + 1 };
    case 'ActionPointReopened.v1':
      return { ...row, openByDueOn: add(openByDueOn, event.data.dueOn, 1), closed: closed - 1 };
    case 'ActionPointCarriedForward.v1':
    case 'ActionPointDueDateChanged.v1': {
      const { previousDueOn, dueOn } = event.data;
      return { ...row, openByDueOn: add(add(openByDueOn, previousDueOn, -1), dueOn, 1) };
    }
    case 'ActionPointWithdrawn.v1':
      return event.data.wasClosed
        ? { ...row, closed: closed - 1 }
        : { ...row, openByDueOn: add(openByDueOn, event.data.dueOn, -1) };
    default:
      return unreachable(data as never);
  }
};

/** One small row per partnership, however many action points it ever had. Restricted points are nobody's figures. */
export const countyActionPoints = view<ActionPointsRow, ActionPointEvent>()({
  name: 'action-points',
  version: 2,
  source: 'action-plan',
  across: 'county',
  keys: ({ event, tenant }) => (event.type in actionPointEvents ? [tenant] : []),
  fold: (before, { event, tenant, at }) => {
    const row = before ?? { slug: tenant, openByDueOn: {}, closed: 0, changedAt: at, restricted: [] };
    const { actionPointId } = event.data;
    if (event.type === 'ActionPointRaised.v1' && event.data.restricted)
      return { ...row, restricted: [...row.restricted, actionPointId] };
    return row.restricted.includes(actionPointId) ? row : { ...counted(row, event), changedAt: at };
  },
  indexes: {},
});
