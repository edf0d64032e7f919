import { refuse, unreachable, type Decider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import {
  minuteActionPoint,
  reviewActionPoint,
  type MinuteActionPoint,
  type ReviewActionPoint,
} from './meeting.actions.ts';
import {
  addItem,
  changeItem,
  moveItem,
  publish,
  removeItem,
  type AddAgendaItem,
  type ChangeAgendaItem,
  type MoveAgendaItem,
  type PublishAgenda,
  type RemoveAgendaItem,
} from './meeting.agenda.ts';
import {
  agree,
  circulate,
  recall,
  type AgreeMinutes,
  type CirculateMinutes,
  type RecallMinutes,
} from './meeting.agreement.ts';
import {
  close,
  open,
  recordAttendance,
  type CloseMeeting,
  type OpenMeeting,
  type RecordAttendance,
} from './meeting.attendance.ts';
import {
  cancel,
  reschedule,
  schedule,
  type CancelMeeting,
  type RescheduleMeeting,
  type ScheduleMeeting,
} from './meeting.calendar.ts';
import { evolve } from './meeting.evolve.ts';
import {
  addMinute,
  recordDecision,
  removeMinute,
  reviseMinute,
  withdrawDecision,
  type AddMinute,
  type RecordDecision,
  type RemoveMinute,
  type ReviseMinute,
  type WithdrawDecision,
} from './meeting.minutes.ts';
import type { MeetingRefusal, Outcome } from './meeting.refusals.ts';
import type { Meeting } from './meeting.state.ts';

export type MeetingCommand =
  | ScheduleMeeting
  | RescheduleMeeting
  | CancelMeeting
  | AddAgendaItem
  | ChangeAgendaItem
  | MoveAgendaItem
  | RemoveAgendaItem
  | PublishAgenda
  | OpenMeeting
  | RecordAttendance
  | AddMinute
  | ReviseMinute
  | RemoveMinute
  | RecordDecision
  | WithdrawDecision
  | MinuteActionPoint
  | ReviewActionPoint
  | CloseMeeting
  | CirculateMinutes
  | RecallMinutes
  | AgreeMinutes;

const decide = (command: MeetingCommand, state: Meeting): Outcome => {
  if (command.type === 'ScheduleMeeting') return schedule(command, state);
  if (state.status === 'none') return refuse('unknown-meeting');
  switch (command.type) {
    case 'RescheduleMeeting':
      return reschedule(command, state);
    case 'CancelMeeting':
      return cancel(command, state);
    case 'AddAgendaItem':
      return addItem(command, state);
    case 'ChangeAgendaItem':
      return changeItem(command, state);
    case 'MoveAgendaItem':
      return moveItem(command, state);
    case 'RemoveAgendaItem':
      return removeItem(command, state);
    case 'PublishAgenda':
      return publish(command, state);
    case 'OpenMeeting':
      return open(command, state);
    case 'RecordAttendance':
      return recordAttendance(command, state);
    case 'AddMinute':
      return addMinute(command, state);
    case 'ReviseMinute':
      return reviseMinute(command, state);
    case 'RemoveMinute':
      return removeMinute(command, state);
    case 'RecordDecision':
      return recordDecision(command, state);
    case 'WithdrawDecision':
      return withdrawDecision(command, state);
    case 'MinuteActionPoint':
      return minuteActionPoint(command, state);
    case 'ReviewActionPoint':
      return reviewActionPoint(command, state);
    case 'CloseMeeting':
      return close(command, state);
    case 'CirculateMinutes':
      return circulate(command, state);
    case 'RecallMinutes':
      return recall(command, state);
    case 'AgreeMinutes':
      return agree(command, state);
    default:
      return unreachable(command);
  }
};

/** A meeting of a group: scheduled, its agenda built and published, held, minuted, and its minutes agreed at a later meeting. */
export const meeting: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal> = {
  category: 'meeting',
  initial: { status: 'none' },
  decide,
  evolve,
  // Meetings of the same month take their numbers side by side.
  claim: {
    of: ({ type, data }) =>
      type === 'ActionPointMinuted.v1' ? `reference ${data.raisedOn.slice(0, 4)} ${data.reference}` : undefined,
    taken: 'reference-taken',
  },
};
