import type { MeetingEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

export interface CalendarRevision {
  /** 0 as first scheduled, one more with each change. */
  readonly number: number;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What changes a meeting in people's calendars. */
const changes: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
]);

/** One small row per meeting. */
export const calendarRevisions = view<CalendarRevision, MeetingEvent>()({
  name: 'calendar-revisions',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (changes.has(event.type) ? [event.data.meetingId] : []),
  fold: (row, { at }) => ({ number: row ? row.number + 1 : 0, at }),
  indexes: {},
});
