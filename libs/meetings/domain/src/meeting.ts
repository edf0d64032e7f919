import { refuse, type Decider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import {
  minuteActionPoint,
  reviewActionPoint,
  withdrawActionPoint,
  type MinuteActionPoint,
  type ReviewActionPoint,
  type WithdrawActionPoint,
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
  comment,
  correct,
  recall,
  type AgreeMinutes,
  type CirculateMinutes,
  type CommentOnMinutes,
  type CorrectMinutes,
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
import { recordDecision, withdrawDecision, type RecordDecision, type WithdrawDecision } from './meeting.decisions.ts';
import { evolve } from './meeting.evolve.ts';
import { importWith, type ImportMeeting } from './meeting.import.ts';
import {
  declareInterest,
  withdrawDeclaration,
  type DeclareInterest,
  type WithdrawDeclaration,
} from './meeting.interests.ts';
import {
  addMinute,
  recordKeyMessages,
  removeMinute,
  reviseMinute,
  type AddMinute,
  type RecordKeyMessages,
  type RemoveMinute,
  type ReviseMinute,
} from './meeting.minutes.ts';
import type { MeetingRefusal, Outcome } from './meeting.refusals.ts';
import type { Known, Meeting } from './meeting.state.ts';

/** All that is done to a meeting step by step. */
export type MeetingStep =
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
  | DeclareInterest
  | WithdrawDeclaration
  | AddMinute
  | ReviseMinute
  | RemoveMinute
  | RecordDecision
  | WithdrawDecision
  | RecordKeyMessages
  | MinuteActionPoint
  | WithdrawActionPoint
  | ReviewActionPoint
  | CloseMeeting
  | CirculateMinutes
  | CommentOnMinutes
  | RecallMinutes
  | AgreeMinutes
  | CorrectMinutes;

export type MeetingCommand = MeetingStep | ImportMeeting;

type Deciding = {
  readonly [Type in Exclude<MeetingStep['type'], 'ScheduleMeeting'>]: (
    command: Extract<MeetingStep, { type: Type }>,
    state: Known,
  ) => Outcome;
};

const deciding: Deciding = {
  RescheduleMeeting: reschedule,
  CancelMeeting: cancel,
  AddAgendaItem: addItem,
  ChangeAgendaItem: changeItem,
  MoveAgendaItem: moveItem,
  RemoveAgendaItem: removeItem,
  PublishAgenda: publish,
  OpenMeeting: open,
  RecordAttendance: recordAttendance,
  DeclareInterest: declareInterest,
  WithdrawDeclaration: withdrawDeclaration,
  AddMinute: addMinute,
  ReviseMinute: reviseMinute,
  RemoveMinute: removeMinute,
  RecordDecision: recordDecision,
  WithdrawDecision: withdrawDecision,
  RecordKeyMessages: recordKeyMessages,
  MinuteActionPoint: minuteActionPoint,
  WithdrawMinutedActionPoint: withdrawActionPoint,
  ReviewActionPoint: reviewActionPoint,
  CloseMeeting: close,
  CirculateMinutes: circulate,
  CommentOnMinutes: comment,
  RecallMinutes: recall,
  AgreeMinutes: agree,
  CorrectMinutes: correct,
};

/** What a step comes to. */
export const decideStep = (command: MeetingStep, state: Meeting): Outcome => {
  if (command.type === 'ScheduleMeeting') return schedule(command, state);
  return state.status === 'none' ? refuse('unknown-meeting') : deciding[command.type](command as never, state);
};

const decide = (command: MeetingCommand, state: Meeting): Outcome =>
  command.type === 'ImportMeeting' ? importWith(decideStep)(command, state) : decideStep(command, state);

/** A meeting of a group: scheduled, its agenda built and published, held, minuted, and its minutes agreed at a later meeting. */
export const meeting: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal> = {
  category: 'meeting',
  initial: { status: 'none' },
  decide,
  evolve,
  // Meetings of the same month take their numbers side by side.
  claim: {
    of: ({ type, data }) => {
      if (type === 'MeetingImported.v1')
        return data.freeReference ? referenceName(data.freeReference.year, data.freeReference.reference) : undefined;
      return type === 'ActionPointMinuted.v1' ? referenceName(data.raisedOn.slice(0, 4), data.reference) : undefined;
    },
    taken: 'reference-taken',
  },
};

const referenceName = (year: string, reference: string): string => `reference ${year} ${reference}`;
