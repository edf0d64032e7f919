import type { Choice } from '../design/field.tsx';
import type { Tone } from '../design/messages.tsx';
import type { Decision, Declaration, Meeting, Present, ReviewRow, TopItem } from './meeting.documents.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const stageWords: Words<Meeting['stage']> = {
  SCHEDULED: 'Scheduled',
  AGENDA_PUBLISHED: 'Agenda published',
  OPEN: 'Meeting now',
  HELD: 'Held',
  CANCELLED: 'Cancelled',
};

export const stageTones: Readonly<Record<Meeting['stage'], Tone>> = {
  SCHEDULED: 'grey',
  AGENDA_PUBLISHED: 'blue',
  OPEN: 'purple',
  HELD: 'green',
  CANCELLED: 'red',
};

export const minutesWords: Words<Meeting['minutesStatus']> = {
  NONE: 'No minutes yet',
  DRAFT: 'Draft minutes',
  CIRCULATED: 'Minutes circulated',
  AGREED: 'Minutes agreed',
};

export const purposeWords: Words<NonNullable<TopItem['purpose']>> = {
  AGREE: 'To agree',
  NOTE: 'To note',
  REVIEW: 'To review',
  DISCUSS: 'To discuss',
  VERBAL_UPDATE: 'Verbal update',
};

export const verbWords: Words<Decision['verb']> = {
  NOTED: 'Noted',
  AGREED: 'Agreed',
  APPROVED: 'Approved',
  ENDORSED: 'Endorsed',
  ACCEPTED: 'Accepted',
  DEFERRED: 'Deferred',
  REFUSED: 'Refused',
};

export const outcomeWords: Words<NonNullable<ReviewRow['outcome']>> = {
  CLOSED: 'Closed',
  CARRIED_FORWARD: 'Carried forward',
  REOPENED: 'Reopened',
};

export const capacityWords: Words<Present['capacity']> = {
  BOARD: 'Board',
  MEMBER: 'Member',
  OFFICER: 'Officer',
  OBSERVER: 'Observer',
  OTHER: 'Other',
};

/** Over the lists of those present, in the order papers have them. */
export const presentWords: Words<Present['capacity']> = {
  BOARD: 'Present: board',
  MEMBER: 'Present: members',
  OFFICER: 'Officers in attendance',
  OBSERVER: 'Observers',
  OTHER: 'Others present',
};

export const interestWords: Words<Declaration['kind']> = {
  PERSONAL: 'Personal',
  PREJUDICIAL: 'Prejudicial',
  PECUNIARY: 'Pecuniary',
  OTHER: 'Other',
};

export const conductWords: Words<Declaration['conduct']> = {
  STAYED: 'Stayed and took part',
  TOOK_NO_PART: 'Stayed and took no part',
  LEFT_THE_ROOM: 'Left the room',
};

type Consequence = NonNullable<Decision['setsOff']>;

export const consequenceWords: Words<Consequence['kind']> = {
  GROUP_SET_UP: 'A group is set up',
  GROUP_RENAMED: 'A group gets another name',
  GROUP_DISBANDED: 'A group is disbanded',
  RECOMMENDATION_AGREED: 'A recommendation is agreed',
  TERMS_OF_REFERENCE_ADOPTED: 'Terms of reference are adopted',
};

/** For 7, against 1, abstained 0. */
export const votesText = (votes: {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}): string => `for ${votes.for}, against ${votes.against}, abstained ${votes.abstained}`;

export const choicesOf = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
