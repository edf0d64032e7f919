import { shortDate } from '@csp/kernel';
import type { Attendee, Lead, Meeting, Partnership } from './meeting.ts';

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** `Tuesday 6 October 2020`. */
export const longDate = (date: string): string =>
  `${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${shortDate(date)}`;

export const purposeWords: Readonly<Record<string, string>> = {
  AGREE: 'To agree',
  NOTE: 'To note',
  REVIEW: 'To review',
  DISCUSS: 'To discuss',
  VERBAL_UPDATE: 'Verbal update',
};

const outcomeWords: Readonly<Record<string, string>> = {
  CLOSED: 'Closed',
  CARRIED_FORWARD: 'Carried forward',
  REOPENED: 'Reopened',
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
};

/** What the graph calls AGREED or CARRIED_FORWARD, for people; one without a word of its own is put in lower case. */
export const inWords = (name: string): string =>
  outcomeWords[name] ?? name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');

/** `Chief Inspector, Cambridgeshire Constabulary`. */
export const leadWords = ({ role, agencyName }: Lead): string => (agencyName ? `${role}, ${agencyName}` : role);

/** One a line. */
export const leadsWords = (leads: readonly Lead[]): string => leads.map(leadWords).join('\n');

/** With whom they stand in for and, where they came late or left early, for which items they were there. */
export const attendeeWords = (one: Attendee): string => {
  const more = [...(one.deputyFor ? [`for ${one.deputyFor}`] : []), ...(one.stay ? [one.stay] : [])];
  return more.length > 0 ? `${leadWords(one)} (${more.join('; ')})` : leadWords(one);
};

export const dueWords = (dueOn: string | null | undefined): string => (dueOn ? shortDate(dueOn) : 'Next meeting');

/** `Board: minutes of …`; a group named as its partnership isn't named twice on a page. */
export const titled = ({ title }: Meeting, { name }: Partnership, what: string): string =>
  title === name ? what.charAt(0).toUpperCase() + what.slice(1) : `${title}: ${what}`;
