import { saysAll, wordsOf } from '@csp/kernel';
import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { meetingPage, type Eyes, type MeetingPage } from '../meeting/meeting.page.ts';
import { eyesOf } from '../meeting/meeting.reading.ts';
import { meetings, type MeetingRow } from '../meeting/meetings.view.ts';
import { excerptOf } from './words.ts';

export interface Search {
  readonly words: string;
  readonly agencyId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Something that a meeting's papers say. */
interface Entry {
  readonly kind: 'AGENDA_ITEM' | 'MINUTE' | 'DECISION' | 'ACTION_POINT' | 'KEY_MESSAGE';
  readonly id: string;
  /** Of the item or paragraph, or the action point's reference; none for what has no number. */
  readonly number: string | null;
  readonly text: string;
  readonly agencies: readonly (string | null)[];
  readonly words: readonly string[];
}

const longestSearch = 200;
const mostAtATime = 50;

const entriesOf = (page: MeetingPage): readonly Entry[] => {
  const entry = (facts: Omit<Entry, 'words'>): Entry => ({ ...facts, words: wordsOf(facts.text) });
  const items = page.agenda.flatMap((item) => [item, ...item.subItems]);
  return [
    ...items.map(({ id, number, title: text, leads }) =>
      entry({ kind: 'AGENDA_ITEM', id, number, text, agencies: leads.map(({ agencyId }) => agencyId) }),
    ),
    ...page.minutes.map(({ id, number, text }) => entry({ kind: 'MINUTE', id, number, text, agencies: [] })),
    ...page.decisions.map(({ id, paragraph: number, subject, caveat }) =>
      entry({ kind: 'DECISION', id, number, text: caveat ? `${subject}, ${caveat}` : subject, agencies: [] }),
    ),
    ...page.actionPoints.map(({ actionPointId: id, reference: number, text, owners }) =>
      entry({ kind: 'ACTION_POINT', id, number, text, agencies: owners.map(({ agencyId }) => agencyId) }),
    ),
    ...page.keyMessages.map((text, index) =>
      entry({ kind: 'KEY_MESSAGE', id: `${page.id}-${index}`, number: null, text, agencies: [] }),
    ),
  ];
};

/** What a row says, for each kind of eyes. A platform that gives the same row again needs it taken apart once. */
const known = new WeakMap<MeetingRow, Map<boolean, readonly Entry[]>>();

const entriesIn = (row: MeetingRow, eyes: Eyes): readonly Entry[] => {
  const byEyes = known.get(row) ?? new Map<boolean, readonly Entry[]>();
  known.set(row, byEyes);
  const entries = byEyes.get(eyes.seesRestricted) ?? entriesOf(meetingPage(row, eyes));
  byEyes.set(eyes.seesRestricted, entries);
  return entries;
};

/**
 * Finds words in the papers of one's own partnership, the latest meeting first: agendas, minutes, decisions, action points, key
 * messages, as far as the asker sees them. All of a partnership's meetings are looked through; there are some dozen a year.
 */
export const search = async (
  ports: ContextPorts,
  { words, agencyId, from, to, first, offset }: Search & { readonly first: number; readonly offset: number },
  asking: Asking,
) => {
  const searched = wordsOf(words.slice(0, longestSearch));
  if (searched.length === 0 && agencyId == null) return { nodes: [], total: 0 };
  const eyes = eyesOf(asking);
  const rows = await ports.of(asking).rows(meetings).find({ orderBy: 'day', descending: true });
  const found = rows
    .filter(({ state: { date } }) => (from == null || date >= from) && (to == null || date <= to))
    .flatMap((row) =>
      entriesIn(row, eyes)
        .filter((one) => agencyId == null || one.agencies.includes(agencyId))
        .filter((one) => saysAll(one.words, searched))
        .map((one) => ({ row, one })),
    );
  const start = Math.max(0, offset);
  const shown = found.slice(start, start + Math.max(0, Math.min(first, mostAtATime)));
  const nodes = shown.map(({ row: { id: meetingId, state }, one: { kind, id, number, text } }) => ({
    ...{ meetingId, meetingTitle: state.title, date: state.date, kind, id, number },
    text: excerptOf(text, searched),
  }));
  return { nodes, total: found.length };
};
