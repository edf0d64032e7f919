import {
  addDays,
  isWorkingDay,
  refuse,
  type Decider,
  type Decision,
  type LocalDate,
  type LocalTime,
} from '@csp/kernel';
import type { PublicQuestionEvent } from '@csp/meetings-contract';
import type { Status } from './meeting.state.ts';
import { faultOf, kept, longest } from './texts.ts';

/** Questions for one meeting that nobody has looked at yet: more are refused, so that a flood drowns nothing but itself. */
const mostWaiting = 100;
/** On the working day before the meeting. */
const closesAt: LocalTime = '10:00';

export type PublicQuestion =
  | { readonly status: 'none' }
  | { readonly status: 'asked' | 'accepted'; readonly id: string }
  | { readonly status: 'refused'; readonly id: string; readonly reason: string }
  | { readonly status: 'answered'; readonly id: string; readonly answer: string };

export interface AskPublicQuestion {
  readonly type: 'AskPublicQuestion';
  readonly questionId: string;
  /** As it stands; none where there is no such meeting that the public knows of. */
  readonly meeting: { readonly meetingId: string; readonly date: LocalDate; readonly status: Status } | null;
  readonly text: string;
  /** How many questions for that meeting wait to be looked at. */
  readonly waiting: number;
  readonly today: LocalDate;
  /** London time. */
  readonly now: LocalTime;
}

export type PublicQuestionCommand =
  | AskPublicQuestion
  | { readonly type: 'AcceptPublicQuestion'; readonly acceptedOn: LocalDate }
  | { readonly type: 'RefusePublicQuestion'; readonly reason: string; readonly refusedOn: LocalDate }
  | { readonly type: 'AnswerPublicQuestion'; readonly answer: string; readonly answeredOn: LocalDate };

type Command<Type extends PublicQuestionCommand['type']> = Extract<PublicQuestionCommand, { type: Type }>;
type Asked = Exclude<PublicQuestion, { status: 'none' }>;

/** Everything a question may be refused for. Clients switch on these: a code is never renamed. */
export const publicQuestionRefusals = [
  'unknown-question',
  'no-questions-taken',
  'questions-closed',
  'too-many-questions',
  'question-not-accepted',
  'question-answered',
  'empty-text',
  'too-long',
  'unreadable-text',
] as const;
export type PublicQuestionRefusal = (typeof publicQuestionRefusals)[number];
type Outcome = Decision<PublicQuestionEvent, PublicQuestionRefusal>;

/** Until when questions for a meeting are taken: 10:00 on the working day before. */
export const questionsCloseOn = (meetingOn: LocalDate): { readonly date: LocalDate; readonly time: LocalTime } => {
  let date = addDays(meetingOn, -1);
  while (!isWorkingDay(date)) date = addDays(date, -1);
  return { date, time: closesAt };
};

/** Whether that time has come. */
export const questionsClosed = (meetingOn: LocalDate, today: LocalDate, now: LocalTime): boolean => {
  const { date, time } = questionsCloseOn(meetingOn);
  return `${today} ${now}` >= `${date} ${time}`;
};

const ask = ({ questionId, meeting, text: given, waiting, today, now }: AskPublicQuestion): Outcome => {
  if (meeting?.status !== 'agenda-published' && meeting?.status !== 'scheduled') return refuse('no-questions-taken');
  if (questionsClosed(meeting.date, today, now)) return refuse('questions-closed');
  if (waiting >= mostWaiting) return refuse('too-many-questions');
  const text = kept(given);
  const fault = faultOf([text, longest.question]);
  if (fault) return refuse(fault);
  const { meetingId } = meeting;
  return [{ type: 'PublicQuestionAsked.v1', data: { questionId, meetingId, text, askedOn: today } }];
};

/** One that was refused may still be accepted: a second thought is no new question. */
const accept = ({ acceptedOn }: Command<'AcceptPublicQuestion'>, state: Asked): Outcome => {
  if (state.status === 'answered') return refuse('question-answered');
  if (state.status === 'accepted') return [];
  return [{ type: 'PublicQuestionAccepted.v1', data: { questionId: state.id, acceptedOn } }];
};

const turnDown = (command: Command<'RefusePublicQuestion'>, state: Asked): Outcome => {
  if (state.status === 'answered') return refuse('question-answered');
  const reason = kept(command.reason);
  const fault = faultOf([reason, longest.reason]);
  if (fault) return refuse(fault);
  if (state.status === 'refused' && state.reason === reason) return [];
  const { refusedOn } = command;
  return [{ type: 'PublicQuestionRefused.v1', data: { questionId: state.id, reason, refusedOn } }];
};

const answer = (command: Command<'AnswerPublicQuestion'>, state: Asked): Outcome => {
  const text = kept(command.answer);
  if (state.status === 'answered') return state.answer === text ? [] : refuse('question-answered');
  if (state.status !== 'accepted') return refuse('question-not-accepted');
  const fault = faultOf([text, longest.response]);
  if (fault) return refuse(fault);
  const { answeredOn } = command;
  return [{ type: 'PublicQuestionAnswered.v1', data: { questionId: state.id, answer: text, answeredOn } }];
};

const decide = (command: PublicQuestionCommand, state: PublicQuestion): Outcome => {
  if (command.type === 'AskPublicQuestion') return state.status === 'none' ? ask(command) : [];
  if (state.status === 'none') return refuse('unknown-question');
  switch (command.type) {
    case 'AcceptPublicQuestion':
      return accept(command, state);
    case 'RefusePublicQuestion':
      return turnDown(command, state);
    case 'AnswerPublicQuestion':
      return answer(command, state);
  }
};

const evolve = (state: PublicQuestion, { type, data }: PublicQuestionEvent): PublicQuestion => {
  const { questionId: id } = data;
  switch (type) {
    case 'PublicQuestionAsked.v1':
      return { status: 'asked', id };
    case 'PublicQuestionAccepted.v1':
      return state.status === 'none' ? state : { status: 'accepted', id };
    case 'PublicQuestionRefused.v1':
      return state.status === 'none' ? state : { status: 'refused', id, reason: data.reason };
    case 'PublicQuestionAnswered.v1':
      return state.status === 'none' ? state : { status: 'answered', id, answer: data.answer };
  }
};

/** A question from the public: sent in before a meeting, accepted or refused with a reason, answered. */
export const publicQuestion: Decider<
  PublicQuestionCommand,
  PublicQuestion,
  PublicQuestionEvent,
  PublicQuestionRefusal
> = {
  category: 'public-question',
  initial: { status: 'none' },
  decide,
  evolve,
};
