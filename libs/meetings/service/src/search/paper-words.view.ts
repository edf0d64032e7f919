import { lineOf, wordsOf, type Recorded } from '@csp/kernel';
import { reportEvents, type ReportEvent } from '@csp/meetings-contract';
import { view } from '@csp/platform-runtime';

/** A report in its newest version, as it is searched: small, since all of a partnership's are looked through. */
export interface PaperWordsRow {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  /** Whose paper it is. */
  readonly agencyId: string | null;
  /** Whether its newest version is. */
  readonly restricted: boolean;
  /** Each of its words once. */
  readonly line: string;
}

type Submitted = Extract<ReportEvent, { type: 'ReportSubmitted.v1' }>['data'];
type Said = Pick<Submitted, 'subject' | 'purpose' | 'sections' | 'recommendations' | 'author'>;

/** All that a version says below its subject, in the order it is read; whose it is comes last. */
export const bodyOf = ({ purpose, sections, recommendations, author }: Omit<Said, 'subject'>): string =>
  [
    purpose,
    ...sections.flatMap(({ heading, text }) => [heading, text]),
    ...recommendations,
    [author.role, author.agencyName].filter(Boolean).join(', '),
  ].join(' · ');

const fold = (row: PaperWordsRow | undefined, { event }: Recorded<ReportEvent>): PaperWordsRow | undefined => {
  // What is taken back is not found any more.
  if (event.type === 'ReportWithdrawn.v1') return undefined;
  if (event.type !== 'ReportSubmitted.v1') return row;
  const { reportId: id, meetingId, itemId, author, restrictedBecause, subject } = event.data;
  const line = lineOf(new Set([...wordsOf(subject), ...wordsOf(bodyOf(event.data))]));
  return { id, meetingId, itemId, agencyId: author.agencyId, restricted: restrictedBecause !== null, line };
};

/** One row per submitted report. Those who search see as much of it as `seesNewest` has them see. */
export const paperWords = view<PaperWordsRow, ReportEvent>()({
  name: 'paper-words',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type in reportEvents ? [event.data.reportId] : []),
  fold,
  indexes: {},
});
