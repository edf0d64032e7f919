import type { MeetingEvent, MinuteNumbering, ReviewOutcome } from '@csp/meetings-contract';
import { runningNumberOf, seriesOf, type Meeting } from '@csp/meetings-domain';
import { view, type Here } from '@csp/platform-runtime';
import { referenceSeries, reviewPoints } from '../review/review-points.view.ts';

export interface MeetingDayRow {
  readonly id: string;
  readonly groupId: string;
  /** The series it was scheduled from. */
  readonly seriesId: string | null;
  /** The day it was set for at first. */
  readonly firstSetFor: string;
  readonly date: string;
  readonly startsAt: string;
  readonly status: Exclude<Meeting['status'], 'none'>;
  readonly minuteNumbering: MinuteNumbering;
  readonly scheme: 'month-and-number' | 'year-and-number';
  /** The last number given to an action point. */
  readonly lastReference: number;
  /** The numbers of its minutes where they run on. */
  readonly runningNumbers: readonly number[];
  /** What it made of earlier action points, by id. */
  readonly outcomes: Readonly<Record<string, ReviewOutcome>>;
}

const statusAfter: Partial<Record<MeetingEvent['type'], MeetingDayRow['status']>> = {
  'MeetingCancelled.v1': 'cancelled',
  'AgendaPublished.v1': 'agenda-published',
  'MeetingOpened.v1': 'open',
  'MeetingClosed.v1': 'held',
  'MinutesCirculated.v1': 'circulated',
  'MinutesRecalled.v1': 'held',
  'MinutesAgreed.v1': 'agreed',
};
const folded: ReadonlySet<string> = new Set<MeetingEvent['type']>([
  ...(Object.keys(statusAfter) as MeetingEvent['type'][]),
  'MeetingScheduled.v1',
  'MeetingPutInSeries.v1',
  'MeetingRescheduled.v1',
  'MinuteAdded.v1',
  'MinuteRemoved.v1',
  'ActionPointMinuted.v1',
  'ActionPointReviewed.v1',
]);

const fold = (row: MeetingDayRow | undefined, event: MeetingEvent): MeetingDayRow | undefined => {
  if (event.type === 'MeetingScheduled.v1') {
    const { meetingId: id, groupId, date, startsAt, minuteNumbering, actionReferences: scheme } = event.data;
    const nothing = { lastReference: 0, runningNumbers: [], outcomes: {} };
    const when = { date, firstSetFor: date, startsAt };
    return { id, groupId, seriesId: null, ...when, status: 'scheduled', minuteNumbering, scheme, ...nothing };
  }
  if (!row) return undefined;
  const status = statusAfter[event.type];
  if (status) return { ...row, status };
  const runsOn = row.minuteNumbering === 'running';
  switch (event.type) {
    case 'MeetingPutInSeries.v1':
      return { ...row, seriesId: event.data.seriesId };
    case 'MeetingRescheduled.v1':
      return { ...row, date: event.data.date, startsAt: event.data.startsAt };
    case 'MinuteAdded.v1':
      return runsOn ? { ...row, runningNumbers: [...row.runningNumbers, Number(event.data.number)] } : row;
    case 'MinuteRemoved.v1':
      // Numbers close up: the last one is free again.
      return runsOn ? { ...row, runningNumbers: row.runningNumbers.slice(0, -1) } : row;
    case 'ActionPointMinuted.v1':
      return { ...row, lastReference: Math.max(row.lastReference, runningNumberOf(event.data.reference)) };
    case 'ActionPointReviewed.v1':
      return { ...row, outcomes: { ...row.outcomes, [event.data.actionPointId]: event.data.outcome } };
    default:
      return row;
  }
};

export const dayOf = ({ date, startsAt }: { readonly date: string; readonly startsAt: string }): string =>
  `${date} ${startsAt}`;

const seriesOfDay = ({ date, scheme }: Pick<MeetingDayRow, 'date' | 'scheme'>): string =>
  referenceSeries(date, seriesOf(scheme, date));

/** What other meetings need to know of one; small, so that all of a group can be looked through. */
export const meetingDays = view<MeetingDayRow, MeetingEvent>()({
  name: 'meeting-days',
  version: 2,
  source: 'meetings',
  keys: ({ event }) => (folded.has(event.type) ? [event.data.meetingId] : []),
  fold: (row, { event }) => fold(row, event),
  indexes: {
    group: ({ groupId }) => groupId,
    day: dayOf,
    series: seriesOfDay,
    meetingSeries: ({ seriesId }) => seriesId,
  },
});

/** A group's meetings before and after one of them, the nearest first; cancelled ones are left out. */
export interface Neighbours {
  readonly earlier: readonly MeetingDayRow[];
  readonly later: readonly MeetingDayRow[];
}

type Place = Pick<MeetingDayRow, 'id' | 'groupId' | 'date' | 'startsAt'>;

export const neighboursOf = async (here: Here, meeting: Place): Promise<Neighbours> => {
  const all = await here.rows(meetingDays).find({ where: { group: meeting.groupId }, orderBy: 'day' });
  const others = all.filter(({ id, status }) => id !== meeting.id && status !== 'cancelled');
  return {
    earlier: others.filter((other) => dayOf(other) < dayOf(meeting)).reverse(),
    later: others.filter((other) => dayOf(other) > dayOf(meeting)),
  };
};

/** The first number that the running minutes of a group's other meetings have left free. */
export const firstFreeRunning = async (here: Here, { id, groupId }: Place): Promise<number> => {
  const all = await here.rows(meetingDays).find({ where: { group: groupId } });
  return 1 + Math.max(0, ...all.flatMap((other) => (other.id === id ? [] : (other.runningNumbers.at(-1) ?? []))));
};

/** The first number of this meeting's month (or year) that no other meeting and nothing raised directly has taken. */
export const firstFreeReference = async (here: Here, meetingId: string): Promise<number> => {
  const own = await here.rows(meetingDays).get(meetingId);
  return own ? firstFreeReferenceOf(here, own) : 1;
};

/** The same for a meeting that may not be there yet. */
export const firstFreeReferenceOf = async (
  here: Here,
  meeting: Pick<MeetingDayRow, 'id' | 'date' | 'scheme'>,
): Promise<number> => {
  const series = seriesOfDay(meeting);
  const days = await here.rows(meetingDays).find({ where: { series } });
  const registered = await here.rows(reviewPoints).find({ where: { series } });
  const others = days.filter(({ id }) => id !== meeting.id);
  return (
    1 +
    Math.max(
      0,
      ...others.map(({ lastReference }) => lastReference),
      ...registered.flatMap(({ meetingId: from, reference }) =>
        from === meeting.id ? [] : runningNumberOf(reference),
      ),
    )
  );
};
