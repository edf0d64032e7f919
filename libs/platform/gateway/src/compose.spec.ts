import { tenantId } from '@csp/kernel';
import {
  anonymous,
  type Asking,
  type Context,
  type ContextPorts,
  type Principal,
  type Subgraph,
} from '@csp/platform-runtime';
import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';

const tenant = tenantId('cambridge-city');
const officer: Principal = { id: 'p1', kind: 'person', grants: [{ tenant, role: 'support-officer' }] };
const elsewhere: Principal = { ...officer, grants: [{ tenant: tenantId('fenland'), role: 'support-officer' }] };

const contextOf = (name: string, subgraph: Subgraph): { context: Context; ports: ContextPorts } => ({
  context: { name, published: [], upcasts: {}, views: [], policies: [], subgraph },
  ports: {} as ContextPorts,
});

const agencies = contextOf('agencies', {
  typeDefs: 'extend type Query { agency(id: ID!): Agency } type Agency @key(fields: "id") { id: ID! name: String! }',
  resolvers: () => ({
    Query: { agency: (_: unknown, { id }: { id: string }) => ({ id, name: `Agency ${id}` }) },
    Agency: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Agency ${id}` }) },
  }),
  access: { 'Query.agency': 'anyone', 'Agency.__resolveReference': 'anyone' },
  refusals: {},
});

/** Subscriptions that have ended. */
const left: string[] = [];

const points = contextOf('points', {
  typeDefs: `extend type Query { point: Point }
    extend type Mutation { close(answer: String!): CloseResult! }
    extend type Subscription { closed: Point! awaited: Point! }
    type Point { text: String! owner: Agency! owners: [Agency!]! }
    type Agency @key(fields: "id", resolvable: false) { id: ID! }
    union CloseResult = Point | Refusal`,
  resolvers: () => ({
    Query: { point: () => ({ text: 'Do it' }) },
    Mutation: {
      close: (_: unknown, { answer }: { answer: string }) =>
        answer ? { text: answer } : { __typename: 'Refusal', code: 'no-answer' },
    },
    Subscription: {
      awaited: {
        // eslint-disable-next-line require-yield -- it only ever waits
        subscribe: async function* (_: unknown, __: unknown, { signal }: Asking) {
          await new Promise((ended) => signal?.addEventListener('abort', ended));
          left.push('awaited');
        },
      },
      closed: {
        subscribe: async function* () {
          yield { closed: { text: 'one' } };
          yield { closed: { text: 'two' } };
        },
      },
    },
    Point: {
      owner: () => ({ __typename: 'Agency', id: 'a' }),
      owners: () => [
        { __typename: 'Agency', id: 'a' },
        { __typename: 'Agency', id: 'b' },
      ],
    },
  }),
  access: {
    'Query.point': (grants) => grants.length > 0,
    'Mutation.close': (grants) => grants.length > 0,
    'Subscription.closed': (grants) => grants.length > 0,
    'Subscription.awaited': (grants) => grants.length > 0,
  },
  refusals: { 'no-answer': 'Write an answer first.' },
});

const schema = compose([agencies, points]);
const ask = (source: string, principal: Principal = officer): Promise<ExecutionResult> =>
  graphql({ schema, source, contextValue: { tenant, principal } satisfies Asking });

describe('composing', () => {
  it('refuses an operation without a rule of access', () => {
    const { context, ports } = points;
    const subgraph = { ...context.subgraph!, access: { 'Query.point': 'anyone' as const } };
    expect(() => compose([agencies, { context: { ...context, subgraph }, ports }])).toThrow(
      'points: no rule of access for Mutation.close, Subscription.closed, Subscription.awaited.',
    );
  });

  it('refuses a rule that names no operation', () => {
    const { context, ports } = agencies;
    const subgraph = {
      ...context.subgraph!,
      access: { ...context.subgraph!.access, 'Query.agencies': 'anyone' as const },
    };
    expect(() => compose([{ context: { ...context, subgraph }, ports }])).toThrow('`access` names Query.agencies');
  });

  it('refuses an entity without a rule of access, or without anything that loads it', () => {
    const { context, ports } = agencies;
    const { access, resolvers, ...subgraph } = context.subgraph!;
    const withoutRule = { ...subgraph, resolvers, access: { 'Query.agency': 'anyone' as const } };
    expect(() => compose([{ context: { ...context, subgraph: withoutRule }, ports }])).toThrow(
      'no rule of access for Agency.__resolveReference',
    );
    const unloaded = { ...subgraph, access, resolvers: () => ({ Query: resolvers(ports)['Query']! }) };
    expect(() => compose([{ context: { ...context, subgraph: unloaded }, ports }])).toThrow(
      'Nothing loads Agency by its key',
    );
  });

  it('refuses resolvers for fields the graph does not have', () => {
    const { context, ports } = agencies;
    const subgraph: Subgraph = {
      ...context.subgraph!,
      resolvers: () => ({ Query: { agency: () => null, other: () => null } }),
    };
    expect(() => compose([{ context: { ...context, subgraph }, ports }])).toThrow();
  });
});

describe('an entity of another context', () => {
  it('is loaded by its owner where only its key was given', async () => {
    expect(await ask('{ point { text owner { name } owners { id name } } }')).toEqual({
      data: {
        point: {
          text: 'Do it',
          owner: { name: 'Agency a' },
          owners: [
            { id: 'a', name: 'Agency a' },
            { id: 'b', name: 'Agency b' },
          ],
        },
      },
    });
  });
});

describe('access', () => {
  it.each([
    ['the public', anonymous],
    ['an officer of another partnership', elsewhere],
  ])('is refused to %s in the same words', async (_, principal) => {
    const { errors } = await ask('{ point { text } }', principal);
    expect(errors?.[0]?.message).toBe('You need to sign in with a role that may do this here.');
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  });

  it('is open where the table says anyone', async () => {
    expect(await ask('{ agency(id: "a") { name } }', anonymous)).toEqual({ data: { agency: { name: 'Agency a' } } });
  });

  it('is looked at again before each event of a subscription', async () => {
    let principal = officer;
    const contextValue: Asking = { tenant, principal, refresh: async () => principal };
    const events = (await subscribe({
      schema,
      document: parse('subscription { closed { text } }'),
      contextValue,
    })) as AsyncGenerator<ExecutionResult>;
    expect((await events.next()).value).toEqual({ data: { closed: { text: 'one' } } });
    principal = anonymous;
    await expect(events.next()).rejects.toThrow('You need to sign in');
  });
});

describe('a subscription that waits', () => {
  it('ends when the one who asked has gone', async () => {
    const contextValue: Asking = { tenant, principal: officer };
    const document = parse('subscription { awaited { text } }');
    const events = (await subscribe({ schema, document, contextValue })) as AsyncGenerator<ExecutionResult>;
    const waiting = events.next();
    await events.return(undefined);
    expect((await waiting).done).toBe(true);
    expect(left).toEqual(['awaited']);
  });
});

describe('a refusal', () => {
  it('comes with its sentence', async () => {
    expect(await ask('mutation { close(answer: "") { __typename ... on Refusal { code message } } }')).toEqual({
      data: { close: { __typename: 'Refusal', code: 'no-answer', message: 'Write an answer first.' } },
    });
  });

  it('leaves the other outcome its own type', async () => {
    expect(await ask('mutation { close(answer: "Done") { __typename ... on Point { text } } }')).toEqual({
      data: { close: { __typename: 'Point', text: 'Done' } },
    });
  });
});
