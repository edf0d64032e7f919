import { shortDate } from '@csp/kernel';
import type { MeetingHappening } from './meeting-happenings.view.ts';
import type { PointHappening, PointHappeningKind } from './point-happenings.view.ts';

const pointWords: Readonly<Record<Exclude<PointHappeningKind, 'updated'>, string>> = {
  acknowledged: 'was acknowledged',
  accepted: 'was accepted',
  declined: 'was declined',
  reassigned: 'was given to other owners',
  closed: 'was closed',
  reopened: 'was opened again',
  'due-date-changed': 'was made due',
};

const withWords = (text: string, words: string | null): string => (words ? `${text}: ${words}` : `${text}.`);

/** `Action point 02/03 was closed: shared with the CSP`, as minutes would say it. `agency`: the name of who said it, if anyone. */
export const pointSentence = (
  reference: string,
  { kind, words, dueOn }: PointHappening,
  agency: string | null,
): string => {
  const point = `ction point ${reference}`;
  if (kind === 'updated')
    return withWords(agency === null ? `Progress on a${point}` : `${agency} reported on a${point}`, words);
  const due = dueOn === null ? ' at the next meeting' : ` on ${shortDate(dueOn)}`;
  const by = agency === null ? '' : ` by ${agency}`;
  return withWords(`A${point} ${pointWords[kind]}${kind === 'due-date-changed' ? due : ''}${by}`, words);
};

/** `The meeting of 7 July 2020 was moved to 6 October 2020: the hall was closed`. `date`: the day the meeting has now. */
export const meetingSentence = (date: string, { kind, from, words }: MeetingHappening): string => {
  const day = shortDate(date);
  switch (kind) {
    case 'rescheduled':
      // On the same day, only its time is another.
      return from === date || from === null
        ? withWords(`The meeting of ${day} was given another time`, words)
        : withWords(`The meeting of ${shortDate(from)} was moved`, words);
    case 'cancelled':
      return withWords(`The meeting of ${day} was cancelled`, words);
    case 'circulated':
      return `The minutes of ${day} were circulated.`;
    case 'corrected':
      return `A correction was put beside the minutes of ${day}.`;
  }
};
