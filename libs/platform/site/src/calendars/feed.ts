import ical, { escape, ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import { addDays, instantInLondon } from '@csp/kernel';

/** As the graph gives it. */
export interface FeedMeeting {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly cancelled: boolean;
  readonly calendarRevision: { readonly number: number; readonly at: string } | null;
}

/** As the graph gives it. `history`: all that happened to it, oldest first. */
export interface FeedPoint {
  readonly id: string;
  readonly reference: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly history: readonly { readonly kind: string; readonly at: string }[];
}

export interface Feed {
  /** What calendar programs call it. */
  readonly name: string;
  /** Under which the pages of what is in it are: `https://csp.example.org/t/fenland`. */
  readonly address: string;
  readonly meetings: readonly FeedMeeting[];
  readonly points: readonly FeedPoint[];
}

/** Characters: a calendar shows a line or two, and some programs refuse an entry that is too long. */
const longest = { line: 120, text: 240 };
/** How often programs are asked to look again. */
const refreshSeconds = 3_600;
/** What changes an action point's due date. */
const movesDueDate: readonly string[] = ['CARRIED_FORWARD', 'DUE_DATE_CHANGED', 'REOPENED'];

/** On one line, cut between words where it is too long. */
const shortened = (text: string, most: number): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= most) return line;
  const start = line.slice(0, most);
  const space = start.lastIndexOf(' ');
  // A single word is cut where it is, but never through a character.
  return `${space > 0 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/**
 * A calendar of meetings and due dates as iCalendar (RFC 5545), times in UTC. The same facts give the same bytes: nothing in it tells
 * when it was made.
 */
export const calendarText = ({ name, address, meetings, points }: Feed): string => {
  // The library escapes all texts but this one.
  const title = escape(shortened(name, longest.line), false);
  const calendar = ical({ name: title, ttl: refreshSeconds, prodId: '//Community safety partnerships//Calendar//EN' });
  const host = new URL(address).hostname;
  for (const meeting of meetings) addMeeting(calendar, meeting, { host, address });
  for (const point of points) addDueDate(calendar, point, { host, address });
  return `${calendar.toString()}\r\n`;
};

interface Where {
  readonly host: string;
  readonly address: string;
}

const addMeeting = (calendar: ICalCalendar, meeting: FeedMeeting, { host, address }: Where): void => {
  const { date, startsAt, endsAt, place, cancelled, calendarRevision } = meeting;
  if (!calendarRevision) return;
  const id = encodeURIComponent(meeting.id);
  const title = shortened(meeting.title, longest.line);
  const page = `${address}/meetings/${id}`;
  const changedAt = new Date(calendarRevision.at);
  calendar.createEvent({
    id: `meeting-${id}@${host}`,
    sequence: calendarRevision.number,
    stamp: changedAt,
    lastModified: changedAt,
    start: new Date(instantInLondon(date, startsAt)),
    end: new Date(instantInLondon(date, endsAt)),
    // Some programs don't show the status.
    summary: cancelled ? `Cancelled: ${title}` : title,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    ...(place && { location: shortened(place, longest.line) }),
    description: page,
    url: page,
  });
};

const addDueDate = (calendar: ICalCalendar, point: FeedPoint, { host, address }: Where): void => {
  const { reference, text, dueOn, history } = point;
  const last = history.at(-1);
  if (dueOn === null || !last) return;
  const id = encodeURIComponent(point.id);
  const page = `${address}/action-points/${id}`;
  const changedAt = new Date(last.at);
  calendar.createEvent({
    id: `action-point-${id}@${host}`,
    sequence: history.filter(({ kind }) => movesDueDate.includes(kind)).length,
    stamp: changedAt,
    lastModified: changedAt,
    start: new Date(`${dueOn}T00:00:00Z`),
    end: new Date(`${addDays(dueOn, 1)}T00:00:00Z`),
    allDay: true,
    summary: `Due: action point ${shortened(reference, longest.line)}`,
    description: `${shortened(text, longest.text)}\n${page}`,
    url: page,
    // Nobody is busy all that day.
    transparency: ICalEventTransparency.TRANSPARENT,
  });
};
