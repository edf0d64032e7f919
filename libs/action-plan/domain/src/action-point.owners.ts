import type { Owner, OwnerAnswer } from '@csp/action-plan-contract';
import { refuse, textFault, type LocalDate, type TextFault } from '@csp/kernel';
import type { Open, Outcome } from './action-point.state.ts';

export interface AnswerActionPoint {
  readonly type: 'AnswerActionPoint';
  /** The owner that answers, for itself. */
  readonly agencyId: string;
  readonly answer: OwnerAnswer;
  readonly note: string | null;
  readonly answeredOn: LocalDate;
}

export interface ReassignActionPoint {
  readonly type: 'ReassignActionPoint';
  readonly owners: readonly Owner[];
  readonly reason: string;
  readonly reassignedOn: LocalDate;
}

const mostOwners = 10;

/** What is wrong with a list of owners, if anything. */
export const ownersFault = (owners: readonly Owner[]): 'no-owner' | 'too-many-owners' | TextFault | undefined => {
  if (owners.length === 0) return 'no-owner';
  if (owners.length > mostOwners) return 'too-many-owners';
  return owners.map(({ role }) => textFault(role, 200)).find((fault) => fault !== undefined);
};

export const owns = ({ owners }: Open, agencyId: string): boolean =>
  owners.some((owner) => owner.agencyId === agencyId);

/** An agency may change its mind between yes and no; once it has said either, that it has seen the point is no news. */
export const answer = ({ agencyId, answer: given, note, answeredOn }: AnswerActionPoint, state: Open): Outcome => {
  if (!owns(state, agencyId)) return refuse('not-an-owner');
  const said = note?.trim() || null;
  const fault = said === null ? undefined : textFault(said, 4_000);
  if (fault) return refuse(fault);
  if (given === 'declined' && said === null) return refuse('empty-text');
  const before = state.answers[agencyId];
  if (before?.answer === given && before.note === said) return [];
  if (before && before.answer !== 'acknowledged' && given === 'acknowledged') return refuse('already-answered');
  const data = { actionPointId: state.id, agencyId, answer: given, note: said, answeredOn };
  return [{ type: 'ActionPointAnswered.v1', data }];
};

export const reassign = ({ owners, reason, reassignedOn }: ReassignActionPoint, state: Open): Outcome => {
  const fault = ownersFault(owners) ?? textFault(reason, 4_000);
  if (fault) return refuse(fault);
  const declined = Object.values(state.answers).some((one) => one.answer === 'declined');
  // Naming the same again is an answer to an owner who declined.
  if (!declined && sameOwners(owners, state.owners)) return [];
  return [
    {
      type: 'ActionPointReassigned.v1',
      data: {
        actionPointId: state.id,
        owners: [...owners],
        previousOwners: [...state.owners],
        reason: reason.trim(),
        reassignedOn,
      },
    },
  ];
};

const sameOwners = (some: readonly Owner[], others: readonly Owner[]): boolean =>
  some.length === others.length &&
  some.every(({ agencyId, role }, place) => others[place]!.agencyId === agencyId && others[place]!.role === role);
