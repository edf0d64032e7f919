import type { ActionPointEvent } from '@csp/action-plan-contract';
import { tenantId, type TenantId } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import { countyTenant, type Principal } from '@csp/platform-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyActionPoints, type ActionPointsRow } from './action-points.view.ts';
import { countyContext } from './index.ts';
import type { PartnershipOverview } from './overview.ts';
import { asking, inMemory } from './testing/memory.ts';

const city = tenantId('cambridge-city');
const fenland = tenantId('fenland');

const founded = (slug: string, name: string): PartnershipEvent => ({
  type: 'PartnershipFounded.v1',
  data: {
    slug,
    name,
    kind: 'district',
    district: name,
    council: null,
    settings: {
      noticeWorkingDays: 5,
      minuteNumbering: 'running',
      actionReferences: 'year-and-number',
      quorumAgencies: 0,
      ragLegend: [],
    },
  },
});
const raised = (actionPointId: string, dueOn: string | null, restricted = false): ActionPointEvent => ({
  type: 'ActionPointRaised.v1',
  data: {
    actionPointId,
    reference: '02/01',
    text: 'Something',
    owners: [{ agencyId: 'cambs-fire', role: 'Officer' }],
    dueOn,
    raisedOn: '2026-02-10',
    meetingId: null,
    paragraph: null,
    restricted,
  },
});
const closed = (actionPointId: string, dueOn: string | null): ActionPointEvent => ({
  type: 'ActionPointClosed.v1',
  data: { actionPointId, answer: 'Done', closedOn: '2026-06-01', dueOn },
});
const reopened = (actionPointId: string, dueOn: string | null): ActionPointEvent => ({
  type: 'ActionPointReopened.v1',
  data: { actionPointId, reason: 'Not done', reopenedOn: '2026-07-01', dueOn },
});
const carried = (actionPointId: string, previousDueOn: string | null, dueOn: string | null): ActionPointEvent => ({
  type: 'ActionPointCarriedForward.v1',
  data: { actionPointId, previousDueOn, dueOn, reason: null, carriedOn: '2026-07-01' },
});
const updated = (actionPointId: string): ActionPointEvent => ({
  type: 'ActionPointUpdated.v2',
  data: { actionPointId, note: 'Asked', agencyId: null, updatedOn: '2026-05-01' },
});
const moved = (actionPointId: string, previousDueOn: string | null, dueOn: string | null): ActionPointEvent => ({
  type: 'ActionPointDueDateChanged.v1',
  data: { actionPointId, previousDueOn, dueOn, reason: 'The bid closes', changedOn: '2026-07-01' },
});
const withdrawn = (actionPointId: string, dueOn: string | null, wasClosed = false): ActionPointEvent => ({
  type: 'ActionPointWithdrawn.v1',
  data: { actionPointId, reason: null, withdrawnOn: '2026-06-01', wasClosed, dueOn },
});
const declined = (actionPointId: string): ActionPointEvent => ({
  type: 'ActionPointAnswered.v1',
  data: { actionPointId, agencyId: 'cambs-fire', answer: 'declined', note: 'Not ours', answeredOn: '2026-05-02' },
});
const scheduled = (meetingId: string, date: string, startsAt = '10:00'): MeetingEvent => ({
  type: 'MeetingScheduled.v1',
  data: {
    meetingId,
    groupId: 'g1',
    title: 'CSP Board',
    date,
    startsAt,
    endsAt: '12:00',
    place: null,
    noticeWorkingDays: 5,
    quorumAgencies: 0,
    minuteNumbering: 'running',
    actionReferences: 'year-and-number',
  },
});
const published = (meetingId: string): MeetingEvent => ({
  type: 'AgendaPublished.v1',
  data: { meetingId, publishedOn: '2026-11-01', clearWorkingDays: 5, required: 5, late: false },
});
const opened = (meetingId: string): MeetingEvent => ({ type: 'MeetingOpened.v1', data: { meetingId } });
const held = (meetingId: string): MeetingEvent => ({
  type: 'MeetingClosed.v1',
  data: { meetingId, closedAt: '11:30' },
});
const circulated = (meetingId: string): MeetingEvent => ({
  type: 'MinutesCirculated.v1',
  data: { meetingId, circulatedOn: '2026-11-20' },
});
const recalled = (meetingId: string): MeetingEvent => ({
  type: 'MinutesRecalled.v1',
  data: { meetingId, reason: 'A wrong figure' },
});
const agreed = (meetingId: string): MeetingEvent => ({
  type: 'MinutesAgreed.v1',
  data: { meetingId, atMeetingId: 'later', agreedOn: '2026-11-20', alterations: 0 },
});
const cancelled = (meetingId: string): MeetingEvent => ({
  type: 'MeetingCancelled.v1',
  data: { meetingId, reason: 'Nothing to discuss' },
});
const rescheduled = (meetingId: string, date: string): MeetingEvent => ({
  type: 'MeetingRescheduled.v1',
  data: {
    meetingId,
    date,
    startsAt: '14:00',
    endsAt: '16:00',
    previousDate: '2026-12-01',
    previousStartsAt: '10:00',
    previousEndsAt: '12:00',
    reason: null,
  },
});

