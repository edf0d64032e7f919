import { meetingEvents, type MeetingEvent } from '@csp/meetings-contract';
import { meeting, type Meeting } from '@csp/meetings-domain';
import type { Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface ChangeOfDate {
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly notedAt: string;
}

/** A meeting with all that its pages show, as the domain knows it, and what only the record knows: when. */
export interface MeetingRow {
  readonly id: string;
  /** How many events it has; the version to decide on. */
  readonly version: number;
  readonly state: Exclude<Meeting, { status: 'none' }>;
  readonly publishedAt: string | null;
  readonly changesOfDate: readonly ChangeOfDate[];
}

const fold = (row: MeetingRow | undefined, { event, at }: Recorded<MeetingEvent>): MeetingRow | undefined => {
  const state = meeting.evolve(row?.state ?? meeting.initial, event);
  if (state.status === 'none') return undefined;
  const changesOfDate = row?.changesOfDate ?? [];
  return {
    id: state.id,
    version: (row?.version ?? 0) + 1,
    state,
    publishedAt: event.type === 'AgendaPublished.v1' ? at : (row?.publishedAt ?? null),
    changesOfDate:
      event.type === 'MeetingRescheduled.v1'
        ? [
            ...changesOfDate,
            { from: event.data.previousDate, to: event.data.date, reason: event.data.reason, notedAt: at },
          ]
        : changesOfDate,
  };
};

const keys = ({ event }: Recorded<MeetingEvent>) => (event.type in meetingEvents ? [event.data.meetingId] : []);

/** One row per meeting. Raise the version as well when the domain's state changes: the row holds it. */
export const meetings = view<MeetingRow, MeetingEvent>()({
  name: 'meetings',
  version: 4,
  source: 'meetings',
  keys,
  fold,
  indexes: {
    public: ({ state }) => (state.publishedOn === null ? 0 : 1),
    day: ({ state }) => `${state.date} ${state.startsAt}`,
    /** Whose agreed minutes gave a group its terms of reference. */
    adopting: ({ state }) =>
      state.status === 'agreed' && state.decisions.some(({ setsOff }) => setsOff?.kind === 'terms-of-reference-adopted')
        ? 1
        : 0,
  },
});
