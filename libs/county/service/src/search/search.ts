import { excerptOf, parted, saysAll, wordsOf, type Indexed, type LocalDate, type Rows } from '@csp/kernel';
import type { Here } from '@csp/platform-runtime';
import { countyPartnerships } from '../partnerships.view.ts';
import { placeOfMeeting, searchedMeetings, type SearchedMeetingRow } from './searched-meetings.view.ts';
import { placeOfPoint, searchedPoints, type SearchedPointRow } from './searched-points.view.ts';

export interface CountySearch {
  readonly words: string;
  /** Of one partnership only. */
  readonly slug?: string | null;
  readonly agencyId?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}

const longestSearch = 200;
const mostAtATime = 50;
/** Nobody reads on further: what is narrowed by words or days is found sooner. */
const mostFound = 1_000;
/**
 * Rows are read so many at a time, the latest first, and others have their turn in between. So many rows are too large to be kept in
 * memory by the platform: years of all partnerships don't push out what others read all the time.
 */
const slice = 8_000;

type Found = { readonly day: LocalDate; readonly place: string } & (
  { readonly point: SearchedPointRow } | { readonly meeting: SearchedMeetingRow }
);

interface Way<Row> {
  readonly rows: Rows<Row, 'place' | 'slug'>;
  readonly where: Readonly<Record<string, Indexed>>;
  readonly fits: (row: Row) => boolean;
  readonly found: (row: Row) => Found;
}

/** Sorts after every place of a day. */
const endOfDay = '~';

/** What fits in one view between two days, the latest first. */
async function* found<Row>(way: Way<Row>, { slug, from, to }: CountySearch): AsyncGenerator<Found> {
  const where = { ...way.where, ...(slug != null && { slug }) };
  const query = { where, orderBy: 'place', descending: true, limit: slice } as const;
  let last: { readonly place: string } | undefined;
  for (;;) {
    const start = last?.place ?? (to == null ? undefined : `${to}${endOfDay}`);
    const rows = await way.rows.find({ ...query, ...(start !== undefined && { from: start }) });
    for (const row of rows) {
      const one = way.found(row);
      if (from != null && one.day < from) return;
      // The next slice begins with the last of the one before.
      if (one.place !== last?.place && way.fits(row)) yield one;
    }
    if (rows.length < slice) return;
    last = way.found(rows.at(-1)!);
    await new Promise((turned) => setImmediate(turned));
  }
}

/** Several of them as one, the latest first. */
async function* merged(ways: readonly AsyncGenerator<Found>[]): AsyncGenerator<Found> {
  const heads = await Promise.all(ways.map((way) => way.next()));
  for (;;) {
    let latest = -1;
    for (const [place, { done, value }] of heads.entries())
      if (!done && (latest < 0 || value.day > (heads[latest]!.value as Found).day)) latest = place;
    if (latest < 0) return;
    yield heads[latest]!.value as Found;
    heads[latest] = await ways[latest]!.next();
  }
}

const waysOf = (here: Here, sought: CountySearch, searched: readonly string[]): readonly AsyncGenerator<Found>[] => {
  const { agencyId } = sought;
  const points: Way<SearchedPointRow> = {
    rows: here.rows(searchedPoints),
    where: {},
    fits: ({ line, agencyIds }) => (agencyId == null || agencyIds.includes(agencyId)) && saysAll(line, searched),
    found: (point) => ({ day: point.raisedOn, place: placeOfPoint(point), point }),
  };
  const meetings: Way<SearchedMeetingRow> = {
    rows: here.rows(searchedMeetings),
    where: { published: 1 },
    fits: ({ line }) => saysAll(line, searched),
    found: (meeting) => ({ day: meeting.date, place: placeOfMeeting(meeting), meeting }),
  };
  // A meeting is no one agency's.
  return [found(points, sought), ...(agencyId == null ? [found(meetings, sought)] : [])];
};

const publicPathOf = ({ slug, id }: SearchedMeetingRow): string => `/public/${slug}/meetings/${encodeURIComponent(id)}`;

const shown = async (here: Here, one: Found, searched: readonly string[]) => {
  const { slug, id } = 'point' in one ? one.point : one.meeting;
  const partnershipName = (await here.rows(countyPartnerships).get(slug))?.name ?? slug;
  const text = excerptOf('point' in one ? one.point.text : one.meeting.title, searched);
  const told = { slug, partnershipName, id, day: one.day, text, parts: parted(text, searched) };
  if ('meeting' in one) {
    const { minutesAgreed } = one.meeting;
    return { ...told, kind: 'MEETING', minutesAgreed, publicPath: publicPathOf(one.meeting) };
  }
  const { reference, closed, dueOn, meetingId } = one.point;
  const meeting = meetingId === null ? undefined : await here.rows(searchedMeetings).get(`${slug}/${meetingId}`);
  const publicPath = meeting?.published ? publicPathOf(meeting) : null;
  return { ...told, kind: 'ACTION_POINT', reference, closed, dueOn, publicPath };
};

/** Finds words in what the partnerships have told the county, the latest first. */
export const searchCounty = async (
  here: Here,
  { first, offset, ...sought }: CountySearch & { readonly first: number; readonly offset: number },
) => {
  const searched = wordsOf(sought.words.slice(0, longestSearch));
  if (searched.length === 0 && sought.agencyId == null) return { nodes: [], total: 0 };
  const start = Math.max(0, offset);
  const end = start + Math.max(0, Math.min(first, mostAtATime));
  const onPage: Found[] = [];
  let total = 0;
  for await (const one of merged(waysOf(here, sought, searched))) {
    if (total >= start && total < end) onPage.push(one);
    if (++total === mostFound) break;
  }
  return { nodes: await Promise.all(onPage.map((one) => shown(here, one, searched))), total };
};
