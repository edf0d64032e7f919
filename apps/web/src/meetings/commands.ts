import type { VariablesOf } from 'gql.tada';
import type { Attendance, Lead, Meeting, Present } from './meeting.documents.ts';
import type { meetingMutations } from './meeting.mutations.ts';

type Mutations = typeof meetingMutations;
type Carried = 'commandId' | 'expectedVersion' | 'meetingId';

/** A change of a meeting as a page asks for it; ids, versions and the meeting are put in when it is sent. */
export type MeetingCommand = {
  [Type in keyof Mutations]: {
    readonly type: Type;
    readonly input: Omit<VariablesOf<Mutations[Type]>['input'], Carried>;
    /** What it was decided on, as `decidedOn` gives it. */
    readonly base?: string;
  };
}[keyof Mutations];

export type InputOf<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>['input'];

/** Right whatever else has changed: what is added at an end takes nothing from anybody. These name no version. */
const additions = new Set<MeetingCommand['type']>([
  'addAgendaItem',
  'addMinute',
  'declareInterest',
  'recordDecision',
  'minuteActionPoint',
  'commentOnMinutes',
  'correctMinutes',
]);

export const needsVersion = ({ type }: MeetingCommand): boolean => !additions.has(type);

/**
 * The part of a meeting that somebody looked at when they decided on a change. When a change is refused because the meeting has
 * another version by now, and this part is still the same, the change may go out again unasked: somebody else worked elsewhere.
 */
export const decidedOn = (command: MeetingCommand, meeting: Meeting): string => {
  switch (command.type) {
    case 'reviseMinute':
    case 'removeMinute':
      return meeting.minutes.find(({ id }) => id === command.input.paragraphId)?.text ?? '';
    case 'changeAgendaItem':
    case 'removeAgendaItem':
      return wording(itemsOf(meeting).find(({ id }) => id === command.input.itemId));
    case 'moveAgendaItem':
      return JSON.stringify(meeting.agenda.map(({ id, subItems }) => [id, ...subItems.map((item) => item.id)]));
    case 'recordAttendance':
      return attended(meeting.attendance);
    case 'recordKeyMessages':
      return JSON.stringify(meeting.keyMessages);
    case 'withdrawDeclaration':
      return String(meeting.declarations.some(({ id }) => id === command.input.declarationId));
    case 'withdrawDecision':
      return String(meeting.decisions.some(({ id }) => id === command.input.decisionId));
    case 'withdrawMinutedActionPoint':
      return String(meeting.actionPoints.some(({ actionPointId }) => actionPointId === command.input.actionPointId));
    case 'reviewActionPoint':
      return String(meeting.review.find((row) => row.actionPointId === command.input.actionPointId)?.outcome);
    case 'publishAgenda':
      return JSON.stringify([meeting.stage, meeting.date, itemsOf(meeting).map(wording)]);
    case 'openMeeting':
    case 'closeMeeting':
    case 'cancelMeeting':
      return meeting.stage;
    case 'rescheduleMeeting':
      return JSON.stringify([meeting.stage, meeting.date, meeting.startsAt, meeting.endsAt]);
    case 'circulateMinutes':
    case 'recallMinutes':
    case 'agreeMinutes':
      return JSON.stringify([meeting.minutesStatus, ...written(meeting)]);
    default:
      return '';
  }
};

type Item = Meeting['agenda'][number]['subItems'][number];

/** Items and sub-items in the order they are taken. */
export const itemsOf = ({ agenda }: Pick<Meeting, 'agenda'>): readonly Item[] =>
  agenda.flatMap((item) => [item, ...item.subItems]);

/** An item without its number, which changes when others move. */
const wording = (item: Item | undefined): string =>
  item
    ? JSON.stringify([item.title, item.purpose, item.leads.map(lead), item.minutesAllotted, item.restrictedBecause])
    : 'none';

// Fields are named one by one: copies that came by different ways differ in what else they carry.
const lead = ({ role, agencyId }: Lead) => [role, agencyId];
const person = ({ role, agencyId, capacity, deputyFor, fromItemId, untilItemId }: Present) =>
  [role, agencyId, capacity, deputyFor, fromItemId, untilItemId].join('|');

const attended = ({ present, apologies, absent, publicCount }: Attendance): string =>
  JSON.stringify([...[present, apologies, absent].map((list) => list.map(person).sort()), publicCount]);

const written = ({ minutes, decisions, actionPoints }: Meeting) => [
  minutes.map(({ number, text }) => [number, text]),
  decisions.map(({ paragraph, verb, subject, caveat }) => [paragraph, verb, subject, caveat]),
  actionPoints.map(({ paragraph, text, owners, dueOn }) => [paragraph, text, owners.map(lead), dueOn]),
];
