import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, getOperationAST, GraphQLError, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compiledExecution } from './execution.ts';
import { scalars } from './scalars.ts';
import { AnswerTexts } from './unchanged-answers.ts';
import { worthCompiling } from './worth-compiling.ts';

let resolved = 0;

const schema = makeExecutableSchema({
  typeDefs: `
    scalar LocalDate scalar LocalTime scalar DateTime scalar Cursor
    enum Status { OPEN CLOSED }
    interface Named { name: String! }
    type Agency implements Named { name: String! id: ID! }
    type Person implements Named { name: String! agency: Agency }
    type Refusal { code: String! }
    union Result = Point | Refusal
    input Filter { status: Status, from: LocalDate, within: [Span!] }
    input Span { from: LocalDate! }
    input Node { nodes: [Node!], value: Int }
    type Point { id: ID! on: LocalDate status: Status! owners: [Agency!]! strict: String! maybe: String later: [Named!]! }
    type Query {
      points(filter: Filter, first: Int = 2): [Point!]!
      result(refuse: Boolean = false): Result!
      denied: Int
      broken: Int!
      who: String
      echo(text: String, number: Int, list: [Int!], node: Node): String
      held: Held
    }
    type Held { promise: Int }
    type Mutation { count: Int! }`,
  resolvers: {
    ...scalars,
    Query: {
      points: async (_: unknown, { filter, first }: { filter?: { status?: string; from?: string }; first: number }) =>
        Array.from({ length: first }, (_one, index) => ({
          id: index,
          on: filter?.from ?? null,
          status: filter?.status ?? 'OPEN',
          strict: index === 3 ? null : 'there',
          maybe: index === 1 ? new Error('no such thing') : 'maybe',
        })),
      result: (_: unknown, { refuse }: { refuse: boolean }) =>
        refuse ? { __typename: 'Refusal', code: 'not-now' } : { __typename: 'Point', id: 'p', status: 'CLOSED' },
      denied: () => {
        throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } });
      },
      broken: () => Promise.reject(new Error('a secret of the machine')),
      held: () => ({ promise: Promise.resolve(1) }),
      who: (_: unknown, __: unknown, { name }: { name: string }) => name,
      echo: (_: unknown, args: object) => JSON.stringify(args),
    },
    Mutation: { count: () => ++resolved },
    Point: {
      owners: async () => [{ id: 1, name: 'one' }, Promise.resolve({ id: 2, name: 'two' })],
      later: () => [
        { __typename: 'Person', name: 'a', agency: { id: 7, name: 'seven' } },
        { __typename: 'Agency', name: 'b', id: 8 },
      ],
    },
    Result: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Named: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
  },
});

const executorOf = async (of: GraphQLSchema) => {
  const gateway = compiledExecution(of, new AnswerTexts());
  const { executor } = await gateway.load({ apollo: {} });
  return async (
    source: string,
    variables?: Readonly<Record<string, unknown>>,
    name?: string,
  ): Promise<ExecutionResult> => {
    const document = parse(source);
    const operation = getOperationAST(document, name);
    const given = {
      document,
      operation,
      operationName: operation?.name?.value ?? null,
      queryHash: source,
      context: { name: 'asker' },
      request: { variables, operationName: name },
    };
    return executor!(given as never) as Promise<ExecutionResult>;
  };
};

const plain = (result: ExecutionResult) => JSON.parse(JSON.stringify(result)) as unknown;
const ordinary = async (source: string, variableValues?: Record<string, unknown>, operationName?: string) =>
  execute({ schema, document: parse(source), variableValues, operationName, contextValue: { name: 'asker' } });
/** The compiler is loaded on the side: this is when it is there. */
const aMoment = async () => {
  await import('graphql-jit');
  await new Promise((done) => setImmediate(done));
};

