import { unreachable, type Decision, type LocalDate, type LocalTime, type TextFault } from '@csp/kernel';
import type { MeetingSeriesEvent, Rhythm } from '@csp/meetings-contract';
import { withItem, withItemChanged, withItemMoved, withoutItem, type ItemRefusal } from './agenda-items.ts';
import type { AgendaItem } from './meeting.state.ts';

/** What the meetings of a series have in common; each of them may differ. */
export interface SeriesHabits {
  readonly name: string;
  /** None: its days are set by hand. */
  readonly rhythm: Rhythm | null;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  readonly place: string | null;
}

export interface Series extends SeriesHabits {
  readonly id: string;
  readonly groupId: string;
  /** The standing items a meeting begins with. */
  readonly items: readonly AgendaItem[];
}

export type MeetingSeries =
  | { readonly status: 'none' }
  | ({ readonly status: 'active' } & Series)
  | ({ readonly status: 'ended'; readonly endedOn: LocalDate } & Series);

/** Everything a series may refuse. Clients switch on these: a code is never renamed. */
export const meetingSeriesRefusals = [
  'unknown-series',
  'already-started',
  'series-ended',
  'no-such-rhythm',
  // Scheduling from it.
  'no-days',
  'too-many-meetings',
  'same-day-twice',
  'meets-that-day',
  'standing-lead-left',
] as const;

export type MeetingSeriesRefusal =
  | (typeof meetingSeriesRefusals)[number]
  | ItemRefusal
  | TextFault
  | 'unknown-group'
  | 'group-disbanded'
  | 'no-such-date'
  | 'no-such-time'
  | 'ends-before-start';

export type SeriesOutcome = Decision<MeetingSeriesEvent, MeetingSeriesRefusal>;

/** The series after an event. An event that its stream can't have held changes nothing. */
export const evolveSeries = (state: MeetingSeries, event: MeetingSeriesEvent): MeetingSeries => {
  if (event.type === 'MeetingSeriesStarted.v1') {
    const { seriesId: id, startedOn: _, ...facts } = event.data;
    return state.status === 'none' ? { status: 'active', id, ...facts, items: [] } : state;
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'MeetingSeriesChanged.v1': {
      const { seriesId: _, ...habits } = event.data;
      return { ...state, ...habits };
    }
    case 'StandingItemAdded.v1':
    case 'StandingItemChanged.v1':
    case 'StandingItemMoved.v1':
    case 'StandingItemRemoved.v1':
      return { ...state, items: itemsAfter(state.items, event) };
    case 'MeetingSeriesEnded.v1':
      return { ...state, status: 'ended', endedOn: event.data.endedOn };
    default:
      return unreachable(event);
  }
};

type ItemEvent = Extract<MeetingSeriesEvent, { type: `StandingItem${string}` }>;

const itemsAfter = (items: readonly AgendaItem[], event: ItemEvent): readonly AgendaItem[] => {
  switch (event.type) {
    case 'StandingItemAdded.v1': {
      const { seriesId: _, ...added } = event.data;
      return withItem(items, added);
    }
    case 'StandingItemChanged.v1': {
      const { seriesId: _, itemId, ...words } = event.data;
      return withItemChanged(items, itemId, words);
    }
    case 'StandingItemMoved.v1':
      return withItemMoved(items, event.data.itemId, event.data.place);
    case 'StandingItemRemoved.v1':
      return withoutItem(items, event.data.itemId);
    default:
      return unreachable(event);
  }
};
