import { shortDate } from '@csp/kernel';
import type { Block, Table } from '../paper.ts';
import { allItems, type Item, type Meeting, type Partnership } from './meeting.ts';
import { reportLines } from './report-blocks.ts';
import { leadsWords, longDate, purposeWords, titled } from './words.ts';

/** Whose paper, what it is, and the meeting's day, time and place. */
export const opening = (meeting: Meeting, partnership: Partnership, what: string): readonly Block[] => [
  { type: 'letterhead', text: partnership.name },
  { type: 'heading', level: 1, text: titled(meeting, partnership, what) },
  ...factsOf(meeting),
];

export const factsOf = ({
  date,
  startsAt,
  endsAt,
  closedAt,
  place,
  cancelled,
  changesOfDate,
}: Meeting): readonly Block[] => [
  {
    type: 'facts',
    rows: [
      ['Date', longDate(date)],
      ['Time', `${startsAt} to ${closedAt ?? endsAt}`],
      ...(place ? [['Place', place] as const] : []),
    ],
  },
  ...(cancelled ? [{ type: 'standing', text: 'This meeting was cancelled' } as const] : []),
  ...changesOfDate.map(({ from, to, reason }): Block => ({
    type: 'note',
    text: `Change of date from ${shortDate(from)} to ${shortDate(to)}${reason ? `: ${reason}` : ''}`,
  })),
];

export const agendaBlocks = (meeting: Meeting, partnership: Partnership): readonly Block[] => [
  ...opening(meeting, partnership, `agenda for ${shortDate(meeting.date)}`),
  agendaTable(meeting),
];

type Cell = (item: Item, meeting: Meeting) => string;

const columns: readonly (readonly [head: string, width: number, cell: Cell])[] = [
  ['No.', 1.3, ({ number }) => number],
  ['Item', 7, (item, meeting) => [item.title, ...restrictedWords(item), ...reportLines(item.id, meeting)].join('\n')],
  ['Purpose', 2.4, ({ purpose }) => (purpose ? (purposeWords[purpose] ?? '') : '')],
  ['Lead', 5, ({ leads }) => leadsWords(leads)],
  ['Minutes', 1.9, ({ minutesAllotted }) => (minutesAllotted ? String(minutesAllotted) : '')],
];

const restrictedWords = ({ restricted, restrictedBecause }: Item): readonly string[] => {
  if (!restricted) return [];
  return [restrictedBecause ? `Restricted: ${restrictedBecause}` : 'Restricted'];
};

/** A column that has nothing in it is left out. */
const agendaTable = (meeting: Meeting): Table => {
  const items = allItems(meeting.agenda);
  const used = columns.filter(([head, , cell]) => head === 'Item' || items.some((item) => cell(item, meeting) !== ''));
  return {
    type: 'table',
    caption: 'Agenda',
    head: used.map(([head]) => head),
    widths: used.map(([, width]) => width),
    rows: items.map((item) => used.map(([, , cell]) => cell(item, meeting))),
  };
};