type Live = AsyncGenerator<{ countyOverviewChanged: PartnershipOverview }>;

const county = () => {
  const clock = { today: '2026-11-23', now: '2026-11-23T09:00:00.000Z' };
  const memory = inMemory(clock);
  const { Query, Subscription } = countyContext.subgraph!.resolvers(memory.ports) as unknown as {
    Query: { countyOverview(parent: object, args: object, asked: object): Promise<PartnershipOverview[]> };
    Subscription: { countyOverviewChanged: { subscribe(parent: object, args: object, asked: object): Live } };
  };
  const { publish } = memory;
  publish('partnerships', fenland, founded('fenland', 'Fenland CSP'));
  publish('partnerships', city, founded('cambridge-city', 'Cambridge CSP'));
  return {
    ...memory,
    clock,
    points: (tenant: TenantId, ...events: ActionPointEvent[]) => publish('action-plan', tenant, ...events),
    meetings: (tenant: TenantId, ...events: MeetingEvent[]) => publish('meetings', tenant, ...events),
    overview: () => Query.countyOverview({}, {}, asking()),
    of: async (slug: string) =>
      (await Query.countyOverview({}, {}, asking())).find((overview) => overview.slug === slug)!,
    live: (signal: AbortSignal) => Subscription.countyOverviewChanged.subscribe({}, {}, asking(countyTenant, signal)),
  };
};

describe('the overview', () => {
  it('is joined again only when something in it has changed, or the day has', async () => {
    const { overview, points, meetings, publish, clock } = county();
    points(city, raised('a', '2026-11-23'));
    const first = await overview();
    expect(await overview()).toBe(first);
    const changes = [
      () => points(fenland, raised('b', null)),
      () => meetings(city, scheduled('m1', '2026-12-01')),
      () => publish('partnerships', tenantId('huntingdonshire'), founded('huntingdonshire', 'Huntingdonshire CSP')),
      () => (clock.today = '2026-11-24'),
    ];
    let before = first;
    for (const change of changes) {
      change();
      const after = await overview();
      expect(after).not.toEqual(before);
      expect(await overview()).toBe(after);
      before = after;
    }
    expect(before.find(({ slug }) => slug === city)!.overdue).toBe(1);
    expect(() => Object.assign(before[0]!, { open: 99 })).toThrow(TypeError);
  });

  it('shows each partnership by name, one that has done nothing yet as well', async () => {
    const { overview } = county();
    expect(await overview()).toEqual([
      {
        slug: 'cambridge-city',
        name: 'Cambridge CSP',
        open: 0,
        overdue: 0,
        closed: 0,
        nextMeeting: null,
        minutesNotAgreed: [],
        changedAt: null,
      },
      expect.objectContaining({ slug: 'fenland' }),
    ]);
  });

  it('keeps partnerships apart, whatever ids they use', async () => {
    const { points, of } = county();
    points(city, raised('same', null));
    points(fenland, raised('same', null), closed('same', null));
    expect(await of('cambridge-city')).toMatchObject({ open: 1, closed: 0 });
    expect(await of('fenland')).toMatchObject({ open: 0, closed: 1 });
  });

  it('is nothing in another tenant', async () => {
    const { ports } = county();
    const { Query } = countyContext.subgraph!.resolvers(ports) as never as {
      Query: { countyOverview(parent: object, args: object, asked: object): Promise<unknown[]> };
    };
    expect(await Query.countyOverview({}, {}, asking('fenland'))).toEqual([]);
  });
});

