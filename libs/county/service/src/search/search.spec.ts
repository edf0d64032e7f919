import type { ActionPointEvent } from '@csp/action-plan-contract';
import { tenantId, type TenantId } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import { describe, expect, it } from 'vitest';
import { countyContext } from '../county.context.ts';
import { asking, inMemory } from '../testing/memory.ts';

const city = tenantId('cambridge-city');
const fenland = tenantId('fenland');

type Raised = Extract<ActionPointEvent, { type: 'ActionPointRaised.v1' }>['data'];
const raised = (actionPointId: string, text: string, more: Partial<Raised> = {}): ActionPointEvent => ({
  type: 'ActionPointRaised.v1',
  data: {
    ...{ actionPointId, text, reference: '02/01', owners: [{ agencyId: 'fire', role: 'Officer' }], dueOn: null },
    ...{ raisedOn: '2026-02-10', meetingId: null, paragraph: null, restricted: false, ...more },
  },
});
const scheduled = (meetingId: string, title: string, date: string): MeetingEvent => ({
  type: 'MeetingScheduled.v1',
  data: {
    ...{ meetingId, title, date, groupId: 'g', startsAt: '10:00', endsAt: '12:00', place: null },
    ...{ noticeWorkingDays: 5, quorumAgencies: 0, minuteNumbering: 'running', actionReferences: 'year-and-number' },
  },
});
const published = (meetingId: string): MeetingEvent => ({
  type: 'AgendaPublished.v1',
  data: { meetingId, publishedOn: '2026-02-01', clearWorkingDays: 5, required: 5, late: false },
});

interface Hit {
  readonly slug: string;
  readonly id: string;
  readonly publicPath: string | null;
}
type SearchCounty = (
  parent: object,
  args: { search: object; first: number; offset: number },
  asked: object,
) => Promise<{ nodes: Hit[]; total: number }>;

const county = () => {
  const memory = inMemory({ today: '2026-11-23', now: '2026-11-23T09:00:00.000Z' });
  for (const [tenant, name] of [
    [city, 'Cambridge CSP'],
    [fenland, 'Fenland CSP'],
  ] as const) {
    const data = { slug: tenant, name, kind: 'district', district: name, council: null, settings: {} };
    memory.publish('partnerships', tenant, { type: 'PartnershipFounded.v1', data } as unknown as PartnershipEvent);
  }
  const { searchCounty } = countyContext.subgraph!.resolvers(memory.ports)['Query'] as unknown as {
    searchCounty: SearchCounty;
  };
  const search = (sought: object, page: object = {}, asked = asking()) =>
    searchCounty({}, { search: { words: '', ...sought }, first: 20, offset: 0, ...page }, asked);
  return {
    search,
    ids: async (...given: Parameters<typeof search>) => (await search(...given)).nodes.map(({ id }) => id),
    points: (tenant: TenantId, ...events: ActionPointEvent[]) => memory.publish('action-plan', tenant, ...events),
    meetings: (tenant: TenantId, ...events: MeetingEvent[]) => memory.publish('meetings', tenant, ...events),
  };
};

