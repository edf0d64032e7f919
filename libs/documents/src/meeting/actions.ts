import { shortDate } from '@csp/kernel';
import type { Block, Table } from '../paper.ts';
import { opening } from './agenda.ts';
import type { ActionPoint, Meeting, Partnership, ReviewRow } from './meeting.ts';
import { dueWords, inWords, leadsWords } from './words.ts';

export const hasActions = ({ review, actionPoints, sinceLast }: Meeting): boolean =>
  review.length + actionPoints.length + (sinceLast?.happenings.length ?? 0) > 0;

/** What happened since the last meeting, what this one goes through of earlier ones, then what it raised itself. */
export const actionsBlocks = (meeting: Meeting, partnership: Partnership): readonly Block[] => [
  ...opening(meeting, partnership, `action table for ${shortDate(meeting.date)}`),
  ...sinceLastBlocks(meeting),
  ...(meeting.review.length > 0
    ? [{ type: 'heading', level: 2, text: 'Review of action points' } as const, reviewTable(meeting.review)]
    : []),
  ...(meeting.actionPoints.length > 0
    ? [
        { type: 'heading', level: 2, text: 'Action points of this meeting' } as const,
        actionPointsTable(meeting.actionPoints),
      ]
    : []),
];

export const actionPointsTable = (points: readonly ActionPoint[]): Table => ({
  type: 'table',
  caption: 'Action points of this meeting',
  head: ['Reference', 'Paragraph', 'Action', 'Lead', 'Due'],
  widths: [2.3, 2.4, 6.2, 5, 2.8],
  rows: points.map(({ reference, paragraph, text, owners, dueOn }) => [
    reference,
    paragraph,
    text,
    leadsWords(owners),
    dueWords(dueOn),
  ]),
});

const sinceLastBlocks = ({ sinceLast }: Meeting): readonly Block[] =>
  !sinceLast || sinceLast.happenings.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: `Since the last meeting, ${shortDate(sinceLast.date)}` },
        {
          type: 'table',
          caption: 'What happened since the last meeting',
          head: ['Day', 'What happened'],
          widths: [3.5, 15.2],
          rows: sinceLast.happenings.map(({ on, text }) => [shortDate(on), text]),
        },
      ];

const reviewTable = (rows: readonly ReviewRow[]): Table => ({
  type: 'table',
  caption: 'Review of action points of earlier meetings',
  head: ['Reference', 'Action', 'Lead', 'Due', 'Response'],
  widths: [2.3, 5.3, 4.2, 2.7, 4.5],
  rows: rows.map((row) => [row.reference, row.text, leadsWords(row.owners), dueWords(row.dueOn), responseOf(row)]),
});

/** What the meeting made of it; before that, what the register says. */
const responseOf = ({ outcome, outcomeResponse, status, response }: ReviewRow): string => {
  const [state, words] = outcome ? [outcome, outcomeResponse] : [status, response];
  return words ? `${inWords(state)}: ${words}` : inWords(state);
};
