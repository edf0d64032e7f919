import type { ActionPointEvent, Owner } from '@csp/action-plan-contract';
import {
  isLocalDate,
  refuse,
  textFault,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';

/** Where an action point stands. What minutes cite (reference, text, owners) never changes once raised. */
export type ActionPoint =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'in-progress';
      readonly id: string;
      readonly owners: readonly Owner[];
      readonly dueOn: LocalDate | null;
      readonly lastNote: string | null;
    }
  | {
      readonly status: 'closed';
      readonly id: string;
      readonly owners: readonly Owner[];
      readonly dueOn: LocalDate | null;
      readonly answer: string;
    };

export type ActionPointCommand =
  | {
      readonly type: 'RaiseActionPoint';
      readonly id: string;
      readonly reference: string;
      readonly text: string;
      readonly owners: readonly Owner[];
      readonly dueOn: LocalDate | null;
      readonly raisedOn: LocalDate;
      readonly meetingId: string | null;
      readonly paragraph: string | null;
      readonly restricted: boolean;
    }
  | { readonly type: 'UpdateActionPoint'; readonly note: string; readonly updatedOn: LocalDate }
  | { readonly type: 'CloseActionPoint'; readonly answer: string; readonly closedOn: LocalDate }
  | {
      readonly type: 'ReopenActionPoint';
      readonly reason: string;
      readonly reopenedOn: LocalDate;
      readonly dueOn: LocalDate | null;
    }
  | {
      readonly type: 'CarryForwardActionPoint';
      readonly dueOn: LocalDate | null;
      readonly reason: string | null;
      readonly carriedOn: LocalDate;
    };

type Command<Type extends ActionPointCommand['type']> = Extract<ActionPointCommand, { type: Type }>;
type Raised = Exclude<ActionPoint, { status: 'none' }>;

export type ActionPointRefusal =
  | TextFault
  | 'unknown-action-point'
  | 'already-raised'
  | 'reference-taken'
  | 'already-closed'
  | 'not-closed'
  | 'no-owner'
  | 'too-many-owners'
  | 'no-such-date'
  | 'not-later';

type Outcome = Decision<ActionPointEvent, ActionPointRefusal>;

const raise = (command: Command<'RaiseActionPoint'>, state: ActionPoint): Outcome => {
  if (state.status !== 'none') return refuse('already-raised');
  if (command.owners.length === 0) return refuse('no-owner');
  if (command.owners.length > 10) return refuse('too-many-owners');
  const fault =
    textFault(command.text, 2_000) ??
    textFault(command.reference, 20) ??
    command.owners.map(({ role }) => textFault(role, 200)).find(Boolean);
  if (fault) return refuse(fault);
  if (command.dueOn !== null && !isLocalDate(command.dueOn)) return refuse('no-such-date');
  const { type: _, id: actionPointId, ...data } = command;
  return [
    {
      type: 'ActionPointRaised.v1',
      data: {
        ...data,
        actionPointId,
        reference: command.reference.trim(),
        text: command.text.trim(),
        owners: [...command.owners],
      },
    },
  ];
};

const update = ({ note, updatedOn }: Command<'UpdateActionPoint'>, state: Raised): Outcome => {
  if (state.status === 'closed') return refuse('already-closed');
  const fault = textFault(note, 4_000);
  if (fault) return refuse(fault);
  if (state.lastNote === note.trim()) return [];
  return [{ type: 'ActionPointUpdated.v1', data: { actionPointId: state.id, note: note.trim(), updatedOn } }];
};

const close = ({ answer, closedOn }: Command<'CloseActionPoint'>, state: Raised): Outcome => {
  if (state.status === 'closed') return state.answer === answer.trim() ? [] : refuse('already-closed');
  const fault = textFault(answer, 4_000);
  if (fault) return refuse(fault);
  const { id: actionPointId, dueOn } = state;
  return [{ type: 'ActionPointClosed.v1', data: { actionPointId, answer: answer.trim(), closedOn, dueOn } }];
};

const reopen = ({ reason, reopenedOn, dueOn }: Command<'ReopenActionPoint'>, state: Raised): Outcome => {
  if (state.status !== 'closed') return refuse('not-closed');
  const fault = textFault(reason, 4_000);
  if (fault) return refuse(fault);
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  return [
    { type: 'ActionPointReopened.v1', data: { actionPointId: state.id, reason: reason.trim(), reopenedOn, dueOn } },
  ];
};

const carryForward = ({ dueOn, reason, carriedOn }: Command<'CarryForwardActionPoint'>, state: Raised): Outcome => {
  if (state.status === 'closed') return refuse('already-closed');
  if (dueOn !== null && !isLocalDate(dueOn)) return refuse('no-such-date');
  if (dueOn === state.dueOn) return [];
  if (dueOn !== null && state.dueOn !== null && dueOn < state.dueOn) return refuse('not-later');
  const fault = reason === null ? undefined : textFault(reason, 4_000);
  if (fault) return refuse(fault);
  const { id: actionPointId, dueOn: previousDueOn } = state;
  return [{ type: 'ActionPointCarriedForward.v1', data: { actionPointId, dueOn, previousDueOn, reason, carriedOn } }];
};

const decide = (command: ActionPointCommand, state: ActionPoint): Outcome => {
  if (command.type === 'RaiseActionPoint') return raise(command, state);
  if (state.status === 'none') return refuse('unknown-action-point');
  switch (command.type) {
    case 'UpdateActionPoint':
      return update(command, state);
    case 'CloseActionPoint':
      return close(command, state);
    case 'ReopenActionPoint':
      return reopen(command, state);
    case 'CarryForwardActionPoint':
      return carryForward(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: ActionPoint, event: ActionPointEvent): ActionPoint => {
  if (event.type === 'ActionPointRaised.v1') {
    const { actionPointId: id, owners, dueOn } = event.data;
    return { status: 'open', id, owners, dueOn, lastNote: null };
  }
  if (state.status === 'none') return state;
  const { id, owners, dueOn } = state;
  switch (event.type) {
    case 'ActionPointUpdated.v1':
      return { status: 'in-progress', id, owners, dueOn, lastNote: event.data.note };
    case 'ActionPointClosed.v1':
      return { status: 'closed', id, owners, dueOn, answer: event.data.answer };
    case 'ActionPointReopened.v1':
      return { status: 'open', id, owners, dueOn: event.data.dueOn, lastNote: null };
    case 'ActionPointCarriedForward.v1':
      return state.status === 'closed' ? state : { ...state, dueOn: event.data.dueOn };
    default:
      return unreachable(event);
  }
};

/** Something agreed to be done: raised in minutes or directly, updated, closed with an answer, carried forward, reopened. */
export const actionPoint: Decider<ActionPointCommand, ActionPoint, ActionPointEvent, ActionPointRefusal> = {
  category: 'action-point',
  initial: { status: 'none' },
  decide,
  evolve,
  // Those from minutes have theirs from the meetings, which begin again each year.
  claim: {
    of: ({ type, data }) =>
      type === 'ActionPointRaised.v1' && data.meetingId === null ? `reference ${data.reference}` : undefined,
    taken: 'reference-taken',
  },
};
