import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cspOutput } from '../harness/command.ts';
import { GraphClient, type Answer } from '../harness/client.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { startProgram, type Program } from '../harness/program.ts';
import { emptyFolder, type Folder } from '../harness/seeded.ts';

type Body = string | Uint8Array;

const query = (text: string, variables?: unknown): string => JSON.stringify({ query: text, variables });
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number, open: string, close: string, core = ''): string =>
  open.repeat(depth) + core + close.repeat(depth);
const byId = 'query($id: ID!) { actionPoint(id: $id) { id } }';
const close = 'mutation($input: CloseActionPointInput!) { closeActionPoint(input: $input) { __typename } }';
const withVariables = (text: string, variables: string): string =>
  `{"query":${JSON.stringify(text)},"variables":${variables}}`;

/** What is sent, the status, and the code that must stand in each error. */
const abuses: readonly (readonly [what: string, body: Body, status: number, code: string])[] = [
  ['100 aliases', query(`{ ${many(100, (index) => `a${index}: __typename`)} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    '16 aliases of a field that costs',
    query(`{ ${many(16, (index) => `a${index}: viewer { signedIn }`)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a field 1,000 times', query(`{ ${many(1_000, () => '__typename')} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    '601 fields in fragments',
    query(
      `{ ${many(30, (index) => `...F${index}`)} } ${many(30, (index) => `fragment F${index} on Query { viewer { ${many(20, () => 'signedIn')} } }`)}`,
    ),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '20 levels',
    query(`{ partnership { agencies ${nested(20, '{ succeededBy ', ' }', '{ id }')} } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['900 levels of nothing', query(nested(900, '{ a ', '}')), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments in a circle',
    query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a fragment within itself', query('{ ...A } fragment A on Query { ...A }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['50 directives', query(`{ __typename ${many(50, () => '@include(if: true)')} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    '11 directives in one document',
    query(`{ ${many(11, (index) => `... @include(if: true) { viewer { signedIn @skip(if: ${index > 90}) } }`)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['50 unknown directives', query(`{ __typename ${many(50, () => '@a')} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a batch', JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]), 400, 'BAD_REQUEST'],
  ['an empty batch', '[]', 400, 'BAD_REQUEST'],
  ['more than 3,000 words', query(`{ ${many(4_000, () => 'a')} }`), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'a document of 380,000 characters',
    query(`{ ${many(20_000, () => 'viewer { signedIn }')} }`),
    400,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['more than 512 KiB', query(`{ __typename } #${'x'.repeat(600 * 1_024)}`), 413, 'TOO_LARGE'],
  [
    '1,400 levels of a literal',
    query(`{ actionPoint(id: ${nested(1_400, '[', ']')}) { id } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an object 10,000 levels deep as input',
    withVariables(close, `{"input":${nested(10_000, '{"id":', '}', '1')}}`),
    400,
    'BAD_USER_INPUT',
  ],
  ['a list 10,000 levels deep as id', withVariables(byId, `{"id":${nested(10_000, '[', ']')}}`), 400, 'BAD_USER_INPUT'],
  ['__proto__ among the variables', withVariables(byId, '{"__proto__":{"id":"x"}}'), 400, 'BAD_REQUEST'],
  [
    '__proto__ in an input',
    withVariables(close, '{"input":{"__proto__":{"id":"x"},"answer":"y"}}'),
    400,
    'BAD_REQUEST',
  ],
  [
    'constructor.prototype in an input',
    withVariables(close, '{"input":{"constructor":{"prototype":{"id":"x"}},"answer":"y"}}'),
    400,
    'BAD_REQUEST',
  ],
  ['NUL in a document', query('{ __typename\u0000 }'), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'half a surrogate in a document',
    '{"query":"{ actionPoint(id: \\"\\ud800\\") { id } }"}',
    400,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['half a surrogate, escaped', query('{ actionPoint(id: "\\uD800") { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"query":"{ __typename } #'), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('"}')]),
    400,
    'BAD_REQUEST',
  ],
  ['UTF-16', Buffer.from(query('{ __typename }'), 'utf16le'), 400, 'BAD_REQUEST'],
  ['no JSON', '{', 400, 'BAD_REQUEST'],
  ['nothing', '', 400, 'BAD_REQUEST'],
  ['null', 'null', 400, 'BAD_REQUEST'],
  ['a number', '7', 400, 'BAD_REQUEST'],
  ['a string', '"{ __typename }"', 400, 'BAD_REQUEST'],
  ['an unterminated selection', query('{ viewer { '), 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unterminated string', query('{ actionPoint(id: "abc) { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['an unterminated block string', query('{ actionPoint(id: """abc) { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a Mongo operator for an id', query(byId, { id: { $ne: null } }), 400, 'BAD_USER_INPUT'],
  ['variables in an array', query(byId, ['a']), 400, 'BAD_REQUEST'],
  ['variables as a string', query(byId, '{"id":"a"}'), 400, 'BAD_REQUEST'],
  ['a query that is an object', JSON.stringify({ query: { a: 1 } }), 400, 'BAD_REQUEST'],
  [
    'an operation that is not there',
    JSON.stringify({ query: 'query A { __typename }', operationName: 'B' }),
    400,
    'OPERATION_RESOLUTION_FAILURE',
  ],
  [
    'an operation name that is an object',
    JSON.stringify({ query: 'query A { __typename }', operationName: { a: 1 } }),
    400,
    'BAD_REQUEST',
  ],
  ['extensions as a string', JSON.stringify({ query: '{ __typename }', extensions: 'x' }), 400, 'BAD_REQUEST'],
  ['a subscription over HTTP', query('subscription { now }'), 400, 'WEBSOCKET_ONLY'],
  ['an unknown field', query('{ viewr { signedIn } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'an integer beyond 32 bits',
    query('{ actionPoints(first: 2147483648) { total } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fraction for an integer',
    query('query($first: Int) { actionPoints(first: $first) { total } }', { first: 1.5 }),
    400,
    'BAD_USER_INPUT',
  ],
];

/** Words of our own code or of those we stand on: none of them may reach a client. */
const inside = /node_modules|file:\/\/|\.(?:ts|js|mjs):\d|\bat [\w.<>]+ \(|\bstack\b|Error:(?! )|FST_|sqlite/i;

const unhelpful = (answer: Answer): string | undefined => {
  if (inside.test(answer.text)) return 'speaks of our code';
  if (answer.status < 400 || answer.status >= 500) return `status ${answer.status}`;
  if (!answer.errors?.length || answer.errors.some(({ message }) => !message)) return 'no sentence';
  return undefined;
};

const suite = (site: () => string) => {
  const anyone = () => new GraphClient(site(), 'cambridge-city');

  it.each(abuses)('%s', async (_, body, status, code) => {
    const began = Date.now();
    const answer = await anyone().post(body);
    expect(unhelpful(answer)).toBeUndefined();
    expect([answer.status, ...new Set(answer.errors?.map(({ extensions }) => extensions?.code))]).toEqual([
      status,
      code,
    ]);
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it.each([
    ['text/plain', 400],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/xml', 415],
  ])('a body of %s, as another site’s form can send it', async (type, status) => {
    const answer = await anyone().post(query('mutation { ping }'), { 'content-type': type });
    expect(unhelpful(answer)).toBeUndefined();
    expect(answer.status).toBe(status);
    expect(answer.data).toBeUndefined();
  });

  it.each([
    ['a mutation by GET', 'mutation { ping }', 405],
    ['a subscription by GET', 'subscription { now }', 405],
  ])('%s', async (_, text, status) => {
    const answer = await fetch(`${anyone().address}?query=${encodeURIComponent(text)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/"code":"(BAD_REQUEST|WEBSOCKET_ONLY)"/);
  });

  it('a query by GET that another site’s page could send', async () => {
    const answer = await fetch(`${anyone().address}?query=${encodeURIComponent('{ __typename }')}`);
    expect(answer.status).toBe(400);
  });

  it('has no page of its own at the graph’s address', async () => {
    const answer = await fetch(anyone().address, { headers: { accept: 'text/html' } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/<script|apollographql\.com/);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is not served', async (method) => {
    const answer = await fetch(anyone().address, { method });
    expect([404, 405]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(inside);
  });

  it.each([
    ['of no partnership', '/t/nowhere/graphql', 404],
    ['with NUL', '/t/%00/graphql', 404],
    ['that climbs', '/t/..%2f..%2fetc/graphql', 404],
    ['in capitals', '/t/CAMBRIDGE-CITY/graphql', 404],
    ['of a prototype', '/t/__proto__/graphql', 404],
    ['without a partnership', '/t//graphql', 404],
    ['that is no UTF-8', '/t/%ff/graphql', 400],
    ['of 300 characters', `/t/${'a'.repeat(300)}/graphql`, 414],
    ['of 5,000 characters', `/t/${'a'.repeat(5_000)}/graphql`, 414],
  ])('an address %s', async (_, path, status) => {
    const answer = await fetch(site() + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: query('{ __typename }'),
    });
    const text = await answer.text();
    expect([status, 404]).toContain(answer.status);
    expect(text).not.toMatch(inside);
    expect(text).not.toContain('aaaa');
    expect(text).toMatch(/"code":"[A-Z_]+"/);
  });

  it('answers rightly after all that, and the pollution took nowhere', async () => {
    expect(await anyone().read('{ viewer { signedIn roles } }')).toEqual({ viewer: { signedIn: false, roles: [] } });
    expect((await fetch(`${site()}/readyz`)).status).toBe(200);
  });
};

describe('abuse in development', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product.close());

  suite(() => product.url);

  it('explains the schema to whoever asks', async () => {
    expect((await (await product.user('anonymous')).ask('{ __schema { types { name } } }')).status).toBe(200);
  });
});

describe.runIf(ours)('abuse in production', () => {
  let folder: Folder;
  let running: Program;
  beforeAll(async () => {
    folder = emptyFolder();
    await cspOutput(folder.path, ['found', 'cambridge-city', 'district', 'A partnership']);
    running = await startProgram({ dataDir: folder.path, environment: { NODE_ENV: 'production' } });
  });
  afterAll(async () => {
    await running.stop();
    folder.remove();
  });

  suite(() => running.url);

  it.each([
    ['the schema', '{ __schema { types { name } } }'],
    ['a type', '{ __type(name: "Query") { name } }'],
    ['the schema in a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
  ])('does not explain %s', async (_, text) => {
    const answer = await new GraphClient(running.url, 'cambridge-city').ask(text);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
  });

  it.each([
    ['a field', '{ viewr { signedIn } }'],
    ['an argument', 'mutation { closeActionPoint(inpt: {}) { __typename } }'],
    ['a type', 'query($role: Rolee) { __typename }'],
    ['an input field', 'mutation { closeActionPoint(input: { idd: "x", id: "x", answer: "y" }) { __typename } }'],
    ['an enum value', 'mutation { listAgency(input: { agencyId: "x", name: "x", class: INVITE }) { __typename } }'],
  ])('does not suggest what %s may have been meant to be', async (_, text) => {
    const answer = await new GraphClient(running.url, 'cambridge-city').ask(text);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/did you mean/i);
  });
});
