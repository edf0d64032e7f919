import type { ItemPaper, Papers } from '@csp/seed';
import { agencyIds } from './action-points.ts';
import { city } from './platform.ts';
import { prepareSeeded } from './seeded.ts';

const today = '2026-02-10';
const topItems = 10;
const subItems = 2;
export const paragraphs = 200;
export const actionPoints = 60;
const places = topItems * subItems;

const text = (number: number): string =>
  `Paragraph ${number}: the figures of the quarter were presented and discussed. Repeats vary by quarter and by district, and few ` +
  'referrals magnify them; members asked for those of the year before, and for what other districts have tried.';

const subItem = (place: number): ItemPaper => ({
  title: `Matter ${place + 1}: street lighting, knife crime and the night bus`,
  minutes: 5,
  leads: [['Priority lead officer', agencyIds[place % agencyIds.length]!]],
  said: Array.from({ length: paragraphs / places }, (_, index) => {
    const number = place * (paragraphs / places) + index;
    if (number % 10 >= (actionPoints / paragraphs) * 10) return text(number);
    const key = `ap-${number}`;
    const owners = [['Community safety manager', agencyIds[number % agencyIds.length]!] as const];
    return { text: text(number), action: { key, text: `Report on what came of matter ${number}`, owners } };
  }),
});

const agenda = Array.from({ length: topItems }, (_, top) => ({
  title: `Priority ${top + 1} and all that belongs to it`,
  subItems: Array.from({ length: subItems }, (_, sub) => subItem(top * subItems + sub)),
}));

const board = agencyIds.map((id) => ['Board member', id] as const);
const sitting = { group: 'board', startsAt: '09:00', endsAt: '17:00', place: 'The Guildhall', stage: 'held' } as const;

/** One held meeting of 30 items, 200 paragraphs and 60 action points; its minutes are agreed at the next, which is open for review. */
const papers: Papers = {
  slug: city,
  name: 'Community Safety Partnership with long meetings',
  kind: 'district',
  district: city,
  council: null,
  settings: {
    noticeWorkingDays: 5,
    minuteNumbering: 'item-and-paragraph',
    actionReferences: 'month-and-number',
    quorumAgencies: 3,
    ragLegend: [],
  },
  agencies: agencyIds.map((id) => ({ id, name: `Agency called ${id}`, class: 'responsible-authority' as const })),
  groups: [{ key: 'board', name: 'Board', kind: 'board' }],
  meetings: [
    { ...sitting, key: 'large', on: '2025-11-11', stage: 'circulated', agenda, attendance: { board, public: 3 } },
    {
      ...sitting,
      key: 'next',
      on: '2026-02-03',
      agenda: [{ title: 'Minutes of the last meeting', said: ['They were agreed.'] }],
      attendance: { board, public: 0 },
      agrees: [{ meeting: 'large' }],
    },
  ],
  reports: [],
};

/** A data folder with that partnership and the county board, as the seed makes them. */
export const prepareLargeMeeting = (dataDir: string): Promise<void> => prepareSeeded(dataDir, papers, today);
