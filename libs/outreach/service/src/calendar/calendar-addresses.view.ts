import { calendarAddressEvents, type CalendarAddressEvent } from '@csp/outreach-contract';
import { view } from '@csp/platform-runtime';

export interface CalendarAddressRow {
  readonly personId: string;
  readonly hash: string;
  readonly madeOn: string;
}

/** The calendar addresses there are, one row per person. */
export const calendarAddresses = view<CalendarAddressRow, CalendarAddressEvent>()({
  name: 'calendar-addresses',
  version: 1,
  source: 'outreach',
  keys: ({ event }) => (event.type in calendarAddressEvents ? [event.data.personId] : []),
  fold: (_, { event }) => (event.type === 'CalendarAddressMade.v1' ? event.data : undefined),
  indexes: { hash: ({ hash }) => hash },
});
