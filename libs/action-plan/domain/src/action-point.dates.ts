import { isLocalDate, refuse, textFault, type LocalDate } from '@csp/kernel';
import type { Open, Outcome } from './action-point.state.ts';

export interface CarryForwardActionPoint {
  readonly type: 'CarryForwardActionPoint';
  readonly dueOn: LocalDate | null;
  readonly reason: string | null;
  readonly carriedOn: LocalDate;
}

export interface ChangeDueDate {
  readonly type: 'ChangeDueDate';
  readonly dueOn: LocalDate | null;
  readonly reason: string;
  readonly changedOn: LocalDate;
}

/** What a meeting does with a point that isn't done: never to an earlier day. */
export const carryForward = ({ dueOn, reason, carriedOn }: CarryForwardActionPoint, state: Open): Outcome => {
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  if (dueOn === state.dueOn) return [];
  if (dueOn !== null && state.dueOn !== null && dueOn < state.dueOn) return refuse('not-later');
  const fault = reason === null ? undefined : textFault(reason, 4_000);
  if (fault) return refuse(fault);
  const { id: actionPointId, dueOn: previousDueOn } = state;
  return [{ type: 'ActionPointCarriedForward.v1', data: { actionPointId, dueOn, previousDueOn, reason, carriedOn } }];
};

/** Between meetings, to an earlier or a later day, always with a reason. */
export const changeDueDate = ({ dueOn, reason, changedOn }: ChangeDueDate, state: Open): Outcome => {
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  const fault = textFault(reason, 4_000);
  if (fault) return refuse(fault);
  if (dueOn === state.dueOn) return [];
  const { id: actionPointId, dueOn: previousDueOn } = state;
  const data = { actionPointId, dueOn, previousDueOn, reason: reason.trim(), changedOn };
  return [{ type: 'ActionPointDueDateChanged.v1', data }];
};
