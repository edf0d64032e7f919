import type { MeetingEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

export interface ImportedMeetingRow {
  readonly importedOn: string;
}

/** The meetings that were entered from a file. */
export const importedMeetings = view<ImportedMeetingRow, MeetingEvent>()({
  name: 'imported-meetings',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type === 'MeetingImported.v1' ? [event.data.meetingId] : []),
  fold: (row, { event }) => (event.type === 'MeetingImported.v1' ? { importedOn: event.data.importedOn } : row),
  indexes: {},
});
