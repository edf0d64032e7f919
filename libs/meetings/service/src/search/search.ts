import { excerptOf, parted, saysAll, wordsOf } from '@csp/kernel';
import type { Asking, ContextPorts, Here } from '@csp/platform-runtime';
import { eyesOf } from '../meeting/meeting.reading.ts';
import { publicEyes, reportEyesOf, reportPage, seesNewest, type ReportEyes } from '../report/report.page.ts';
import { reports } from '../report/reports.view.ts';
import type { Entry, SearchedMeeting, Sight } from './entries.ts';
import { keptMeetings } from './kept-meetings.ts';
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

type Found = { readonly meeting: SearchedMeeting } & (
  { readonly entry: Entry } | { readonly paper: PaperWordsRow; readonly number: string | null }
);

/** A meeting's papers, in the order of its agenda, that these eyes may see. */
const papersOf = ({ items }: SearchedMeeting, papers: readonly PaperWordsRow[], eyes: ReportEyes) =>
  papers
    .map((paper) => ({ paper, place: items.findIndex(({ item }) => item.id === paper.itemId) }))
    .filter(({ paper, place }) => seesNewest(paper, items[place], eyes))
    .toSorted((one, other) => one.place - other.place)
    .map(({ paper, place }) => ({ paper, number: items[place]?.number ?? null }));

/** How a hit is shown. A paper is read whole only for that; none when it has gone, or is for these eyes no more. */
const shown = async (here: Here, found: Found, searched: readonly string[], eyes: ReportEyes) => {
  const { id: meetingId, title: meetingTitle, date, items } = found.meeting;
  const told = { meetingId, meetingTitle, date, title: null };
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
  const placed = items.find(({ item }) => item.id === paper.itemId);
  const page = reportPage(report, placed, eyes);
  if (!page?.current) return [];
  const body = bodyOf({ ...page.current, author: page.author });
  return { ...told, kind: 'PAPER', id: paper.id, number, title: page.current.subject, ...excerpt(body) };
};

/**
 * Finds words in the papers of one's own partnership, the latest meeting first: agendas, papers, minutes, decisions, action points,
 * key messages, as far as that sight goes. All of a partnership's meetings are looked through; there are some dozen a year.
 */
const searching = (ports: ContextPorts) => {
  const meetingsOf = keptMeetings();
  return async (asking: Asking, sought: Search & Page, sight: Sight, eyes: ReportEyes) => {
    const { words, agencyId, from, to, first, offset } = sought;
    const searched = wordsOf(words.slice(0, longestSearch));
    if (searched.length === 0 && agencyId == null) return { nodes: [], total: 0 };
    const here = ports.of(asking);
    const [meetings, papers] = await Promise.all([meetingsOf(asking.tenant, here), here.rows(paperWords).find()]);
    const saying = papers.filter(
      (one) => (agencyId == null || one.agencyId === agencyId) && saysAll(one.line, searched),
    );
    const fits = ({ agencies, line }: Entry): boolean =>
      (agencyId == null || agencies.includes(agencyId)) && saysAll(line, searched);
    const found = meetings
      .filter(({ date }) => (from == null || date >= from) && (to == null || date <= to))
      .flatMap((meeting): readonly Found[] => {
        const said = meeting.said[sight];
        if (!said) return [];
        const entries = (all: readonly Entry[]) => all.filter(fits).map((entry) => ({ meeting, entry }));
        const own = saying.filter(({ meetingId }) => meetingId === meeting.id);
        const ofMeeting = papersOf(meeting, own, eyes).map((paper) => ({ meeting, ...paper }));
        return [...entries(said.agenda), ...ofMeeting, ...entries(said.minuted)];
      });
    const start = Math.max(0, offset);
    const onPage = found.slice(start, start + Math.max(0, Math.min(first, mostAtATime)));
    const nodes = await Promise.all(onPage.map((one) => shown(here, one, searched, eyes)));
    return { nodes: nodes.flat(), total: found.length };
  };
};

export const searches = (ports: ContextPorts) => {
  const search = searching(ports);
  return {
    /** For those with a role: as much as their role sees. */
    own: (sought: Search & Page, asking: Asking) =>
      search(asking, sought, eyesOf(asking).seesRestricted ? 'all' : 'unrestricted', reportEyesOf(asking)),
    /** For anyone: what the public pages show, whoever asks. */
    published: (sought: Search & Page, asking: Asking) => search(asking, sought, 'published', publicEyes),
  };
};
