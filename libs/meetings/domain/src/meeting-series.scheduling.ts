import { isRefused, refuse, type LocalDate, type Refused } from '@csp/kernel';
import type { MeetingSeries, MeetingSeriesRefusal, Series } from './meeting-series.state.ts';
import { placedItems } from './agenda-numbers.ts';
import type { NewItem } from './agenda-items.ts';
import { schedule, type ScheduleMeeting, type Slot } from './meeting.calendar.ts';
import type { MeetingRefusal } from './meeting.refusals.ts';
import type { ListedAgency } from './texts.ts';

/** At once: monthly meetings of two years. */
const mostMeetings = 24;

/** A meeting that is to be scheduled from a series. */
export interface WantedMeeting extends Slot {
  readonly meetingId: string;
  readonly place: string | null;
}

export interface Wanted extends Pick<ScheduleMeeting, 'group' | 'habits'> {
  readonly meetings: readonly WantedMeeting[];
  /** Days on which a meeting of the series takes place already. */
  readonly taken: readonly LocalDate[];
  /** The agencies that lead standing items, by id, as this partnership lists them. */
  readonly agencies: ReadonlyMap<string, ListedAgency>;
  readonly newId: () => string;
}

/**
 * The commands that schedule these meetings, each with the series' standing items on its agenda; a refusal where one of them couldn't
 * be scheduled, so that there are all of them or none.
 */
export const scheduledFrom = (
  series: MeetingSeries,
  wanted: Wanted,
): readonly ScheduleMeeting[] | Refused<MeetingSeriesRefusal | MeetingRefusal> => {
  if (series.status === 'none') return refuse('unknown-series');
  if (series.status === 'ended') return refuse('series-ended');
  const { meetings, taken, group, habits } = wanted;
  if (meetings.length === 0) return refuse('no-days');
  if (meetings.length > mostMeetings) return refuse('too-many-meetings');
  const days = meetings.map(({ date }) => date);
  if (new Set(days).size < days.length) return refuse('same-day-twice');
  if (days.some((day) => taken.includes(day))) return refuse('meets-that-day');
  const commands = meetings.map((meeting): ScheduleMeeting => ({
    ...{ type: 'ScheduleMeeting', ...meeting, group, habits },
    series: { seriesId: series.id, items: itemsOf(series, wanted) },
  }));
  for (const command of commands) {
    const decision = schedule(command, { status: 'none' });
    if (!isRefused(decision)) continue;
    // Nobody has named an agency here: it stands in the template.
    return decision.refused === 'agency-left' ? refuse('standing-lead-left') : decision;
  }
  return commands;
};

/** The standing items as a new meeting's own, with the names their agencies have by now. */
const itemsOf = ({ items }: Series, { agencies, newId }: Wanted): readonly NewItem[] => {
  const ids = new Map(placedItems(items).map(({ item }) => [item.id, newId()]));
  return placedItems(items).map(({ item, parent }) => ({
    itemId: ids.get(item.id)!,
    parentId: parent && ids.get(parent.id)!,
    title: item.title,
    purpose: item.purpose,
    leads: item.leads.map(({ role, agencyId }) => ({
      role,
      agency: agencyId === null ? null : (agencies.get(agencyId) ?? { agencyId, name: null, until: null }),
    })),
    minutesAllotted: item.minutesAllotted,
    restrictedBecause: item.restrictedBecause,
  }));
};
