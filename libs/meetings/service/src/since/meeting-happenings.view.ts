import type { MeetingEvent } from '@csp/meetings-contract';
import type { Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export type MeetingHappeningKind = 'rescheduled' | 'cancelled' | 'circulated' | 'corrected';

/** One thing that became of a meeting or its minutes outside the sitting. */
export interface MeetingHappening {
  /** The instant at which it was recorded. */
  readonly at: string;
  readonly kind: MeetingHappeningKind;
  /** The day it had, where it was moved from there. */
  readonly from: string | null;
  readonly words: string | null;
}

export interface MeetingHappeningsRow {
  readonly id: string;
  readonly groupId: string;
  readonly date: string;
  /** Instants. */
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly happenings: readonly MeetingHappening[];
}

const folded: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'MeetingOpened.v1',
  'MeetingClosed.v1',
  'MinutesCirculated.v1',
  'MinutesCorrected.v1',
]);

const fold = (
  row: MeetingHappeningsRow | undefined,
  { event, at }: Recorded<MeetingEvent>,
): MeetingHappeningsRow | undefined => {
  if (event.type === 'MeetingScheduled.v1') {
    const { meetingId: id, groupId, date } = event.data;
    return { id, groupId, date, openedAt: null, closedAt: null, happenings: [] };
  }
  if (!row) return undefined;
  const add = (kind: MeetingHappeningKind, words: string | null = null, from: string | null = null) => ({
    ...row,
    happenings: [...row.happenings, { at, kind, from, words }],
  });
  switch (event.type) {
    case 'MeetingRescheduled.v1':
      return { ...add('rescheduled', event.data.reason, event.data.previousDate), date: event.data.date };
    case 'MeetingCancelled.v1':
      return add('cancelled', event.data.reason);
    case 'MeetingOpened.v1':
      return { ...row, openedAt: at };
    case 'MeetingClosed.v1':
      return { ...row, closedAt: at };
    case 'MinutesCirculated.v1':
      return add('circulated');
    case 'MinutesCorrected.v1':
      // Not its words: the paragraph may be a restricted one.
      return add('corrected');
    default:
      return row;
  }
};

/** What became of each meeting, for those who meet next to be told. */
export const meetingHappenings = view<MeetingHappeningsRow, MeetingEvent>()({
  name: 'meeting-happenings',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (folded.has(event.type) ? [event.data.meetingId] : []),
  fold,
  indexes: { group: ({ groupId }) => groupId },
});
