import type { GraphClient } from './client.ts';
import { frames } from './live.ts';
import { argumentsFor, documentOf, usual, type Graph, type Operation } from './schema.ts';

/** What is told by the clock on the wall, and may therefore differ between two runs of the same history. Nothing else may. */
const wallClock: ReadonlySet<string> = new Set([
  'at',
  'notedAt',
  'publishedAt',
  'agendaPublishedAt',
  'changedAt',
  'modifiedAt',
  'now',
]);

/** Instants from `since` on, in the fields that show the clock, become the same word. */
export const withoutClock = (text: string, since: number): string =>
  text.replace(/"(\w+)":"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (whole, field: string, instant: string) =>
    wallClock.has(field) && Date.parse(instant) >= since ? `"${field}":"(when it happened)"` : whole,
  );

/** Ids to ask by, of whatever kind: each place for an id is tried with each of them. */
type Ids = readonly string[];

const mistakes: readonly (readonly [string, unknown?])[] = [
  ['{ nothing }'],
  ['{'],
  ['query($id: ID!) { meeting(id: $id) { id } }', { id: { $ne: null } }],
  ['{ actionPointEvents(after: "bm9uc2Vuc2U") { cursor } }'],
  ['{ meetings(first: 101) { total } }'],
  ['{ meetings(first: -1, offset: -1) { total nodes { id } } }'],
  ['mutation { closeActionPoint(input: { id: "none", answer: "x" }) { ... on Refusal { code message } } }'],
  ['mutation { openMeeting(input: { meetingId: "none" }) { ... on Refusal { code message } } }'],
];

const variants = (operation: Operation, ids: Ids): readonly Record<string, unknown>[] => {
  const asksById = operation.field.args.some(({ type }) => String(type) === 'ID!');
  const plain = argumentsFor(operation, () => undefined);
  if (asksById) return ids.map((id) => argumentsFor(operation, (_, type) => (type.name === 'ID' ? id : usual)));
  const filtered = ids.map((id) =>
    argumentsFor(operation, (place, type) =>
      type.name === 'ID'
        ? id
        : ['Cursor', 'Boolean', 'LocalDate'].includes(type.name) || place.at(-1) === 'offset'
          ? undefined
          : place.length && type.name === 'Int'
            ? 50
            : usual,
    ),
  );
  return operation.field.args.length > 0 ? [plain, ...filtered] : [plain];
};

/** The answer to every query of the schema, by whatever is asked for; pages are followed by their cursors. Bytes as they came. */
export const everythingSeen = async (graph: Graph, client: GraphClient, ids: Ids): Promise<readonly string[]> => {
  const seen: string[] = [];
  const ask = async (name: string, query: string, variables: object = {}) => {
    const { status, text, headers } = await client.ask(query, variables as Record<string, unknown>);
    // The length says the same as the text, and would differ by nothing but the clock.
    const kept = [...headers].filter(([header]) => !['date', 'content-length'].includes(header));
    seen.push(`${name} ${JSON.stringify(variables)} ${status} ${JSON.stringify(kept)} ${text}`);
    return text;
  };
  for (const operation of graph.operations.filter(({ type }) => type === 'Query'))
    for (const variables of variants(operation, ids))
      await ask(operation.name, documentOf(graph, operation, 4), variables);
  for (const [query, variables] of mistakes) await ask(query, query, (variables ?? {}) as object);
  await walk(ask);
  return seen;
};

type Ask = (name: string, query: string, variables: object) => Promise<string>;

/** The whole feed by its cursors, three events at a time. */
const walk = async (ask: Ask): Promise<void> => {
  const query = `query($after: Cursor) { actionPointEvents(after: $after, first: 3) {
    cursor messages { cursor event { id kind at actionPointId reference text ownerAgencyIds note dueOn } } } }`;
  for (let after = '0'; ;) {
    const page = JSON.parse(await ask('feed', query, { after })) as Partial<Feed>;
    const cursor = page.data?.actionPointEvents?.cursor;
    if (cursor === undefined || cursor === after) return;
    after = cursor;
  }
};

interface Feed {
  readonly data: { readonly actionPointEvents: { readonly cursor: string } | null } | null;
}

/** When nothing has come for this long, nothing more is expected. */
const quietMilliseconds = 2_500;
const longestMilliseconds = 20_000;

/** Quiet for long enough; or as much has come as was expected, and nothing right after it. */
const allHas = async (received: readonly string[], expected: number | undefined): Promise<void> => {
  let last = { count: -1, at: Date.now() };
  for (const end = Date.now() + longestMilliseconds; Date.now() < end;) {
    if (received.length !== last.count) last = { count: received.length, at: Date.now() };
    const quiet = Date.now() - last.at;
    if (quiet >= (expected === undefined ? quietMilliseconds : received.length >= expected ? 200 : Infinity)) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
};

/**
 * What every subscription brings by itself, without anything happening meanwhile. `expected`: how much another run of the same
 * history brought, to be waited for.
 */
export const everythingHeard = async (
  graph: Graph,
  client: GraphClient,
  ids: Ids,
  expected?: number,
): Promise<readonly string[]> => {
  const operations = graph.operations.filter(({ type }) => type === 'Subscription');
  const connection = await frames(client);
  connection.send({ type: 'connection_init' });
  await connection.next('connection_ack');
  let count = 0;
  for (const operation of operations)
    for (const id of operation.field.args.length ? ids : [''])
      connection.send({
        id: `${operation.name}/${count++}`,
        type: 'subscribe',
        payload: {
          query: documentOf(graph, operation, 3),
          variables: argumentsFor(operation, (_, type) => (type.name === 'ID' ? id : usual)),
        },
      });
  await allHas(connection.received, expected);
  connection.close();
  // Between subscriptions there is no order to keep; within one there is.
  const bySubscription = new Map<string, string[]>();
  for (const text of connection.received) {
    const id = /"id":"([^"]+\/\d+)"/.exec(text)?.[1] ?? '';
    bySubscription.set(id, [...(bySubscription.get(id) ?? []), text]);
  }
  return [...bySubscription.keys()].sort().flatMap((id) => bySubscription.get(id)!);
};
