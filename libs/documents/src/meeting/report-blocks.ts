import { shortDate } from '@csp/kernel';
import type { Block, Paper } from '../paper.ts';
import { allItems, type Meeting, type Partnership } from './meeting.ts';
import type { Report, ReportVersion } from './report.ts';
import { leadWords, longDate, titled } from './words.ts';

type Submitted = Report & { readonly current: ReportVersion };

const isSubmitted = (report: Report): report is Submitted => report.status === 'SUBMITTED' && report.current != null;

/** Those that can be printed: submitted, for an item that is on the agenda. */
export const printable = ({ reports }: Meeting): readonly Submitted[] =>
  reports.filter(isSubmitted).filter(({ item }) => item != null);

/** What the agenda says of an item's papers, one a line. */
export const reportLines = (itemId: string, { reports }: Meeting): readonly string[] =>
  reports.filter((one) => one.itemId === itemId).flatMap(lineOf);

const lineOf = (report: Report): readonly string[] => {
  if (report.status === 'EXPECTED') return ['Paper to follow'];
  if (!isSubmitted(report)) return [];
  const { subject, late, restricted } = report.current;
  const marks = [...(late ? ['late'] : []), ...(restricted ? ['restricted'] : [])];
  return [`Paper: ${subject}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`];
};

/** One report as part of a pack: it begins with a heading of the first level. */
export const reportBlocks = (report: Submitted, meeting: Meeting): readonly Block[] => {
  const { item, author, current } = report;
  const { subject, purpose, sections, recommendations, late, lateBecause, restricted, restrictedBecause } = current;
  const parts = [{ heading: 'Purpose', text: purpose }, ...sections];
  return [
    { type: 'heading', level: 1, text: `Item ${item}: ${subject}` },
    {
      type: 'facts',
      rows: [
        ['To', `${meeting.title}, ${longDate(meeting.date)}`],
        ['From', leadWords(author)],
        ['Version', `${current.number}, ${shortDate(current.submittedOn)}`],
        ['Marking', current.marking.replace('_', '-')],
        ...(current.contact ? [['Contact', current.contact] as const] : []),
      ],
    },
    ...(restricted
      ? [{ type: 'standing', text: `Restricted: ${restrictedBecause ?? 'not for the public'}` } as const]
      : []),
    ...(late ? [{ type: 'standing', text: `Late: ${lateBecause ?? 'after full notice'}` } as const] : []),
    ...parts.flatMap(({ heading, text }, place) => sectionBlocks(String(place + 1), heading, text)),
    ...recommendationBlocks(recommendations, parts.length + 1),
    ...fileBlocks(report),
  ];
};

/** Each paragraph has its number, so that it can be spoken of at the meeting. */
const sectionBlocks = (number: string, heading: string, text: string): readonly Block[] => [
  { type: 'heading', level: 2, number, text: heading },
  ...paragraphsOf(text).map((one, place): Block => ({
    type: 'paragraph',
    number: `${number}.${place + 1}`,
    text: one,
  })),
];

const paragraphsOf = (text: string): readonly string[] =>
  text.split(/[\r\n\u0085\u2028\u2029]+/u).filter((one) => one.trim() !== '');

/** Numbered by themselves: a decision names them so. */
const recommendationBlocks = (recommendations: readonly string[], section: number): readonly Block[] =>
  recommendations.length === 0
    ? []
    : [
        { type: 'heading', level: 2, number: String(section), text: 'Recommendations' },
        ...recommendations.map((text, place): Block => ({
          type: 'outcome',
          label: `Recommendation ${place + 1}`,
          text,
        })),
      ];

/** They are not printed: whoever has one can tell by its SHA-256 that it is the one that was attached. */
const fileBlocks = ({ files }: Report): readonly Block[] =>
  files.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Attached files' },
        {
          type: 'table',
          caption: 'Attached files',
          head: ['Name', 'Kind', 'Bytes', 'SHA-256'],
          widths: [5, 1.6, 2.2, 7],
          // In groups: one word of 64 letters would reach beyond its column.
          rows: files.map(({ name, mediaType, sizeBytes, digest }) => [
            name,
            mediaType,
            sizeBytes.toLocaleString('en-GB'),
            digest.replace(/.{8}(?=.)/g, '$& '),
          ]),
        },
      ];

/** One report alone; none where there is no such report to print. */
export const reportPaper = (id: string, meeting: Meeting, partnership: Partnership): Paper | undefined => {
  const report = printable(meeting).find((one) => one.id === id);
  if (!report) return undefined;
  const { subject } = report.current;
  const restricted = report.current.restricted || isRestricted(report, meeting);
  return {
    title: `${subject}, ${partnership.name}`,
    foot: `${partnership.name}. ${titled(meeting, partnership, `paper for item ${report.item} of ${shortDate(meeting.date)}`)}`,
    ...(restricted && { mark: 'Restricted: not for publication' }),
    blocks: [{ type: 'letterhead', text: partnership.name }, ...reportBlocks(report, meeting)],
  };
};

const isRestricted = ({ itemId }: Report, { agenda }: Meeting): boolean =>
  allItems(agenda).some(({ id, restricted }) => id === itemId && restricted);

/** `cambridge-city-2020-10-06-item-8-paper`. */
export const reportFileName = (id: string, meeting: Meeting, { slug }: Partnership): string =>
  `${slug}-${meeting.date}-item-${meeting.reports.find((one) => one.id === id)?.item ?? 'none'}-paper`;