describe('action points', () => {
  it('are overdue from the day after their date, without any event', async () => {
    const { points, of, clock } = county();
    points(city, raised('a', '2026-11-22'), raised('b', '2026-11-23'), raised('c', null));
    expect(await of('cambridge-city')).toMatchObject({ open: 3, overdue: 1 });
    clock.today = '2026-11-24';
    expect(await of('cambridge-city')).toMatchObject({ open: 3, overdue: 2 });
  });

  it('are counted through all that happens to them', async () => {
    const { points, of } = county();
    points(city, raised('a', '2026-03-01'), raised('b', null));
    points(city, updated('a'), closed('a', '2026-03-01'));
    expect(await of('cambridge-city')).toMatchObject({ open: 1, overdue: 0, closed: 1 });
    points(city, reopened('a', '2026-09-01'));
    expect(await of('cambridge-city')).toMatchObject({ open: 2, overdue: 1, closed: 0 });
    points(city, carried('a', '2026-09-01', '2027-01-20'), carried('b', null, '2026-01-01'));
    expect(await of('cambridge-city')).toMatchObject({ open: 2, overdue: 1, closed: 0 });
    points(city, declined('a'), moved('a', '2027-01-20', '2026-11-01'));
    expect(await of('cambridge-city')).toMatchObject({ open: 2, overdue: 2, closed: 0 });
  });

  it('that are withdrawn are counted no more, open or closed', async () => {
    const { points, of } = county();
    points(city, raised('a', '2026-03-01'), raised('b', null), closed('b', null), raised('c', null));
    points(city, withdrawn('a', '2026-03-01'), withdrawn('b', null, true));
    expect(await of('cambridge-city')).toMatchObject({ open: 1, overdue: 0, closed: 0 });
  });

  it('that are restricted are not counted, nor anything that happens to them', async () => {
    const { points, of } = county();
    points(city, raised('a', null));
    const before = await of('cambridge-city');
    points(city, raised('secret', '2026-01-01', true), updated('secret'), closed('secret', '2026-01-01'));
    points(city, reopened('secret', '2026-01-01'), carried('secret', '2026-01-01', null));
    points(city, moved('secret', null, '2026-01-02'), withdrawn('secret', '2026-01-02'));
    expect(await of('cambridge-city')).toEqual(before);
  });

  it('keep a small row that agrees with a count of the points themselves', () => {
    type Model = Map<string, { dueOn: string | null; open: boolean }>;
    const dates = fc.constantFrom(null, '2026-01-01', '2026-11-22', '2026-11-23', '2027-01-01');
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), dueOn: dates, what: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { points, rows } = county();
        const model: Model = new Map();
        for (const { id, dueOn, what } of steps) {
          const point = model.get(id);
          if (what === 5 && point) {
            points(city, withdrawn(id, point.dueOn, !point.open));
            model.delete(id);
            continue;
          }
          if (!point) points(city, raised(id, dueOn));
          else if (!point.open) points(city, reopened(id, dueOn));
          else if (what === 0) points(city, closed(id, point.dueOn));
          else if (what === 1) points(city, updated(id));
          else points(city, what === 4 ? moved(id, point.dueOn, dueOn) : carried(id, point.dueOn, dueOn));
          if (!point || !point.open || what > 1) model.set(id, { dueOn, open: true });
          else if (what === 0) model.set(id, { ...point, open: false });
        }
        const row = rows(countyActionPoints).get(city) as ActionPointsRow | undefined;
        const open = [...model.values()].filter((point) => point.open);
        const expected: Record<string, number> = {};
        for (const { dueOn } of open) expected[dueOn ?? 'none'] = (expected[dueOn ?? 'none'] ?? 0) + 1;
        expect(row?.openByDueOn ?? {}).toEqual(expected);
        expect(row?.closed ?? 0).toBe(model.size - open.length);
      }),
    );
  });
});

describe('meetings', () => {
  it('show the next one to come, with its stage and after a change of date', async () => {
    const { meetings, of } = county();
    meetings(city, scheduled('later', '2026-12-08'), scheduled('next', '2026-12-01'), scheduled('past', '2026-11-22'));
    meetings(city, published('next'));
    expect((await of('cambridge-city')).nextMeeting).toEqual({
      meetingId: 'next',
      groupName: 'CSP Board',
      date: '2026-12-01',
      startsAt: '10:00',
      stage: 'AGENDA_PUBLISHED',
    });
    meetings(city, rescheduled('next', '2026-12-15'));
    expect((await of('cambridge-city')).nextMeeting).toMatchObject({ meetingId: 'later' });
    meetings(city, cancelled('later'));
    expect((await of('cambridge-city')).nextMeeting).toMatchObject({ meetingId: 'next', startsAt: '14:00' });
  });

  it('of today count as to come until they are over', async () => {
    const { meetings, of } = county();
    meetings(city, scheduled('today', '2026-11-23'), opened('today'));
    expect((await of('cambridge-city')).nextMeeting).toMatchObject({ meetingId: 'today', stage: 'OPEN' });
    meetings(city, held('today'));
    expect(await of('cambridge-city')).toMatchObject({
      nextMeeting: null,
      minutesNotAgreed: [{ meetingId: 'today', stage: 'MINUTES_DRAFT' }],
    });
  });

  it('wait for their minutes, the oldest first, until these are agreed', async () => {
    const { meetings, of } = county();
    meetings(city, scheduled('b', '2026-07-07'), opened('b'), held('b'), circulated('b'));
    meetings(city, scheduled('a', '2026-02-10'), opened('a'), held('a'), circulated('a'), recalled('a'));
    const stages = (await of('cambridge-city')).minutesNotAgreed.map(({ meetingId, stage }) => [meetingId, stage]);
    expect(stages).toEqual([
      ['a', 'MINUTES_DRAFT'],
      ['b', 'MINUTES_CIRCULATED'],
    ]);
    meetings(city, agreed('a'));
    expect((await of('cambridge-city')).minutesNotAgreed.map(({ meetingId }) => meetingId)).toEqual(['b']);
  });
});

