import type { LocalDate } from '@csp/kernel';
import { meetingSeries, type NewItem, type ScheduleMeeting } from '@csp/meetings-domain';
import { dateOf } from './days.ts';
import { idOf } from './ids.ts';
import type { Give } from './office.ts';
import type { MeetingPaper, Papers, SeriesPaper } from './papers.ts';
import type { Register } from './register.ts';

/** All commands of a partnership's series of meetings. */
export const seriesSteps = ({ slug, series = [] }: Papers, today: LocalDate, register: Register, give: Give): void => {
  for (const one of series) {
    const { key, group, name, rhythm, startsAt, endsAt, place, items } = one;
    const startedOn = dateOf(one.startedOn, today);
    const seriesId = idOf(slug, 'series', key);
    give(`series/${key}/start`, { date: startedOn, time: '09:00' }, 'meetings', meetingSeries, seriesId, {
      type: 'StartMeetingSeries',
      seriesId,
      group: { groupId: idOf(slug, 'group', group), disbandedOn: null },
      ...{ name, rhythm, startsAt, endsAt, place, startedOn },
      items: standing(items, seriesId, startedOn, register),
    });
  }
};

/** What a meeting takes over from its series. */
export const takenFromSeries = (
  { slug, series = [] }: Papers,
  meeting: MeetingPaper & { readonly date: LocalDate },
  meetingId: string,
  register: Register,
): ScheduleMeeting['series'] => {
  if (meeting.series === undefined) return null;
  const own = series.find(({ key }) => key === meeting.series);
  if (!own) throw new Error(`${slug} has no series ${meeting.series}.`);
  const items = meeting.agenda.length === 0 ? standing(own.items, meetingId, meeting.date, register) : [];
  return { seriesId: idOf(slug, 'series', own.key), items };
};

const standing = (items: SeriesPaper['items'], above: string, on: LocalDate, register: Register): readonly NewItem[] =>
  items.map((item, index) => ({
    itemId: idOf(above, 'item', String(index + 1)),
    parentId: null,
    title: item.title,
    purpose: item.purpose ?? null,
    leads: (item.leads ?? []).map(([role, agencyId]) => ({
      role,
      agency: agencyId === null ? null : register.agency(agencyId, on),
    })),
    minutesAllotted: item.minutes ?? null,
    restrictedBecause: item.restrictedBecause ?? null,
  }));
