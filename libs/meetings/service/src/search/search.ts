import { excerptOf, parted, saysAll, wordsOf } from '@csp/kernel';
import { placedItems } from '@csp/meetings-domain';
import type { Asking, ContextPorts, Here } from '@csp/platform-runtime';
import { meetingPage } from '../meeting/meeting.page.ts';
import { eyesOf } from '../meeting/meeting.reading.ts';
import { meetings, type MeetingRow } from '../meeting/meetings.view.ts';
import { publicMeeting } from '../meeting/public-meeting.ts';
import { publicEyes, reportEyesOf, reportPage, seesNewest, type ReportEyes } from '../report/report.page.ts';
import { reports } from '../report/reports.view.ts';
import { agendaEntries, minutedEntries, type Entry } from './entries.ts';
import { bodyOf, paperWords, type PaperWordsRow } from './paper-words.view.ts';

export interface Search {
  readonly words: string;
  readonly agencyId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}
type Page = { readonly first: number; readonly offset: number };

const longestSearch = 200;
const mostAtATime = 50;

/** A meeting as it is searched by whoever sees so much of it. */
interface Searched {
  readonly agenda: readonly Entry[];
  readonly minuted: readonly Entry[];
}
/** Those who run or sit on the partnership, its agencies' officers, and everybody. */
type Sight = 'all' | 'unrestricted' | 'published';

/** What a row says, for each sight. A platform that gives the same row again needs it taken apart once. */
const known = new WeakMap<MeetingRow, Map<Sight, Searched | null>>();

const searchedIn = (row: MeetingRow, sight: Sight): Searched | null => {
  const bySight = known.get(row) ?? new Map<Sight, Searched | null>();
  known.set(row, bySight);
  const before = bySight.get(sight);
  if (before !== undefined) return before;
  const eyes = { seesRestricted: sight === 'all', seesRegister: false };
  const page = sight === 'published' ? publicMeeting(row) : meetingPage(row, eyes);
  const searched = page && { agenda: agendaEntries(page), minuted: minutedEntries(page) };
  bySight.set(sight, searched);
  return searched;
};

type Found = { readonly row: MeetingRow } & (
  { readonly entry: Entry } | { readonly paper: PaperWordsRow; readonly number: string | null }
);

/** A meeting's papers, in the order of its agenda, that these eyes may see. */
const papersOf = ({ state }: MeetingRow, papers: readonly PaperWordsRow[], eyes: ReportEyes) => {
  const items = placedItems(state.agenda);
  return papers
    .map((paper) => ({ paper, place: items.findIndex(({ item }) => item.id === paper.itemId) }))
    .filter(({ paper, place }) => seesNewest(paper, items[place], eyes))
    .toSorted((one, other) => one.place - other.place)
    .map(({ paper, place }) => ({ paper, number: items[place]?.number ?? null }));
};

/** How a hit is shown. A paper is read whole only for that; none when it has gone, or is for these eyes no more. */
const shown = async (here: Here, found: Found, searched: readonly string[], eyes: ReportEyes) => {
  const { id: meetingId, state } = found.row;
  const told = { meetingId, meetingTitle: state.title, date: state.date, title: null };
  const excerpt = (text: string) => {
    const cut = excerptOf(text, searched);
    return { text: cut, parts: parted(cut, searched) };
  };
  if ('entry' in found) {
    const { kind, id, number, text } = found.entry;
    return { ...told, kind, id, number, ...excerpt(text) };
  }
  const { paper, number } = found;
  const report = await here.rows(reports).get(paper.id);
  if (report?.state.status !== 'submitted') return [];
  const placed = placedItems(state.agenda).find(({ item }) => item.id === paper.itemId);
  const page = reportPage(report, placed, eyes);
  if (!page?.current) return [];
  const body = bodyOf({ ...page.current, author: page.author });
  return { ...told, kind: 'PAPER', id: paper.id, number, title: page.current.subject, ...excerpt(body) };
};

/**
 * Finds words in the papers of one's own partnership, the latest meeting first: agendas, papers, minutes, decisions, action points,
 * key messages, as far as that sight goes. All of a partnership's meetings are looked through; there are some dozen a year.
 */
const find = async (here: Here, sought: Search & Page, sight: Sight, eyes: ReportEyes) => {
  const { words, agencyId, from, to, first, offset } = sought;
  const searched = wordsOf(words.slice(0, longestSearch));
  if (searched.length === 0 && agencyId == null) return { nodes: [], total: 0 };
  const [rows, papers] = await Promise.all([
    here.rows(meetings).find({ orderBy: 'day', descending: true }),
    here.rows(paperWords).find(),
  ]);
  const saying = papers.filter((one) => (agencyId == null || one.agencyId === agencyId) && saysAll(one.line, searched));
  const fits = ({ agencies, line }: Entry): boolean =>
    (agencyId == null || agencies.includes(agencyId)) && saysAll(line, searched);
  const found = rows
    .filter(({ state: { date } }) => (from == null || date >= from) && (to == null || date <= to))
    .flatMap((row): readonly Found[] => {
      const meeting = searchedIn(row, sight);
      if (!meeting) return [];
      const entries = (all: readonly Entry[]) => all.filter(fits).map((entry) => ({ row, entry }));
      const own = saying.filter(({ meetingId }) => meetingId === row.id);
      const ofMeeting = papersOf(row, own, eyes).map((paper) => ({ row, ...paper }));
      return [...entries(meeting.agenda), ...ofMeeting, ...entries(meeting.minuted)];
    });
  const start = Math.max(0, offset);
  const onPage = found.slice(start, start + Math.max(0, Math.min(first, mostAtATime)));
  const nodes = await Promise.all(onPage.map((one) => shown(here, one, searched, eyes)));
  return { nodes: nodes.flat(), total: found.length };
};

/** For those with a role: as much as their role sees. */
export const search = (ports: ContextPorts, sought: Search & Page, asking: Asking) =>
  find(ports.of(asking), sought, eyesOf(asking).seesRestricted ? 'all' : 'unrestricted', reportEyesOf(asking));

/** For anyone: what the public pages show, whoever asks. */
export const publicSearch = (ports: ContextPorts, sought: Search & Page, asking: Asking) =>
  find(ports.of(asking), sought, 'published', publicEyes);
