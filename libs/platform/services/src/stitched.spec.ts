import { anonymous, type Principal } from '@csp/platform-runtime';
import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSupergraph } from './supergraph.ts';
import { createParish } from './testing/parish.ts';
import { officer, openTown } from './testing/town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;
const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

const parish = createParish();
let town: Town;
beforeAll(async () => {
  town = await openTown(parish.contexts);
});
afterAll(() => town.close());

const ask = (source: string, principal: Principal = officer) =>
  graphql({ schema: town.schema, source, contextValue: town.asking(principal) });

/** Operations that a service has answered, by its own count. */
const answered = async (name: string): Promise<number> => {
  const text = await (await fetch(new URL('/metrics', town.address(name)))).text();
  const counts = [...text.matchAll(/^csp_graphql_operation_seconds_count\{[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
};

describe('the supergraph', () => {
  it('is refused where contexts contradict each other, by a message that names the field', () => {
    const [bells, towers] = parish.contexts;
    const typeDefs = bells!.subgraph!.typeDefs.replace('weight: Int!', 'weight: Int! @shareable');
    const other = towers!.subgraph!.typeDefs.replace(
      'type Bell @key(fields: "id", resolvable: false) { id: ID! }',
      'type Bell @key(fields: "id", resolvable: false) { id: ID! weight: String! @shareable }',
    );
    const changed = [
      { ...bells!, subgraph: { ...bells!.subgraph!, typeDefs } },
      { ...towers!, subgraph: { ...towers!.subgraph!, typeDefs: other } },
    ];
    expect(() => composeSupergraph(changed)).toThrow(/don't fit together[\s\S]*Bell\.weight/);
  });
});

describe('a query', () => {
  it('is answered by the services that know, entities by one request for all of them', async () => {
    const before = [await answered('towers'), await answered('bells')];
    expect(await ask('{ viewer { roles } tower { bells { id weight } } towers { name bells { weight } } }')).toEqual({
      data: {
        viewer: { roles: ['SUPPORT_OFFICER'] },
        tower: { bells: [{ id: 'treble', weight: 6 }, { id: 'tenor', weight: 5 }, null] },
        towers: [
          { name: 'St Mary', bells: [{ weight: 6 }] },
          { name: 'St Giles', bells: [{ weight: 5 }, { weight: 7 }] },
        ],
      },
    });
    expect([await answered('towers'), await answered('bells')]).toEqual([before[0]! + 1, before[1]! + 1]);
  });

  it('is held to the rules of each service, references too', async () => {
    const { data, errors } = await ask('{ tower { name bells { weight } } }', anonymous);
    expect(errors?.map(({ extensions }) => extensions['code'])).toContain('FORBIDDEN');
    expect(data).toMatchObject({ tower: { name: 'St Mary', bells: [null, null, null] } });
  });
});

describe('a field that must not be null and fails', () => {
  it('takes its operation with it, and no field says anything else than why', async () => {
    const { data, errors } = await ask('{ bell(id: "a") { id } watch { id } }', anonymous);
    expect(data).toBeNull();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(errors?.map(() => 'FORBIDDEN'));
  });
});

describe('a mutation', () => {
  const ring =
    'mutation ($id: ID!) { ring(id: $id) { __typename ... on Bell { weight } ... on Refusal { code message } } }';
  it.each([
    ['tenor', { __typename: 'Bell', weight: 100 }],
    ['cracked', { __typename: 'Refusal', code: 'cracked', message: 'Have the bell cast again first.' }],
  ])('comes back with what the service made of it: %s', async (id, expected) => {
    const contextValue = town.asking(officer);
    const { data } = await graphql({ schema: town.schema, source: ring, contextValue, variableValues: { id } });
    expect(data).toEqual({ ring: expected });
  });
});

describe('a service that is down', () => {
  it('leaves the rest be, and is there again when it is', async () => {
    await town.down('bells');
    try {
      const { data, errors } = await ask(
        '{ viewer { signedIn } tower { name bells { id weight } } bell(id: "a") { id } }',
      );
      expect(data).toMatchObject({ viewer: { signedIn: true }, tower: { name: 'St Mary' }, bell: null });
      expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
      expect(errors?.[0]?.message).toContain('"bells"');
      expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
    } finally {
      await town.up('bells');
    }
    expect(await ask('{ bell(id: "a") { id } }')).toEqual({ data: { bell: { id: 'a' } } });
  });
});

describe('a subscription', () => {
  const follow = async (principal: Principal, refresh?: () => Promise<Principal>, where = town) =>
    (await subscribe({
      schema: where.schema,
      document: parse('subscription { rung { count } }'),
      contextValue: where.asking(principal, refresh),
    })) as AsyncGenerator<ExecutionResult<{ rung: { count: number } }>>;
  /** Rings until the service listens and passes it on. */
  const next = async (events: AsyncGenerator<ExecutionResult<{ rung: { count: number } }>>) => {
    const coming = events.next();
    coming.catch(() => undefined);
    const bell = setInterval(() => parish.ring(), 10);
    try {
      return await coming;
    } finally {
      clearInterval(bell);
    }
  };
  const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
    try {
      return await promise;
    } catch (error) {
      return (error as { extensions?: { code?: string } }).extensions?.code;
    }
  };

  it('goes on past the end of the assertion it began with', async () => {
    const events = await follow(officer, async () => officer);
    expect((await next(events)).value?.data?.rung.count).toBeGreaterThan(0);
    for (let minutes = 0; minutes < 3; minutes++) {
      town.turnClock(45);
      await pause(100);
      expect((await next(events)).value?.errors).toBeUndefined();
    }
    await events.return(undefined);
    await expect.poll(() => parish.listening()).toBe(0);
  });

  it('hears no more once the assertion has ended and none came after', async () => {
    const silent = await openTown(parish.contexts, { renewalMilliseconds: 1_000_000 });
    try {
      const events = await follow(officer, undefined, silent);
      expect((await next(events)).value?.data).toBeDefined();
      silent.turnClock(66);
      // What was on its way before is still delivered.
      const until = async (): Promise<unknown> => {
        for (;;) {
          const outcome = await codeOf(next(events));
          if (typeof outcome === 'string' || (outcome as { done?: boolean }).done) return outcome;
        }
      };
      expect(await until()).toBe('FORBIDDEN');
    } finally {
      await silent.close();
    }
  });

  it('ends at once for who has lost the role', async () => {
    let principal: Principal = officer;
    const events = await follow(officer, async () => principal);
    expect((await next(events)).value?.data).toBeDefined();
    principal = { ...officer, grants: [] };
    expect(await codeOf(next(events))).toBe('FORBIDDEN');
    await expect.poll(() => parish.listening()).toBe(0);
  });

  it('ends without an event, too, for who has lost the role', async () => {
    let principal: Principal = officer;
    const events = await follow(officer, async () => principal);
    expect((await next(events)).value?.data).toBeDefined();
    while (parish.listening() === 0) await pause(5);
    const coming = codeOf(events.next());
    principal = { ...officer, grants: [] };
    expect(await coming).toBe('FORBIDDEN');
  });

  it('goes on when nobody could be looked up for a moment in which nothing happened', async () => {
    let away = false;
    const lookUp = async (): Promise<Principal> => {
      if (away) throw new Error('The accounts are away.');
      return officer;
    };
    const events = await follow(officer, lookUp);
    expect((await next(events)).value?.data).toBeDefined();
    away = true;
    await pause(200);
    away = false;
    expect((await next(events)).value?.errors).toBeUndefined();
    away = true;
    expect(await codeOf(next(events))).toBe('SERVICE_UNAVAILABLE');
  });

  it('is refused to who may not', async () => {
    const { value } = await next(await follow(anonymous));
    expect(value?.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  });

  it('says so when its service goes', async () => {
    const events = await follow(officer);
    expect((await next(events)).value?.data).toBeDefined();
    const coming = codeOf(events.next());
    await town.down('bells');
    const outcome = await coming;
    await town.up('bells');
    expect(outcome).toBe('SERVICE_UNAVAILABLE');
  });
});

describe('a service', () => {
  it('is ready only while it is', async () => {
    // Connections kept from before it was started again are noticed to be closed meanwhile.
    await pause(50);
    const ready = async () =>
      (await fetch(new URL('/readyz', town.address('bells')), { headers: { connection: 'close' } })).status;
    expect(await ready()).toBe(200);
    town.health('bells').state = 'stopping';
    expect(await ready()).toBe(503);
    town.health('bells').state = 'failed';
    expect((await fetch(new URL('/livez', town.address('bells')))).status).toBe(503);
    town.health('bells').state = 'ready';
  });

  it('counts nothing by partnership', async () => {
    await ask('{ bell(id: "a") { id } }');
    const text = await (await fetch(new URL('/metrics', town.address('bells')))).text();
    expect(text).toContain('csp_graphql_operation_seconds_bucket');
    expect(text).toContain('csp_parked_streams{process="bells"} 0');
    expect(text).not.toContain('cambridge');
  });

  it('shows nothing to who comes without the gateway', async () => {
    const answer = await fetch(new URL('/t/cambridge-city/graphql', town.address('bells')), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ _service { sdl } }"}',
    });
    expect(answer.status).toBe(401);
  });
});