const table: (readonly [what: string, source: string, variables?: Record<string, unknown>, name?: string])[] = [
  ['lists, promises and objects', '{ points { id on status owners { id name } } }'],
  ['interfaces', '{ points { later { __typename name ... on Person { agency { id } } ... on Agency { id } } } }'],
  [
    'unions',
    '{ a: result { ... on Point { id status } } b: result(refuse: true) { ... on Refusal { code } __typename } }',
  ],
  [
    'fragments that overlap',
    '{ points { ...A ...B } } fragment A on Point { id owners { id } } fragment B on Point { owners { name } }',
  ],
  ['an error in a field that may be null', '{ points { id maybe } }'],
  ['an error in a field that may not', 'query ($first: Int) { points(first: $first) { id strict } who }', { first: 5 }],
  ['a refusal of access', '{ denied who }'],
  ['a bug', '{ broken }'],
  ['the one who asks', '{ who }'],
  ['directives', 'query ($yes: Boolean!) { who @include(if: $yes) other: who @skip(if: $yes) }', { yes: true }],
  [
    'directives, the other way',
    'query ($yes: Boolean!) { who @include(if: $yes) other: who @skip(if: $yes) }',
    { yes: false },
  ],
  ['arguments left out, null and given', '{ a: echo b: echo(text: null) c: echo(text: "x", number: 3, list: [1, 2]) }'],
  [
    'variables left out and defaults',
    'query ($text: String = "d", $n: Int, $l: [Int!]) { echo(text: $text, number: $n, list: $l) }',
  ],
  ['one value for a list', 'query ($l: [Int!]) { echo(list: $l) }', { l: 4 }],
  [
    'input objects',
    'query ($f: Filter) { points(filter: $f) { status on } }',
    { f: { status: 'CLOSED', from: '2020-10-06', within: [{ from: '2020-10-06' }] } },
  ],
  ['a variable of the wrong shape', 'query ($n: Int) { echo(number: $n) }', { n: 'three' }],
  ['a variable missing', 'query ($n: Int!) { echo(number: $n) }'],
  ['a number too large', 'query ($n: Int) { echo(number: $n) }', { n: 2 ** 40 }],
  ['a field that is not there', 'query ($f: Filter) { points(filter: $f) { id } }', { f: { nonsense: 1 } }],
  ['a day that is not there', 'query ($f: Filter) { points(filter: $f) { id } }', { f: { from: '2020-02-30' } }],
  ['an unknown value', 'query ($f: Filter) { points(filter: $f) { id } }', { f: { status: 'LOST' } }],
  ['one operation of several', 'query A { who } query B { points { id } }', {}, 'B'],
  ['an operation that is not there', 'query A { who } query B { points { id } }', {}, 'C'],
  ['aliases that mean something to JavaScript', '{ __proto__: who constructor: who toString: who }'],
  ['an input that contains itself', 'query ($n: Node) { echo(node: $n) }', { n: { nodes: [{ value: 1 }] } }],
  ['introspection', '{ __schema { queryType { name } } __type(name: "Status") { enumValues { name } } }'],
];
const cases = table.map(([what, source, variables, name]) => ({ what, source, variables, name }));

describe('what is worth compiling', () => {
  const worth = (source: string) => worthCompiling(schema, parse(source));

  it('is what a page asks for', () => {
    expect(
      worth('query ($f: Filter) { points(filter: $f) { id owners { name } ...A } } fragment A on Point { on }'),
    ).toBe(true);
  });

  it('is not what grows without end', () => {
    expect(worth('query ($n: Node) { echo(node: $n) }')).toBe(false);
    const level = (number: number) =>
      `fragment L${number} on Agency { ${number ? `...L${number - 1} ...L${number - 1}` : 'id name'} }`;
    const fragments = Array.from({ length: 12 }, (_, number) => level(number)).join(' ');
    expect(worth(`{ points { owners { ...L11 } } } ${fragments}`)).toBe(false);
  });

  it("is nothing with a name that JavaScript objects can't have", () => {
    expect(worth('{ __proto__: who }')).toBe(false);
  });
});

describe('queries that come again are compiled', () => {
  it.each(cases)('and answer as before: $what', async ({ source, variables, name }) => {
    const ask = await executorOf(schema);
    const expected = plain(await ordinary(source, variables, name));
    for (let times = 1; times <= 6; times++) {
      expect(plain(await ask(source, variables, name))).toEqual(expected);
      if (times === 3) await aMoment();
    }
  });

  it('keeps the code and the original of an error, which decide what is told', async () => {
    const ask = await executorOf(schema);
    for (let times = 1; times <= 6; times++) {
      const denied = (await ask('{ denied }')).errors?.[0];
      expect(denied?.extensions).toEqual({ code: 'FORBIDDEN' });
      const broken = (await ask('{ broken }')).errors?.[0];
      expect(broken?.originalError?.message).toBe('a secret of the machine');
      expect(broken).toBeInstanceOf(GraphQLError);
      if (times === 3) await aMoment();
    }
  });

  it('is really done, after three answers held to those of the ordinary way', async () => {
    let names = 0;
    const counted = makeExecutableSchema({
      typeDefs: 'type Query { name: String }',
      resolvers: { Query: { name: () => `name ${(names += 1) > 0}` } },
    });
    const ask = await executorOf(counted);
    for (let times = 1; times <= 10; times++) {
      await ask('{ name }');
      if (times === 3) await aMoment();
    }
    expect(names).toBe(13);
  });

  it('is given up where the compiler answers otherwise', async () => {
    const ask = await executorOf(schema);
    for (let times = 1; times <= 8; times++) {
      // The compiler waits for what a resolver promises, not for promises inside of it.
      expect(plain(await ask('{ held { promise } }'))).toEqual({ data: { held: { promise: 1 } } });
      if (times === 3) await aMoment();
    }
  });

  it('executes a change once, and only in the ordinary way', async () => {
    const ask = await executorOf(schema);
    const before = resolved;
    for (let times = 1; times <= 6; times++) await ask('mutation { count }');
    expect(resolved - before).toBe(6);
  });

  it('tells those who ask the same apart', async () => {
    const gateway = compiledExecution(schema, new AnswerTexts());
    const { executor } = await gateway.load({ apollo: {} });
    const document = parse('{ who }');
    for (let times = 1; times <= 8; times++) {
      const context = { name: `asker ${times}` };
      const operation = getOperationAST(document);
      const given = { document, operation, operationName: null, queryHash: 'h', context, request: {} };
      expect((await executor!(given as never)).data).toEqual({ who: `asker ${times}` });
      if (times === 3) await aMoment();
    }
  });
});