describe('the search of the county board', () => {
  it('finds action points of all partnerships, the latest first, and says whose they are', async () => {
    const { points, search } = county();
    points(city, raised('a', 'Light the racks', { raisedOn: '2026-03-01', dueOn: '2026-05-01' }));
    points(fenland, raised('b', 'Lights for the ŵyl'), {
      type: 'ActionPointClosed.v1',
      data: { actionPointId: 'b', answer: 'Done', closedOn: '2026-06-01', dueOn: null },
    });
    expect(await search({ words: 'LIGHT' })).toEqual({
      total: 2,
      nodes: [
        {
          ...{ slug: 'cambridge-city', partnershipName: 'Cambridge CSP', kind: 'ACTION_POINT', id: 'a' },
          ...{ day: '2026-03-01', reference: '02/01', text: 'Light the racks', parts: ['', 'Light', ' the racks'] },
          ...{ closed: false, dueOn: '2026-05-01', publicPath: null },
        },
        expect.objectContaining({ slug: 'fenland', partnershipName: 'Fenland CSP', id: 'b', closed: true }),
      ],
    });
    expect((await search({ words: 'wyl' })).total).toBe(1);
    expect((await search({ words: '02/01 racks' })).total).toBe(1);
  });

  it('finds meetings by their group once the agenda is out, and leads to the page that anyone may read', async () => {
    const { points, meetings, search, ids } = county();
    meetings(city, scheduled('m', 'Tasking Group', '2026-02-10'), scheduled('n', 'Tasking Group', '2026-06-10'));
    points(city, raised('a', 'A tasking', { meetingId: 'm' }));
    expect(await search({ words: 'tasking' })).toMatchObject({ nodes: [{ id: 'a', publicPath: null }] });
    meetings(city, published('m'), published('n'));
    expect(await search({ words: 'tasking' })).toMatchObject({
      nodes: [
        { kind: 'MEETING', id: 'n', publicPath: '/public/cambridge-city/meetings/n' },
        { id: 'a', publicPath: '/public/cambridge-city/meetings/m' },
        { kind: 'MEETING', id: 'm', text: 'Tasking Group', minutesAgreed: false },
      ],
    });
    meetings(city, { type: 'MeetingCancelled.v1', data: { meetingId: 'n', reason: 'Nobody can come' } });
    expect(await ids({ words: 'tasking' })).toEqual(['a', 'm']);
  });

  it('can be narrowed to a partnership, an owner and days', async () => {
    const { points, meetings, ids } = county();
    points(city, raised('a', 'Lights'), raised('b', 'Lights', { raisedOn: '2026-03-01' }));
    points(fenland, raised('c', 'Lights', { owners: [{ agencyId: 'police', role: 'Officer' }] }));
    meetings(city, scheduled('m', 'Lights', '2026-02-11'), published('m'));
    expect(await ids({ words: 'lights', slug: 'cambridge-city' })).toEqual(['b', 'm', 'a']);
    expect(await ids({ agencyId: 'fire' })).toEqual(['b', 'a']);
    expect(await ids({ agencyId: 'police' })).toEqual(['c']);
    expect(await ids({ words: 'lights', from: '2026-02-11', to: '2026-02-28' })).toEqual(['m']);
    points(fenland, {
      type: 'ActionPointReassigned.v1',
      data: {
        ...{ actionPointId: 'c', owners: [{ agencyId: 'fire', role: 'Officer' }], reason: 'Theirs' },
        ...{ previousOwners: [{ agencyId: 'police', role: 'Officer' }], reassignedOn: '2026-04-01' },
      },
    });
    expect(await ids({ agencyId: 'police' })).toEqual([]);
  });

  it('never finds what is restricted, whatever happens to it, nor what was withdrawn', async () => {
    const { points, search } = county();
    points(city, raised('r', 'SECRET', { restricted: true }), raised('w', 'A secret mistake'));
    points(city, {
      type: 'ActionPointReassigned.v1',
      data: {
        ...{ actionPointId: 'r', owners: [{ agencyId: 'fire', role: 'Officer' }], reason: 'SECRET' },
        ...{ previousOwners: [{ agencyId: 'police', role: 'Officer' }], reassignedOn: '2026-04-01' },
      },
    });
    expect(await search({ words: 'secret' })).toMatchObject({ total: 1, nodes: [{ id: 'w' }] });
    points(city, {
      type: 'ActionPointWithdrawn.v1',
      data: { actionPointId: 'w', reason: null, withdrawnOn: '2026-06-01', wasClosed: false, dueOn: null },
    });
    expect(await search({ words: 'secret' })).toEqual({ total: 0, nodes: [] });
    expect(await search({ agencyId: 'fire' })).toEqual({ total: 0, nodes: [] });
  });

  it('is of nothing in another partnership, nor for no words', async () => {
    const { points, search } = county();
    points(city, raised('a', 'Lights'));
    expect(await search({ words: 'lights' }, {}, asking('fenland'))).toEqual({ total: 0, nodes: [] });
    expect(await search({ words: ' \u200b ' })).toEqual({ total: 0, nodes: [] });
    expect(await search({ words: 'x'.repeat(100_000) })).toEqual({ total: 0, nodes: [] });
  });

  it('gives a page at a time and stops counting where nobody reads on', async () => {
    const { points, search, ids } = county();
    points(city, ...Array.from({ length: 8_100 }, (_, index) => raised(`p${index}`, index === 0 ? 'Rare' : 'Lights')));
    expect(await search({ words: 'lights' })).toMatchObject({ total: 1_000, nodes: { length: 20 } });
    expect(await ids({ words: 'lights' }, { first: 500, offset: 990 })).toHaveLength(10);
    expect(await ids({ words: 'lights' }, { first: 500 })).toHaveLength(50);
    expect(await ids({ words: 'lights' }, { first: -1, offset: -5 })).toEqual([]);
    // Beyond the first slice that is read.
    expect(await ids({ words: 'rare' })).toEqual(['p0']);
  });
});
