import type { Choice } from '../design/field.tsx';
import type { Tone } from '../design/messages.tsx';
import type { Decision, Meeting, ReviewRow, TopItem } from './meeting.documents.ts';

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

export const capacityWords = { BOARD: 'Board', MEMBER: 'Member', OTHER: 'Other' } as const;

export const choicesOf = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
