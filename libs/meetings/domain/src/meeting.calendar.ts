import {
  existsOnClock,
  isLocalDate,
  isLocalTime,
  isRefused,
  refuse,
  type LocalDate,
  type LocalTime,
} from '@csp/kernel';
import type { ActionReferences, MeetingEvent, MinuteNumbering } from '@csp/meetings-contract';
import { itemsAdded, type NewItem } from './agenda-items.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { beforeItBegins, type Known, type Meeting } from './meeting.state.ts';
import { faultOf, kept, keptIfAny, longest } from './texts.ts';

/** When a meeting is: a day and two times of day in London. */
export interface Slot {
  readonly date: LocalDate;
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
}

export interface ScheduleMeeting extends Slot {
  readonly type: 'ScheduleMeeting';
  readonly meetingId: string;
  /** As the partnership has it; none when it has no such group. */
  readonly group: {
    readonly groupId: string;
    readonly name: string;
    readonly disbandedOn: LocalDate | null;
  } | null;
  /** The partnership's habits today; none before it is founded. */
  readonly habits: {
    readonly noticeWorkingDays: number;
    readonly quorumAgencies: number;
    readonly minuteNumbering: MinuteNumbering;
    readonly actionReferences: ActionReferences;
  } | null;
  readonly place: string | null;
  /** The series it is scheduled from, with the items its agenda begins with, each after the one it is under. */
  readonly series: { readonly seriesId: string; readonly items: readonly NewItem[] } | null;
}

export interface RescheduleMeeting extends Slot {
  readonly type: 'RescheduleMeeting';
  readonly reason: string | null;
}

export interface CancelMeeting {
  readonly type: 'CancelMeeting';
  readonly reason: string;
}

export const schedule = (command: ScheduleMeeting, state: Meeting): Outcome => {
  const { meetingId, group, habits, series, date, startsAt, endsAt } = command;
  const place = keptIfAny(command.place);
  if (state.status !== 'none') {
    const repeat =
      state.groupId === group?.groupId &&
      state.seriesId === (series?.seriesId ?? null) &&
      state.place === place &&
      sameSlot(command, state);
    return repeat ? [] : refuse('already-scheduled');
  }
  if (!group || !habits) return refuse('unknown-group');
  const fault = slotFault(command) ?? faultOf([place, longest.place]);
  if (fault) return refuse(fault);
  if (group.disbandedOn !== null && group.disbandedOn <= date) return refuse('group-disbanded');
  const begun = begunFrom(command);
  if (refusedOr(begun)) return begun;
  const { noticeWorkingDays, quorumAgencies, minuteNumbering, actionReferences } = habits;
  return [
    {
      type: 'MeetingScheduled.v1',
      data: {
        meetingId,
        groupId: group.groupId,
        title: group.name,
        date,
        startsAt,
        endsAt,
        place,
        noticeWorkingDays,
        quorumAgencies,
        minuteNumbering,
        actionReferences,
      },
    },
    ...begun,
  ];
};

/** What a meeting has from its series: the standing items, in one go with its day. */
const begunFrom = ({ meetingId, series, date }: ScheduleMeeting): Outcome => {
  if (!series) return [];
  const items = itemsAdded(series.items, date);
  if (isRefused(items)) return items;
  const put: MeetingEvent = { type: 'MeetingPutInSeries.v1', data: { meetingId, seriesId: series.seriesId } };
  return [put, ...items.map((item): MeetingEvent => ({ type: 'AgendaItemAdded.v1', data: { meetingId, ...item } }))];
};

export const reschedule = (command: RescheduleMeeting, state: Known): Outcome => {
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  const { date, startsAt, endsAt } = command;
  const reason = keptIfAny(command.reason);
  const fault = slotFault(command) ?? faultOf([reason, longest.reason]);
  if (fault) return refuse(fault);
  if (sameSlot(command, planned)) return [];
  return [
    {
      type: 'MeetingRescheduled.v1',
      data: {
        meetingId: planned.id,
        date,
        startsAt,
        endsAt,
        previousDate: planned.date,
        previousStartsAt: planned.startsAt,
        previousEndsAt: planned.endsAt,
        reason,
      },
    },
  ];
};

export const cancel = (command: CancelMeeting, state: Known): Outcome => {
  const reason = kept(command.reason);
  if (state.status === 'cancelled' && state.cancelledBecause === reason) return [];
  const planned = beforeItBegins(state);
  if (refusedOr(planned)) return planned;
  const fault = faultOf([reason, longest.reason]);
  if (fault) return refuse(fault);
  return [{ type: 'MeetingCancelled.v1', data: { meetingId: planned.id, reason } }];
};

const sameSlot = (one: Slot, other: Slot): boolean =>
  one.date === other.date && one.startsAt === other.startsAt && one.endsAt === other.endsAt;

const slotFault = ({ date, startsAt, endsAt }: Slot): MeetingRefusal | undefined => {
  if (!isLocalDate(date)) return 'no-such-date';
  if (!isTime(date, startsAt) || !isTime(date, endsAt)) return 'no-such-time';
  return endsAt <= startsAt ? 'ends-before-start' : undefined;
};

/** Whether clocks in London show that time on that day: one hour is missing when summer time begins. */
export const isTime = (date: LocalDate, time: LocalTime): boolean => isLocalTime(time) && existsOnClock(date, time);
