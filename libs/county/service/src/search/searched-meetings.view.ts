import { lineOf, wordsOf, type LocalDate, type LocalTime } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

/** A meeting of any partnership, by its heading alone: its agenda and minutes stay where they are. */
export interface SearchedMeetingRow {
  readonly slug: string;
  readonly id: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startsAt: LocalTime;
  /** Whether its agenda is out: from then on it has a page for anyone. */
  readonly published: boolean;
  readonly minutesAgreed: boolean;
  readonly line: string;
}

const folded = [
  'MeetingScheduled.v1',
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'AgendaPublished.v1',
  'MinutesAgreed.v1',
] as const satisfies readonly MeetingEvent['type'][];

const after = (row: SearchedMeetingRow, event: MeetingEvent): SearchedMeetingRow | undefined => {
  switch (event.type) {
    case 'MeetingRescheduled.v1':
      return { ...row, date: event.data.date, startsAt: event.data.startsAt };
    case 'AgendaPublished.v1':
      return { ...row, published: true };
    case 'MinutesAgreed.v1':
      return { ...row, minutesAgreed: true };
    case 'MeetingCancelled.v1':
      return undefined;
    default:
      return row;
  }
};

/** Where it stands among all, by day; no two stand at one place. */
export const placeOfMeeting = ({ date, slug, id }: SearchedMeetingRow): string => `${date} ${slug}/${id}`;

/** One small row per meeting that isn't cancelled; found once its agenda is out. */
export const searchedMeetings = view<SearchedMeetingRow, MeetingEvent>()({
  name: 'searched-meetings',
  version: 1,
  source: 'meetings',
  across: 'county',
  keys: ({ event, tenant }) =>
    (folded as readonly string[]).includes(event.type) ? [`${tenant}/${event.data.meetingId}`] : [],
  fold: (row, { event, tenant: slug }) => {
    if (event.type !== 'MeetingScheduled.v1') return row && after(row, event);
    const { meetingId: id, title, date, startsAt } = event.data;
    return { slug, id, title, date, startsAt, published: false, minutesAgreed: false, line: lineOf(wordsOf(title)) };
  },
  indexes: { place: placeOfMeeting, slug: ({ slug }) => slug, published: ({ published }) => (published ? 1 : 0) },
});
