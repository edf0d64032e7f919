import { proposedDays, rhythmInWords, timingOf, type AgendaItem, type ProposedDay } from '@csp/meetings-domain';
import type { Asking, ContextPorts, Here } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';
import { dayOf, meetingDays, type MeetingDayRow } from '../meeting/meeting-days.view.ts';
import { agendaPage } from '../meeting/meeting.page.ts';
import { eyesOf, loadMeeting } from '../meeting/meeting.reading.ts';
import { allMeetingSeries, type MeetingSeriesRow } from './meeting-series.view.ts';

/** A series as the graph shows it, without the standing items that the asker may not see. */
export const seriesPage = (row: MeetingSeriesRow, asking: Asking) => {
  const { id, groupId, name, rhythm, startsAt, endsAt, place } = row.state;
  const eyes = eyesOf(asking);
  // A sum with what isn't seen would tell that there is something.
  const items = eyes.seesRestricted ? row.state.items : openItems(row.state.items);
  return {
    row,
    id,
    version: row.version,
    groupId,
    name,
    rhythm: rhythm && {
      everyMonths: rhythm.everyMonths,
      week: inGraph(rhythm.week),
      weekday: inGraph(rhythm.weekday),
    },
    rhythmInWords: rhythmInWords(rhythm),
    startsAt,
    endsAt,
    place,
    items: agendaPage(items, eyes),
    timing: timingOf(items, startsAt, endsAt),
    endedOn: row.state.status === 'ended' ? row.state.endedOn : null,
  };
};

const openItems = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items
    .filter(({ restrictedBecause }) => restrictedBecause === null)
    .map((item) => ({ ...item, subItems: openItems(item.subItems) }));

export type SeriesPage = ReturnType<typeof seriesPage>;

export const loadSeries = async (ports: ContextPorts, id: string, asking: Asking): Promise<SeriesPage | null> => {
  const row = await ports.of(asking).rows(allMeetingSeries).get(id);
  return row ? seriesPage(row, asking) : null;
};

/** The meetings of a series that weren't cancelled, the earliest first. */
export const daysOfSeries = async (here: Here, seriesId: string): Promise<readonly MeetingDayRow[]> => {
  const all = await here.rows(meetingDays).find({ where: { meetingSeries: seriesId }, orderBy: 'day' });
  return all.filter(({ status }) => status !== 'cancelled');
};

const mostAtATime = 100;

export const meetingsOfSeries = async (ports: ContextPorts, id: string, first: number, asking: Asking) => {
  const limit = Math.max(0, Math.min(first, mostAtATime));
  const latest = { where: { meetingSeries: id }, orderBy: 'day', descending: true, limit } as const;
  const days = await ports.of(asking).rows(meetingDays).find(latest);
  const all = await Promise.all(days.map((day) => loadMeeting(ports, day.id, asking)));
  return all.filter((meeting) => meeting !== null);
};

/** The meetings of the same series about one of them. */
export const placeInSeries = async (ports: ContextPorts, seriesId: string, id: string, asking: Asking) => {
  const series = await loadSeries(ports, seriesId, asking);
  const here = ports.of(asking);
  const own = await here.rows(meetingDays).get(id);
  if (!series || !own) return null;
  const others = (await daysOfSeries(here, seriesId)).filter((other) => other.id !== id);
  const previous = others.findLast((other) => dayOf(other) < dayOf(own));
  const next = others.find((other) => dayOf(other) > dayOf(own));
  return { series, previous: dayShown(previous), next: dayShown(next) };
};

const dayShown = (day: MeetingDayRow | undefined) =>
  day ? { meetingId: day.id, date: day.date, startsAt: day.startsAt } : null;

const mostDays = 24;

export const nextDaysOf = async (
  here: Here,
  { id, state }: MeetingSeriesRow,
  { first, from }: { readonly first: number; readonly from?: string | null },
): Promise<readonly ProposedDay[]> => {
  if (state.status === 'ended' || state.rhythm === null) return [];
  const days = await daysOfSeries(here, id);
  const taken = new Set(days.map(({ date }) => date));
  // A meeting that was moved keeps its month: the next one is counted from where it should have been.
  const setFor = days.map(({ firstSetFor }) => firstSetFor).sort();
  const counted = { today: here.today(), latest: setFor.at(-1) ?? null, from: from ?? null };
  const count = Math.max(0, Math.min(first, mostDays));
  const proposed = proposedDays(state.rhythm, counted, count + taken.size);
  return proposed.filter(({ date }) => !taken.has(date)).slice(0, count);
};
