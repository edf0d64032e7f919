import { actionPointEvents } from '@csp/action-plan-contract';
import { tenantId, type TenantId } from '@csp/kernel';
import { countyTenant } from '@csp/platform-runtime';
import type { ItemPaper, Papers } from '@csp/seed';
import { agencyIds, raise } from './action-points.ts';
import { contexts, found } from './partnership.ts';
import { city, openPlatform, type Platform } from './platform.ts';
import { prepareSeeded } from './seeded.ts';

type MeetingPaper = Papers['meetings'][number];

const today = '2026-02-10';
/** Five years of a board each quarter and of two groups that meet as often. */
export const quarters = 20;
/** Of each partnership in its register. */
export const pointsEach = 300;

const said = (number: number): string =>
  `Figures of the quarter were presented and discussed (${number}). Repeats vary by quarter and by district, few referrals magnify ` +
  `them; members asked for those of the year before, for tŷ diogel and what matter${number} had come to.`;

const paper = (number: number): NonNullable<ItemPaper['written']> => ({
  from: ['Inspector', agencyIds[number % agencyIds.length]!],
  subject: `Report ${number} on street lighting`,
  purpose: 'To agree what is done.',
  sections: Array.from(
    { length: 6 },
    (_, section) => [`Part ${section}`, `${said(number + section)} `.repeat(4)] as const,
  ),
  recommendations: ['That lanterns be hung', 'That it be reviewed'],
});

const item = (quarter: number, place: number, paragraphs: number, written: boolean): ItemPaper => ({
  title: `Matter ${place}: street lighting, knife crime and the night bus`,
  leads: [['Lead officer', agencyIds[place % agencyIds.length]!]],
  ...(written && { written: paper(quarter * 10 + place) }),
  said: Array.from({ length: paragraphs }, (_, index) => {
    const text = said(quarter * 100 + place * 10 + index);
    const owners = [['Manager', agencyIds[place % agencyIds.length]!] as const];
    if (index > 0) return text;
    return { text, action: { key: `${quarter}-${place}-${paragraphs}`, text: `Report on matter ${place}`, owners } };
  }),
});

const meetingsOf = (quarter: number): MeetingPaper[] => {
  const month = `${2021 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}`;
  const sitting = {
    ...{ startsAt: '10:00', endsAt: '12:00', place: null, stage: 'circulated' as const },
    attendance: { board: agencyIds.map((id) => ['Member', id] as const), public: 0 },
  } as const;
  const group = (key: string, day: string): MeetingPaper => ({
    ...{ ...sitting, key: `${key}-${quarter}`, group: key, on: `${month}-${day}` },
    agenda: Array.from({ length: 5 }, (_, place) => item(quarter, place, 6, false)),
  });
  const board: MeetingPaper = {
    ...{ ...sitting, key: `board-${quarter}`, group: 'board', on: `${month}-20` },
    agenda: Array.from({ length: 10 }, (_, place) => item(quarter, place, 7, place < 8)),
  };
  return [group('tasking', '06'), group('delivery', '13'), board];
};

const papers: Papers = {
  ...{
    slug: city,
    name: 'Community Safety Partnership of five years',
    kind: 'district',
    district: city,
    council: null,
  },
  settings: {
    ...{ noticeWorkingDays: 5, minuteNumbering: 'item-and-paragraph', actionReferences: 'year-and-number' },
    ...{ quorumAgencies: 3, ragLegend: [] },
  },
  agencies: agencyIds.map((id) => ({ id, name: `Agency called ${id}`, class: 'responsible-authority' as const })),
  groups: ['board', 'tasking', 'delivery'].map((key) => ({ key, name: `Group for ${key}`, kind: key })),
  meetings: [
    ...Array.from({ length: quarters }, (_, quarter) => meetingsOf(quarter)).flat(),
    {
      ...{ key: 'next', group: 'board', on: '2099-04-20', startsAt: '10:00', endsAt: '12:00', place: null },
      ...{ stage: 'scheduled', agenda: [{ title: 'Welcome' }] },
    },
  ],
  reports: [],
};

/** A data folder with such a partnership. */
export const prepareYears = (dataDir: string): Promise<void> => prepareSeeded(dataDir, papers, today);

/** The county board with what that many partnerships have told it, and nothing else of theirs: no view but the county's. */
export const openCounty = async (dataDir: string, others: number): Promise<Platform> => {
  const tenants = Array.from({ length: others }, (_, index) => tenantId(`district-${index + 1}`));
  const told = contexts.map((one) => (one.name === 'county' ? one : { ...one, views: [], policies: [] }));
  const open = () => openPlatform(dataDir, [countyTenant, ...tenants], told);
  const platform = await open();
  for (const tenant of [countyTenant, ...tenants]) await found(platform, tenant, []);
  for (const tenant of tenants) await publish(platform, tenant);
  await platform.close();
  // What was put into logs without a word is taken in at the next start.
  return open();
};

const publish = async ({ embedded, ports }: Platform, tenant: TenantId): Promise<void> => {
  const log = embedded.store('action-plan').of(tenant);
  const appended = Array.from({ length: pointsEach }, (_, number) => {
    const [actionPointId, commandId] = [ports.ids.next(), ports.ids.next()];
    const { type: _type, id: _id, ...facts } = raise(actionPointId, number);
    const raised = { type: 'ActionPointRaised.v1', data: { ...facts, actionPointId } } as const;
    actionPointEvents[raised.type].parse(raised.data);
    return log.append({
      ...{ stream: `action-point-${actionPointId}`, version: 1, events: [raised], commandId, correlation: commandId },
      ...{ commandDigest: '00'.repeat(16), at: new Date(ports.clock.now()).toISOString(), actor: 'bench-officer' },
      causation: commandId,
    });
  });
  await Promise.all(appended);
};
