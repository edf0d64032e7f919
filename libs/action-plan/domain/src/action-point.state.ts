import type { ActionPointEvent, Owner, OwnerAnswer } from '@csp/action-plan-contract';
import { unreachable, type Decision, type LocalDate, type TextFault } from '@csp/kernel';

/** What an owner agency said last. */
export interface Answered {
  readonly answer: OwnerAnswer;
  readonly note: string | null;
}

interface Facts {
  readonly id: string;
  readonly owners: readonly Owner[];
  readonly raisedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  /** Null when raised directly: what minutes don't cite may be withdrawn here. */
  readonly meetingId: string | null;
  /** By agency; those that have not answered since they were asked are left out. */
  readonly answers: Readonly<Record<string, Answered>>;
}

/** Where an action point stands. What minutes cite (reference, text, owners as raised) never changes once raised. */
export type ActionPoint =
  | { readonly status: 'none' }
  | (Facts & {
      readonly status: 'open' | 'in-progress';
      readonly lastNote: { readonly note: string; readonly agencyId: string | null } | null;
    })
  | (Facts & { readonly status: 'closed'; readonly answer: string })
  | (Facts & { readonly status: 'withdrawn'; readonly reason: string | null });

export type Raised = Exclude<ActionPoint, { status: 'none' }>;
export type Open = Extract<ActionPoint, { status: 'open' | 'in-progress' }>;

export type ActionPointRefusal =
  | TextFault
  | 'unknown-action-point'
  | 'already-raised'
  | 'reference-taken'
  | 'already-closed'
  | 'not-closed'
  | 'withdrawn'
  | 'minuted'
  | 'no-owner'
  | 'too-many-owners'
  | 'not-an-owner'
  | 'already-answered'
  | 'no-such-date'
  | 'not-yet'
  | 'before-it-was-raised'
  | 'not-later';

export type Outcome = Decision<ActionPointEvent, ActionPointRefusal>;

/** Only what agencies that still own it, and did not decline, have said: whoever declined and is named again is asked anew. */
const answersOf = (answers: Facts['answers'], owners: readonly Owner[]): Facts['answers'] =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([agencyId, { answer }]) => answer !== 'declined' && owners.some((owner) => owner.agencyId === agencyId),
    ),
  );

export const evolve = (state: ActionPoint, event: ActionPointEvent): ActionPoint => {
  if (event.type === 'ActionPointRaised.v1') {
    const { actionPointId: id, owners, raisedOn, dueOn, meetingId } = event.data;
    return { status: 'open', id, owners, raisedOn, dueOn, meetingId, answers: {}, lastNote: null };
  }
  if (state.status === 'none') return state;
  const { id, owners, raisedOn, dueOn, meetingId, answers } = state;
  const facts: Facts = { id, owners, raisedOn, dueOn, meetingId, answers };
  switch (event.type) {
    case 'ActionPointUpdated.v2': {
      const { note, agencyId } = event.data;
      return { ...facts, status: 'in-progress', lastNote: { note, agencyId } };
    }
    case 'ActionPointAnswered.v1': {
      const { agencyId, answer, note } = event.data;
      return { ...state, answers: { ...answers, [agencyId]: { answer, note } } };
    }
    case 'ActionPointReassigned.v1':
      return { ...state, owners: event.data.owners, answers: answersOf(answers, event.data.owners) };
    case 'ActionPointClosed.v1':
      return { ...facts, status: 'closed', answer: event.data.answer };
    case 'ActionPointReopened.v1':
      return { ...facts, status: 'open', dueOn: event.data.dueOn, answers: {}, lastNote: null };
    case 'ActionPointCarriedForward.v1':
    case 'ActionPointDueDateChanged.v1':
      return state.status === 'open' || state.status === 'in-progress' ? { ...state, dueOn: event.data.dueOn } : state;
    case 'ActionPointWithdrawn.v1':
      return { ...facts, status: 'withdrawn', reason: event.data.reason };
    default:
      return unreachable(event);
  }
};
