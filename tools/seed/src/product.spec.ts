import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnershipPapers } from './partnerships.ts';
import { seed } from './index.ts';
import { openProduct } from './testing/product.ts';

type Product = Awaited<ReturnType<typeof openProduct>>;

const county = 'officer@county.example';
const city = 'officer@cambridge-city.example';
const police = 'officer@cambs-constabulary.example';

let product: Product;
beforeAll(async () => {
  product = await openProduct('2026-11-23T09:00:00.000Z');
  await seed(product.seedPorts);
  product.wake();
  await eventually(async () => expect(await register('cambridge-city')).toHaveLength(15));
});
afterAll(() => product.stop());

const eventually = async (check: () => Promise<void>): Promise<void> => {
  for (let left = 200; ; left--) {
    try {
      return await check();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
};

/** What a query gives, or the first code of its errors. */
const ask = async <Data>(tenant: string, login: string, source: string): Promise<Data> => {
  const { data, errors } = await product.ask(tenant, login, source);
  if (errors) throw new Error(String(errors[0]?.extensions['code'] ?? errors[0]?.message));
  return data as Data;
};
const register = async (tenant: string) =>
  (
    await ask<{ actionPoints: { nodes: { id: string; reference: string; status: string }[] } }>(
      tenant,
      `officer@${tenant}.example`,
      '{ actionPoints(first: 100) { nodes { id reference status } } }',
    )
  ).actionPoints.nodes;

interface Overview {
  readonly slug: string;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
}
interface Told {
  readonly cursor: string;
  readonly event: {
    readonly id: string;
    readonly kind: string;
    readonly reference: string;
    readonly note: string | null;
  };
}

describe('the product, seeded', () => {
  it('has taken everything, parked nothing and raised no alarm', async () => {
    expect(await product.parked()).toEqual([]);
    expect(product.alarms).toEqual([]);
  });

  it('is not changed by seeding again', async () => {
    const before = await product.heads();
    await seed(product.seedPorts);
    product.wake();
    expect(await product.heads()).toEqual(before);
  });

  it('shows the county board all seven, without restricted points', async () => {
    const { countyOverview } = await ask<{ countyOverview: Overview[] }>(
      'county',
      county,
      '{ countyOverview { slug open overdue closed } }',
    );
    expect(Object.fromEntries(countyOverview.map(({ slug, ...figures }) => [slug, Object.values(figures)]))).toEqual({
      county: [4, 1, 2],
      fenland: [5, 2, 4],
      'east-cambs': [4, 2, 4],
      'south-cambs': [4, 2, 4],
      huntingdonshire: [4, 2, 3],
      'cambridge-city': [6, 2, 8],
      peterborough: [5, 2, 2],
    });
  });

  it('gives every partnership a next meeting and minutes to agree on the county page', async () => {
    const { countyOverview } = await ask<{
      countyOverview: { nextMeeting: { date: string } | null; minutesNotAgreed: unknown[] }[];
    }>('county', county, '{ countyOverview { nextMeeting { date } minutesNotAgreed { date } } }');
    for (const { nextMeeting, minutesNotAgreed } of countyOverview) {
      expect(nextMeeting!.date > '2026-11-23').toBe(true);
      expect(minutesNotAgreed.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['fenland', county],
    ['fenland', 'officer@fenland.example'],
    ['county', 'officer@fenland.example'],
    ['county', police],
    ['county', 'nobody'],
  ])('refuses the overview in %s to %s', async (tenant, login) => {
    await expect(ask(tenant, login, '{ countyOverview { slug } }')).rejects.toThrow('FORBIDDEN');
  });

  it('tells anyone what a partnership is, its ended agencies with those that followed them', async () => {
    const { partnership } = await ask<{ partnership: { agencies: object[] } }>(
      'cambridge-city',
      'nobody',
      '{ partnership { name agencies { id listedUntil succeededBy { id name } } } }',
    );
    expect(partnership.agencies).toContainEqual({
      id: 'ccg',
      listedUntil: '2022-06-30',
      succeededBy: { id: 'icb', name: 'Cambridgeshire and Peterborough Integrated Care Board' },
    });
  });

  it.each(partnershipPapers.map(({ slug }) => slug))(
    'has no subject, owner or note of a restricted point in the feed of %s',
    async (slug) => {
      const { actionPointEvents } = await ask<{ actionPointEvents: { messages: Told[] } }>(
        slug,
        police,
        '{ actionPointEvents(first: 100) { messages { cursor event { id kind reference note text } } } }',
      );
      expect(actionPointEvents.messages.length).toBeGreaterThan(8);
      expect(JSON.stringify(actionPointEvents)).not.toMatch(/review panel|organisers’ stewards/);
    },
  );
});

describe('the county page', () => {
  it('moves while it is open', async () => {
    const stop = new AbortController();
    const events = await product.follow<{ countyOverviewChanged: Overview }>(
      'county',
      county,
      'subscription { countyOverviewChanged { slug open closed } }',
      stop.signal,
    );
    const first: Overview[] = [];
    while (first.length < 7) first.push((await events.next()).value!.data!.countyOverviewChanged);
    const before = first.find(({ slug }) => slug === 'fenland')!;
    const point = (await register('fenland')).find(({ status }) => status !== 'CLOSED')!;
    const closing = `mutation { closeActionPoint(input: { id: "${point.id}", answer: "Done." }) { __typename } }`;
    expect(await ask('fenland', 'officer@fenland.example', closing)).toEqual({
      closeActionPoint: { __typename: 'ActionPoint' },
    });
    const { value } = await events.next();
    expect(value!.data!.countyOverviewChanged).toEqual({
      slug: 'fenland',
      open: before.open - 1,
      closed: before.closed + 1,
    });
    stop.abort();
  });
});

describe("the agency's feed", () => {
  const document = (after: string) =>
    `subscription { actionPointEvents(after: "${after}") { cursor event { id kind reference note } } }`;

  it('tells one who was away each event once, and goes on live', async () => {
    const stop = new AbortController();
    const told: Told[] = [];
    const { actionPointEvents: known } = await ask<{ actionPointEvents: { messages: Told[] } }>(
      'cambridge-city',
      police,
      '{ actionPointEvents(first: 100) { messages { cursor event { id kind reference note } } } }',
    );
    // Cut off after every third event, until all that there is has come.
    for (let after = '0'; told.length < known.messages.length; after = told.at(-1)!.cursor) {
      const events = await product.follow<{ actionPointEvents: Told }>(
        'cambridge-city',
        police,
        document(after),
        stop.signal,
      );
      for (let n = 0; n < 3 && told.length < known.messages.length; n++)
        told.push((await events.next()).value!.data!.actionPointEvents);
      await events.return(undefined);
    }
    expect(told).toEqual(known.messages);

    const last = told.at(-1)!.cursor;
    const events = await product.follow<{ actionPointEvents: Told }>(
      'cambridge-city',
      police,
      document(last),
      stop.signal,
    );
    const point = (await register('cambridge-city')).find(({ reference }) => reference === '10/01')!;
    const update = `mutation { updateActionPoint(input: { id: "${point.id}", note: "Forty officers trained." }) { __typename } }`;
    const live = events.next();
    await ask('cambridge-city', police, update);
    expect((await live).value!.data!.actionPointEvents.event).toMatchObject({
      kind: 'UPDATED',
      reference: '10/01',
      note: 'Forty officers trained.',
    });
    stop.abort();
  });

  it.each(['x', 'MToxLjA6ZmVubGFuZA', '0 '])('refuses the cursor %j', async (after) => {
    await expect(ask('cambridge-city', police, `{ actionPointEvents(after: "${after}") { cursor } }`)).rejects.toThrow(
      'BAD_CURSOR',
    );
  });
});

describe('the next meeting', () => {
  it('goes through what earlier meetings raised, by itself', async () => {
    const { nextMeeting } = await ask<{ nextMeeting: { review: { reference: string; response: string | null }[] } }>(
      'cambridge-city',
      city,
      '{ nextMeeting { review { reference response } } }',
    );
    const references = nextMeeting.review.map(({ reference }) => reference);
    expect(references).toEqual(expect.arrayContaining(['07/02', '07/03', '07/05', '10/01', '10/02', '10/03']));
  });
});

describe('what was minuted by mistake', () => {
  it('leaves the register, the county’s figures and is told to agencies, though its agency had closed it already', async () => {
    const change = async <Part>(login: string, field: string, input: string, shown: string): Promise<Part> => {
      const source = `mutation { done: ${field}(input: { ${input} }) { __typename ... on ${shown} ... on Refusal { code } } }`;
      const { done } = await ask<{ done: Part & { code?: string } }>('cambridge-city', login, source);
      expect(done.code).toBeUndefined();
      return done;
    };
    const figures = async () => {
      const query = '{ countyOverview { slug open overdue closed } }';
      const { countyOverview } = await ask<{ countyOverview: Overview[] }>('county', county, query);
      return countyOverview.find(({ slug }) => slug === 'cambridge-city');
    };
    const before = await figures();
    const { nextMeeting } = await ask<{ nextMeeting: { id: string; agenda: { id: string }[] } }>(
      'cambridge-city',
      city,
      '{ nextMeeting { id agenda { id } } }',
    );
    const meeting = `meetingId: "${nextMeeting.id}"`;
    await change(city, 'publishAgenda', meeting, 'Meeting { id }');
    await change(city, 'openMeeting', meeting, 'Meeting { id }');
    const minute = `${meeting}, itemId: "${nextMeeting.agenda[0]!.id}", text: "Said."`;
    const { minutes } = await change<{ minutes: { id: string }[] }>(
      city,
      'addMinute',
      minute,
      'Meeting { minutes { id } }',
    );
    const owners = 'owners: [{ role: "Inspector", agencyId: "cambs-constabulary" }]';
    const point = `${meeting}, paragraphId: "${minutes[0]!.id}", text: "By mistake.", ${owners}`;
    const { actionPoints } = await change<{ actionPoints: { actionPointId: string }[] }>(
      city,
      'minuteActionPoint',
      point,
      'Meeting { actionPoints { actionPointId } }',
    );
    const { actionPointId: id } = actionPoints[0]!;
    await eventually(async () => expect((await register('cambridge-city')).map((one) => one.id)).toContain(id));
    await change(police, 'closeActionPoint', `id: "${id}", answer: "Done."`, 'ActionPoint { id }');
    await change(city, 'withdrawMinutedActionPoint', `${meeting}, actionPointId: "${id}"`, 'Meeting { id }');
    await eventually(async () => expect((await register('cambridge-city')).map((one) => one.id)).not.toContain(id));
    const withdrawn = '{ actionPoints(filter: { withdrawn: true }) { nodes { id status } } }';
    expect(await ask('cambridge-city', city, withdrawn)).toEqual({
      actionPoints: { nodes: [{ id, status: 'WITHDRAWN' }] },
    });
    await eventually(async () => expect(await figures()).toEqual(before));
    const feed = '{ actionPointEvents(first: 100) { messages { cursor event { id kind reference note } } } }';
    const { actionPointEvents } = await ask<{ actionPointEvents: { messages: Told[] } }>(
      'cambridge-city',
      police,
      feed,
    );
    expect(actionPointEvents.messages.slice(-3).map(({ event }) => event.kind)).toEqual([
      'RAISED',
      'CLOSED',
      'WITHDRAWN',
    ]);
    expect(await product.parked()).toEqual([]);
  });
});