describe('live', () => {
  const turn = () => new Promise<void>((done) => setImmediate(done));

  it('tells every partnership first, then each again when its figures change', async () => {
    const { live, points, listening } = county();
    const stop = new AbortController();
    const heard: string[] = [];
    const following = (async () => {
      for await (const { countyOverviewChanged: one } of live(stop.signal)) heard.push(`${one.slug} ${one.open}`);
    })();
    await turn();
    expect(heard.splice(0)).toEqual(['cambridge-city 0', 'fenland 0']);
    points(fenland, raised('a', null));
    await turn();
    expect(heard.splice(0)).toEqual(['fenland 1']);
    points(fenland, raised('secret', null, true));
    await turn();
    expect(heard.splice(0)).toEqual([]);
    stop.abort();
    await following;
    expect(listening()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('tells a partnership that comes later', async () => {
    const { live, publish } = county();
    const stop = new AbortController();
    const events = live(stop.signal);
    await events.next();
    await events.next();
    publish('partnerships', tenantId('east-cambs'), founded('east-cambs', 'East Cambs CSP'));
    expect((await events.next()).value?.countyOverviewChanged).toMatchObject({ slug: 'east-cambs' });
    stop.abort();
    expect((await events.next()).done).toBe(true);
  });

  it('tells what midnight made overdue, and nothing of others', async () => {
    const { live, points, midnight } = county();
    points(city, raised('a', '2026-11-23'));
    const stop = new AbortController();
    const heard: string[] = [];
    const following = (async () => {
      for await (const { countyOverviewChanged: one } of live(stop.signal)) heard.push(`${one.slug} ${one.overdue}`);
    })();
    await turn();
    expect(heard.splice(0)).toEqual(['cambridge-city 0', 'fenland 0']);
    midnight('2026-11-24');
    await turn();
    expect(heard.splice(0)).toEqual(['cambridge-city 1']);
    midnight('2026-11-25');
    await turn();
    expect(heard).toEqual([]);
    stop.abort();
    await following;
  });

  it('listens no longer than it is listened to', async () => {
    const { live, listening } = county();
    const events = live(new AbortController().signal);
    await events.next();
    await turn();
    // What is only searched is listened to by nobody.
    expect(listening()).toEqual([1, 1, 1, 0, 0, 1]);
    await events.return(undefined);
    await turn();
    expect(listening()).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('the edge', () => {
  const principal: Principal = { id: 'x', kind: 'person', grants: [] };
  const rules = Object.values(countyContext.subgraph!.access);

  it('is for officers and members of the county board, in no other tenant and for nobody else', () => {
    expect(rules).toHaveLength(3);
    for (const rule of rules) {
      if (rule === 'anyone') throw new Error('The county is not for anyone.');
      expect(rule([], principal)).toBe(false);
      expect(rule([{ tenant: countyTenant, role: 'support-officer' }], principal)).toBe(true);
      expect(rule([{ tenant: countyTenant, role: 'member' }], principal)).toBe(true);
      expect(rule([{ tenant: countyTenant, role: 'agency-officer', agencyId: 'cambs-fire' }], principal)).toBe(false);
      expect(rule([{ tenant: fenland, role: 'support-officer' }], principal)).toBe(false);
    }
  });

  it('changes nothing: it has no mutation, no policy and no event of its own', () => {
    expect(countyContext).toMatchObject({ published: [], policies: [] });
    expect(Object.keys(countyContext.subgraph!.access).some((operation) => operation.startsWith('Mutation'))).toBe(
      false,
    );
  });

  it('keeps each partnership under its own key', () => {
    for (const { across } of countyContext.views) expect(across).toBe('county');
  });
});
