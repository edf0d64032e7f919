import { meetingSeriesEvents, type MeetingSeriesEvent } from '@csp/meetings-contract';
import { meetingSeries, type MeetingSeries } from '@csp/meetings-domain';
import { view } from '@csp/platform-runtime';

/** A series with all that its page shows, as the domain knows it. */
export interface MeetingSeriesRow {
  readonly id: string;
  /** How many events it has; the version to decide on. */
  readonly version: number;
  readonly state: Exclude<MeetingSeries, { status: 'none' }>;
}

/** One row per series. Raise the version as well when the domain's state changes: the row holds it. */
export const allMeetingSeries = view<MeetingSeriesRow, MeetingSeriesEvent>()({
  name: 'meeting-series',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type in meetingSeriesEvents ? [event.data.seriesId] : []),
  fold: (row, { event }) => {
    const state = meetingSeries.evolve(row?.state ?? meetingSeries.initial, event);
    return state.status === 'none' ? undefined : { id: state.id, version: (row?.version ?? 0) + 1, state };
  },
  indexes: { name: ({ state }) => `${state.status} ${state.name}` },
});
