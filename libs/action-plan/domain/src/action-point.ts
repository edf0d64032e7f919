import type { ActionPointEvent, Owner } from '@csp/action-plan-contract';
import { isLocalDate, refuse, textFault, unreachable, type Decider, type LocalDate } from '@csp/kernel';
import { carryForward, changeDueDate, type CarryForwardActionPoint, type ChangeDueDate } from './action-point.dates.ts';
import {
  answer,
  owns,
  ownersFault,
  reassign,
  type AnswerActionPoint,
  type ReassignActionPoint,
} from './action-point.owners.ts';
import {
  evolve,
  type ActionPoint,
  type ActionPointRefusal,
  type Open,
  type Outcome,
  type Raised,
} from './action-point.state.ts';

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
  | {
      readonly type: 'UpdateActionPoint';
      readonly note: string;
      /** Whose progress it is; null: of nobody in particular. */
      readonly agencyId: string | null;
      readonly updatedOn: LocalDate;
    }
  | AnswerActionPoint
  | ReassignActionPoint
  | {
      readonly type: 'CloseActionPoint';
      readonly answer: string;
      readonly closedOn: LocalDate;
      /** Where somebody says when it was done: the day they say so. */
      readonly saidOn?: LocalDate;
    }
  | {
      readonly type: 'ReopenActionPoint';
      readonly reason: string;
      readonly reopenedOn: LocalDate;
      readonly dueOn: LocalDate | null;
    }
  | CarryForwardActionPoint
  | ChangeDueDate
  /** One raised directly, by mistake. */
  | { readonly type: 'WithdrawActionPoint'; readonly reason: string; readonly withdrawnOn: LocalDate }
  /** One whose meeting took it out of its minutes, however far it has come meanwhile. */
  | { readonly type: 'FollowWithdrawal'; readonly withdrawnOn: LocalDate };

type Command<Type extends ActionPointCommand['type']> = Extract<ActionPointCommand, { type: Type }>;

const raise = (command: Command<'RaiseActionPoint'>, state: ActionPoint): Outcome => {
  if (state.status !== 'none') return refuse('already-raised');
  const fault = ownersFault(command.owners) ?? textFault(command.text, 2_000) ?? textFault(command.reference, 20);
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

const update = ({ note: written, agencyId, updatedOn }: Command<'UpdateActionPoint'>, state: Open): Outcome => {
  if (agencyId !== null && !owns(state, agencyId)) return refuse('not-an-owner');
  const fault = textFault(written, 4_000);
  if (fault) return refuse(fault);
  const note = written.trim();
  if (state.lastNote?.note === note && state.lastNote.agencyId === agencyId) return [];
  return [{ type: 'ActionPointUpdated.v2', data: { actionPointId: state.id, note, agencyId, updatedOn } }];
};

const dayFault = ({ closedOn, saidOn }: Command<'CloseActionPoint'>, { raisedOn }: Raised) => {
  if (saidOn === undefined) return undefined;
  if (!isLocalDate(closedOn)) return 'no-such-date';
  if (closedOn > saidOn) return 'not-yet';
  return closedOn < raisedOn ? 'before-it-was-raised' : undefined;
};

const close = (command: Command<'CloseActionPoint'>, state: Raised): Outcome => {
  const { answer: given, closedOn } = command;
  if (state.status === 'closed') return state.answer === given.trim() ? [] : refuse('already-closed');
  const fault = textFault(given, 4_000) ?? dayFault(command, state);
  if (fault) return refuse(fault);
  const { id: actionPointId, dueOn } = state;
  return [{ type: 'ActionPointClosed.v1', data: { actionPointId, answer: given.trim(), closedOn, dueOn } }];
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

const withdraw = (command: Command<'WithdrawActionPoint'> | Command<'FollowWithdrawal'>, state: Raised): Outcome => {
  const direct = command.type === 'WithdrawActionPoint';
  if (direct && state.meetingId !== null) return refuse('minuted');
  const fault = direct ? textFault(command.reason, 4_000) : undefined;
  if (fault) return refuse(fault);
  const reason = direct ? command.reason.trim() : null;
  if (state.status === 'withdrawn') return state.reason === reason ? [] : refuse('withdrawn');
  const { id: actionPointId, dueOn, status } = state;
  const { withdrawnOn } = command;
  return [
    {
      type: 'ActionPointWithdrawn.v1',
      data: { actionPointId, reason, withdrawnOn, wasClosed: status === 'closed', dueOn },
    },
  ];
};

const decide = (command: ActionPointCommand, state: ActionPoint): Outcome => {
  if (command.type === 'RaiseActionPoint') return raise(command, state);
  if (state.status === 'none') return refuse('unknown-action-point');
  if (command.type === 'WithdrawActionPoint' || command.type === 'FollowWithdrawal') return withdraw(command, state);
  if (state.status === 'withdrawn') return refuse('withdrawn');
  if (command.type === 'CloseActionPoint') return close(command, state);
  if (command.type === 'ReopenActionPoint') return reopen(command, state);
  if (state.status === 'closed') return refuse('already-closed');
  switch (command.type) {
    case 'UpdateActionPoint':
      return update(command, state);
    case 'AnswerActionPoint':
      return answer(command, state);
    case 'ReassignActionPoint':
      return reassign(command, state);
    case 'CarryForwardActionPoint':
      return carryForward(command, state);
    case 'ChangeDueDate':
      return changeDueDate(command, state);
    default:
      return unreachable(command);
  }
};

/**
 * Something agreed to be done: raised in minutes or directly, answered by its owners, updated, closed with an answer, carried
 * forward, reopened, withdrawn when it should never have been there.
 */
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
