import type { LocalDate } from '@csp/kernel';
import { meetingEvents, type MeetingEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

/** Says of a meeting when it is and whether it has changed: all that a search reads of those it has read before. */
export interface SearchedMeetingRow {
  readonly id: string;
  readonly date: LocalDate;
  readonly startsAt: string;
  /** How many events it has, as in `MeetingRow`. */
  readonly version: number;
}

const fold = (row: SearchedMeetingRow | undefined, event: MeetingEvent): SearchedMeetingRow | undefined => {
  const { type, data } = event;
  if (type === 'MeetingScheduled.v1')
    return { id: data.meetingId, date: data.date, startsAt: data.startsAt, version: 1 };
  if (!row) return undefined;
  const moved = type === 'MeetingRescheduled.v1' && { date: data.date, startsAt: data.startsAt };
  return { ...row, ...moved, version: row.version + 1 };
};

/** One tiny row per meeting. */
export const searchedMeetings = view<SearchedMeetingRow, MeetingEvent>()({
  name: 'searched-meetings',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type in meetingEvents ? [event.data.meetingId] : []),
  fold: (row, { event }) => fold(row, event),
  indexes: { day: ({ date, startsAt }) => `${date} ${startsAt}` },
});
