import { makeExecutableSchema } from '@graphql-tools/schema';
import { getOperationAST, GraphQLError, parse, type ExecutionResult } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { compiledExecution } from './execution.ts';
import { isUnchangeable, loneField } from './lone-field.ts';
import { AnswerTexts } from './unchanged-answers.ts';

interface Context {
  readonly tenant: string;
  readonly allowed?: boolean;
}

const overviewOf = (open: number) =>
  Object.freeze([Object.freeze({ name: 'Fenland', open, next: Object.freeze({ on: '2026-12-01' }) })]);

/** What each tenant's overview is at the moment. */
let overviews: Record<string, unknown>;
let asked: number;

const schema = makeExecutableSchema({
  typeDefs: `
    interface Named { name: String! }
    type Meeting { on: String! }
    type Part implements Named { name: String! open: Int! next: Meeting late: Boolean! }
    type Query { overview: [Part!]! named: [Named!]! first(count: Int): [Part!]! who: String! }`,
  resolvers: {
    Query: {
      overview: async (_: unknown, __: unknown, { tenant, allowed = true }: Context) => {
        asked += 1;
        if (!allowed) throw new GraphQLError('Not for you.');
        return overviews[tenant];
      },
      named: () => [],
      first: () => [],
      who: () => 'somebody',
    },
    Part: { late: (_: unknown, __: unknown, { tenant }: Context) => tenant === 'late' },
    Named: { __resolveType: () => 'Part' },
  },
});

const whole = '{ overview { __typename name open ...Next } } fragment Next on Part { next { on } }';

const asking = async () => {
  const texts = new AnswerTexts();
  const { executor } = await compiledExecution(schema, texts).load({ apollo: {} });
  const ask = async (context: Context, source = whole): Promise<ExecutionResult> => {
    const document = parse(source);
    const operation = getOperationAST(document);
    const given = { document, operation, operationName: null, queryHash: source, context, request: {} };
    return executor!(given as never) as Promise<ExecutionResult>;
  };
  await import('graphql-jit');
  /** Until the query is compiled and trusted. */
  for (let times = 0; times < 10; times++) await ask({ tenant: 'county' });
  return { ask, texts };
};

beforeEach(() => {
  overviews = { county: overviewOf(1), shire: overviewOf(7) };
  asked = 0;
});

const openIn = ({ data }: ExecutionResult) => (data?.['overview'] as { open: number }[])[0]!.open;

describe('an answer whose only field is unchanged', () => {
  it('is given again, and its text with it', async () => {
    const { ask, texts } = await asking();
    const [one, other] = [await ask({ tenant: 'county' }), await ask({ tenant: 'county' })];
    expect(other.data).toBe(one.data);
    expect(texts.write(one)).toBe(`${JSON.stringify(one)}\n`);
    expect(texts.write(other)).toBe(`${JSON.stringify(one)}\n`);
  });

  it('is another as soon as the value is', async () => {
    const { ask, texts } = await asking();
    expect(openIn(await ask({ tenant: 'county' }))).toBe(1);
    overviews['county'] = overviewOf(2);
    const after = await ask({ tenant: 'county' });
    expect(openIn(after)).toBe(2);
    expect(texts.write(after)).toContain('"open":2');
    expect(openIn(await ask({ tenant: 'county' }))).toBe(2);
  });

  it('is nobody else’s: each asks the field themselves, with its rule', async () => {
    const { ask } = await asking();
    expect(openIn(await ask({ tenant: 'shire' }))).toBe(7);
    expect(openIn(await ask({ tenant: 'county' }))).toBe(1);
    const before = asked;
    const refused = await ask({ tenant: 'county', allowed: false });
    expect(asked).toBeGreaterThan(before);
    expect(refused.data).toBeNull();
    expect(refused.errors?.[0]?.message).toBe('Not for you.');
    expect(openIn(await ask({ tenant: 'county' }))).toBe(1);
  });

  it('is not kept of a value that somebody could still change', async () => {
    const { ask } = await asking();
    const changing = [{ name: 'Fenland', open: 1, next: null }];
    overviews['county'] = changing;
    expect(openIn(await ask({ tenant: 'county' }))).toBe(1);
    changing[0]!.open = 5;
    expect(openIn(await ask({ tenant: 'county' }))).toBe(5);
  });

  it('does not keep a text together with errors', () => {
    const texts = new AnswerTexts();
    const data = { overview: [] };
    texts.expect(data);
    texts.write({ data });
    expect(texts.write({ errors: [{ message: 'late' }] as never, data })).toContain('late');
  });
});

describe('a query of one field that is read', () => {
  const lone = (source: string) => {
    const document = parse(source);
    return loneField(schema, document, getOperationAST(document)!) !== undefined;
  };

  it('has nothing else in it', () => {
    expect(lone(whole)).toBe(true);
    expect(lone('{ o: overview { name } }')).toBe(true);
    expect(lone('{ overview { name } who }')).toBe(false);
    expect(lone('{ overview { name late } }')).toBe(false);
    expect(lone('{ ...All } fragment All on Query { overview { name } }')).toBe(false);
    expect(lone('{ named { name } }')).toBe(false);
    expect(lone('{ first { name } }')).toBe(false);
    expect(lone('query ($with: Boolean!) { overview { name open @include(if: $with) } }')).toBe(false);
    expect(lone('{ __schema { types { name } } }')).toBe(false);
  });

  it('must give a value that can not change and does nothing', () => {
    expect(isUnchangeable(overviewOf(1))).toBe(true);
    expect(isUnchangeable(Object.freeze([{ open: 1 }]))).toBe(false);
    expect(isUnchangeable(Object.freeze({ open: () => 1 }))).toBe(false);
    expect(isUnchangeable(Object.freeze({ later: Promise.resolve(1) }))).toBe(false);
    expect(isUnchangeable(Object.freeze(new Map()))).toBe(false);
    expect(isUnchangeable('a text')).toBe(false);
  });
});
