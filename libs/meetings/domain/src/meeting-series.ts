import { isLocalDate, isLocalTime, isRefused, refuse, unreachable, type Decider, type LocalDate } from '@csp/kernel';
import type { MeetingSeriesEvent } from '@csp/meetings-contract';
import {
  asEvents,
  itemAdded,
  itemChanged,
  itemMoved,
  itemsAdded,
  type ItemFacts,
  type NewItem,
} from './agenda-items.ts';
import { placedItem } from './agenda-numbers.ts';
import {
  evolveSeries,
  type MeetingSeries,
  type MeetingSeriesRefusal,
  type SeriesHabits,
  type SeriesOutcome,
} from './meeting-series.state.ts';
import { isRhythm } from './rhythm.ts';
import { faultOf, kept, keptIfAny, longest } from './texts.ts';

export interface StartMeetingSeries extends SeriesHabits {
  readonly type: 'StartMeetingSeries';
  readonly seriesId: string;
  /** As the partnership has it; none when it has no such group. */
  readonly group: { readonly groupId: string; readonly disbandedOn: LocalDate | null } | null;
  /** The standing items it begins with, each after the one it is under. */
  readonly items: readonly NewItem[];
  readonly startedOn: LocalDate;
}

export type MeetingSeriesCommand =
  | StartMeetingSeries
  /** What is left out stays. */
  | { readonly type: 'ChangeMeetingSeries'; readonly changes: Partial<SeriesHabits> }
  /** `on`: the day on which its leads must take part. */
  | ({ readonly type: 'AddStandingItem'; readonly on: LocalDate } & NewItem)
  | {
      readonly type: 'ChangeStandingItem';
      readonly itemId: string;
      /** What is left out stays. */
      readonly changes: Partial<ItemFacts>;
      readonly on: LocalDate;
    }
  | {
      readonly type: 'MoveStandingItem';
      readonly itemId: string;
      /** Among its siblings, from 1. */
      readonly place: number;
    }
  | { readonly type: 'RemoveStandingItem'; readonly itemId: string }
  | { readonly type: 'EndMeetingSeries'; readonly endedOn: LocalDate };

type Command<Type extends MeetingSeriesCommand['type']> = Extract<MeetingSeriesCommand, { type: Type }>;
type Active = Extract<MeetingSeries, { status: 'active' }>;

const start = (command: StartMeetingSeries, state: MeetingSeries): SeriesOutcome => {
  const { seriesId, group, startedOn } = command;
  const habits = habitsKept(command);
  if (state.status !== 'none') {
    const repeat = state.status === 'active' && state.groupId === group?.groupId && sameHabits(habits, state);
    return repeat ? [] : refuse('already-started');
  }
  if (!group) return refuse('unknown-group');
  if (!isLocalDate(startedOn)) return refuse('no-such-date');
  if (group.disbandedOn !== null && group.disbandedOn <= startedOn) return refuse('group-disbanded');
  const fault = habitsFault(habits);
  if (fault) return refuse(fault);
  const items = itemsAdded(command.items, startedOn);
  if (isRefused(items)) return items;
  return [
    { type: 'MeetingSeriesStarted.v1', data: { seriesId, groupId: group.groupId, ...habits, startedOn } },
    ...items.map((item): MeetingSeriesEvent => ({ type: 'StandingItemAdded.v1', data: { seriesId, ...item } })),
  ];
};

const change = ({ changes }: Command<'ChangeMeetingSeries'>, state: Active): SeriesOutcome => {
  const { name, rhythm, startsAt, endsAt, place } = state;
  const after = habitsKept({ name, rhythm, startsAt, endsAt, place, ...given(changes) });
  const fault = habitsFault(after);
  if (fault) return refuse(fault);
  if (sameHabits(after, state)) return [];
  return [{ type: 'MeetingSeriesChanged.v1', data: { seriesId: state.id, ...after } }];
};

const removeItem = ({ itemId }: Command<'RemoveStandingItem'>, state: Active): SeriesOutcome =>
  placedItem(state.items, itemId)
    ? [{ type: 'StandingItemRemoved.v1', data: { seriesId: state.id, itemId } }]
    : refuse('unknown-item');

const end = ({ endedOn }: Command<'EndMeetingSeries'>, state: Active): SeriesOutcome =>
  isLocalDate(endedOn)
    ? [{ type: 'MeetingSeriesEnded.v1', data: { seriesId: state.id, endedOn } }]
    : refuse('no-such-date');

const decide = (command: MeetingSeriesCommand, state: MeetingSeries): SeriesOutcome => {
  if (command.type === 'StartMeetingSeries') return start(command, state);
  if (state.status === 'none') return refuse('unknown-series');
  if (state.status === 'ended') return command.type === 'EndMeetingSeries' ? [] : refuse('series-ended');
  const { id: seriesId, items } = state;
  switch (command.type) {
    case 'ChangeMeetingSeries':
      return change(command, state);
    case 'AddStandingItem':
      return asEvents(itemAdded(command, items, command.on), (item) => ({
        type: 'StandingItemAdded.v1',
        data: { seriesId, ...item },
      }));
    case 'ChangeStandingItem':
      return asEvents(itemChanged(command.itemId, command.changes, items, command.on), (item) => ({
        type: 'StandingItemChanged.v1',
        data: { seriesId, ...item },
      }));
    case 'MoveStandingItem':
      return asEvents(itemMoved(command.itemId, command.place, items), (moved) => ({
        type: 'StandingItemMoved.v1',
        data: { seriesId, ...moved },
      }));
    case 'RemoveStandingItem':
      return removeItem(command, state);
    case 'EndMeetingSeries':
      return end(command, state);
    default:
      return unreachable(command);
  }
};

const habitsKept = ({ name, rhythm, startsAt, endsAt, place }: SeriesHabits) => ({
  ...{ name: kept(name), rhythm, startsAt, endsAt, place: keptIfAny(place) },
});

const habitsFault = ({ name, rhythm, startsAt, endsAt, place }: SeriesHabits): MeetingSeriesRefusal | undefined => {
  const fault = faultOf([name, longest.title], [place, longest.place]);
  if (fault) return fault;
  if (rhythm !== null && !isRhythm(rhythm)) return 'no-such-rhythm';
  if (!isLocalTime(startsAt) || !isLocalTime(endsAt)) return 'no-such-time';
  return endsAt <= startsAt ? 'ends-before-start' : undefined;
};

const sameHabits = (one: SeriesHabits, other: SeriesHabits): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = ({ name, rhythm, startsAt, endsAt, place }: SeriesHabits): readonly unknown[] => [
  ...[name, startsAt, endsAt, place],
  rhythm && [rhythm.everyMonths, rhythm.week, rhythm.weekday],
];

/** Left out and undefined mean the same. */
const given = <T extends object>(changes: T): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;

/** A series of meetings of one group: how often, where and when, and the standing items each begins with. */
export const meetingSeries: Decider<MeetingSeriesCommand, MeetingSeries, MeetingSeriesEvent, MeetingSeriesRefusal> = {
  category: 'meeting-series',
  initial: { status: 'none' },
  decide,
  evolve: evolveSeries,
};
