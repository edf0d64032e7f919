import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, GraphClient } from '../harness/client.ts';
import { furnish, furnishedDigest, type Furniture } from '../harness/furnish.ts';
import { idFor, unknownLike } from '../harness/ids-for.ts';
import { frames } from '../harness/live.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import {
  argumentsFor,
  documentOf,
  graphOf,
  placesOf,
  usual,
  type Graph,
  type Operation,
  type Place,
} from '../harness/schema.ts';
import { kinds } from '../harness/users.ts';

/** Ids that a client chooses, or that mean the same in the whole county: there is nothing of another tenant's to find by them. */
const free: Readonly<Record<string, string>> = {
  commandId: 'made by the client for each command; a command is known within its own partnership only',
  accountId: 'accounts are the whole deployment’s; naming one that has no role here lets nobody in',
  personId: 'a person may act in several partnerships; their directory comes with the next issue',
  'listAgency.agencyId': 'agencies exist county-wide: listing one is how it becomes known here',
  'endAgencyListing.succeededBy': 'agencies exist county-wide: the one that takes over need not be listed here yet',
};
const isFree = ({ field }: Operation, place: Place): boolean =>
  [String(place.at(-1)), `${field.name}.${String(place.at(-1))}`].some((name) => name in free);

const same = (one: Place, other: Place): boolean => one.join() === other.join();

/** Everything of an answer but the second it was given. */
const shown = ({ status, text, headers }: Answer): string =>
  [status, ...[...headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': ')), text].join('\n');

/** Processes that ask each other take longer, and not always equally long. */
const quietMilliseconds = ours ? 250 : 2_000;

/** What a subscription brings at first, until it is quiet. */
const heard = async (client: GraphClient, query: string, variables: object): Promise<readonly string[]> => {
  const connection = await frames(client);
  connection.send({ type: 'connection_init' });
  await connection.next('connection_ack');
  connection.send({ id: 'a', type: 'subscribe', payload: { query, variables } });
  await new Promise((settle) => setTimeout(settle, quietMilliseconds));
  connection.close();
  return [...connection.received, String((await connection.closed).code)];
};

describe('an id of another partnership', () => {
  let product: Product;
  let graph: Graph;
  let own: Furniture;
  let foreign: Furniture;
  beforeAll(async () => {
    product = await openProduct();
    graph = await graphOf(product.url);
    own = await furnish(await product.user('support officer'));
    foreign = await furnish(await product.user('officer of another district'));
  });
  afterAll(() => product.close());

  /** Good ids of one's own everywhere, except where `at` says. */
  const variablesFor = (operation: Operation, at: readonly Place[], id: (place: Place) => string) =>
    argumentsFor(operation, (place, type) => {
      if (place.at(-1) === 'expectedVersion') return undefined;
      if (place.at(-1) === 'commandId') return randomUUID();
      if (place.at(-1) === 'digest') return furnishedDigest;
      if (type.name !== 'ID') return usual;
      return at.some((one) => same(one, place)) ? id(place) : idFor(operation.name, place, own);
    });

  const cases = (type: readonly string[]): readonly { operation: Operation; at: readonly Place[] }[] =>
    graph.operations
      .filter((operation) => type.includes(operation.type))
      .flatMap((operation) => {
        const places = placesOf(operation, 'ID').filter((place) => !isFree(operation, place));
        const each = places.map((place) => ({ operation, at: [place] }));
        return places.length > 1 ? [...each, { operation, at: places }] : each;
      });

  it('the schema has as many places for ids as were thought of', () => {
    const found = cases(['Query', 'Mutation', 'Subscription']);
    expect(found.length).toBeGreaterThan(50);
    // Each place has an own id and one of another partnership, and they differ.
    for (const { operation, at } of found)
      for (const place of at) expect(idFor(operation.name, place, own)).not.toBe(idFor(operation.name, place, foreign));
  });

  it.each(kinds)(
    'in every argument of every query and command answers a %s as an unknown id does, and writes nothing',
    async (kind) => {
      const client = (await product.user(kind)).in('cambridge-city');
      const before = product.positions();
      const differing: string[] = [];
      const accepted: string[] = [];
      for (const { operation, at } of cases(['Query', 'Mutation'])) {
        const query = documentOf(graph, operation, 2);
        const name = `${operation.name} ${at.map((place) => place.join('.')).join(' ')}`;
        const theirs = variablesFor(operation, at, (place) => idFor(operation.name, place, foreign));
        const nobodys = variablesFor(operation, at, (place) => unknownLike(idFor(operation.name, place, foreign)));
        const [one, other] = [await client.ask(query, theirs), await client.ask(query, nobodys)];
        if (shown(one) !== shown(other)) differing.push(`${name}:\n${shown(one)}\n${shown(other)}`);
        if (one.status !== 200) differing.push(`${name}: ${one.text}`);
        const sent = JSON.stringify(theirs);
        for (const id of Object.values(foreign))
          if (sent.includes(id) && one.text.includes(id)) differing.push(`${name} echoes the id: ${one.text}`);
        const refused = /"code":"(?:FORBIDDEN|[a-z-]+)"/;
        if (operation.type === 'Mutation' && !(refused.test(one.text) && refused.test(other.text)))
          accepted.push(`${name}: ${one.text} ${other.text}`);
      }
      expect(differing).toEqual([]);
      expect(accepted).toEqual([]);
      expect(product.positions()).toEqual(before);
    },
  );

  it('in every subscription brings what an unknown id brings, for everyone', async () => {
    const outcomes = await Promise.all(
      kinds.flatMap((kind) =>
        cases(['Subscription']).map(async ({ operation, at }) => {
          const client = (await product.user(kind)).in('cambridge-city');
          const query = documentOf(graph, operation, 2);
          const of = (id: (place: Place) => string) => heard(client, query, variablesFor(operation, at, id));
          const theirs = await of((place) => idFor(operation.name, place, foreign));
          const nobodys = await of((place) => unknownLike(idFor(operation.name, place, foreign)));
          return { kind, operation: operation.name, theirs, nobodys };
        }),
      ),
    );
    expect(outcomes.length).toBeGreaterThanOrEqual(2 * kinds.length);
    for (const { theirs, nobodys } of outcomes) expect(theirs).toEqual(nobodys);
  });

  it('in a public address answers like an unknown one', async () => {
    const page = async (id: string) => {
      const answer = await fetch(`${product.url}/public/cambridge-city/meetings/${id}`);
      return [answer.status, await answer.text()];
    };
    for (const id of [foreign.openMeetingId, foreign.plannedMeetingId])
      expect(await page(id)).toEqual(await page(unknownLike(id)));
    expect((await page(own.openMeetingId))[0]).toBe(200);
  });

  it('a cursor of another partnership’s longer feed answers like one that was made up', async () => {
    const there = await product.user('officer of another district');
    for (let count = 0; count < 3; count++)
      await there.act('updateActionPoint', { id: foreign.raisedPointId, note: `Note ${count}` }, 'id');
    const cursors = `{ actionPointEvents(first: 100) { cursor messages { cursor } } }`;
    const page = await there.read<{ actionPointEvents: { cursor: string; messages: { cursor: string }[] } }>(cursors);
    const reader = await product.user('agency officer');
    const ask = (after: string) =>
      reader.ask('query($after: Cursor!) { actionPointEvents(after: $after) { cursor messages { cursor } } }', {
        after,
      });
    const madeUp = shown(await ask(unknownLike(page.actionPointEvents.cursor)));
    for (const { cursor } of page.actionPointEvents.messages) expect(shown(await ask(cursor))).toBe(madeUp);
    const own = (await reader.read<typeof page>(cursors)).actionPointEvents.cursor;
    expect((await ask(own)).errors).toBeUndefined();
  });

  it('a command id of another partnership is as new as any', async () => {
    const commandId = randomUUID();
    const [here, there] = [await product.user('support officer'), await product.user('officer of another district')];
    const raise = (client: GraphClient, agencyId: string, text: string) =>
      client.outcome<{ id: string; text: string }>(
        'raiseActionPoint',
        { commandId, reference: 'twice/1', text, owners: [{ agencyId, role: 'Officer' }] },
        'id text',
      );
    const theirs = await raise(there, foreign.agencyId, 'Theirs');
    const mine = await raise(here, own.agencyId, 'Mine');
    expect(mine).toMatchObject({ text: 'Mine' });
    expect((mine as { id: string }).id).not.toBe((theirs as { id: string }).id);
  });

  it('was what kept each command from being carried out: with one’s own ids it gets further', async () => {
    const officer = await product.user('support officer');
    const stopped: string[] = [];
    // Each command on its own furniture: what one changes must not stand in the way of the next.
    const operations = graph.operations.filter(
      (one) => one.type === 'Mutation' && placesOf(one, 'ID').some((place) => !isFree(one, place)),
    );
    const furnishOne = (index: number) => furnish(officer, 2040 + index);
    // A FerretDB is slow with so many at once: there one after the other.
    const furnished = ours ? await Promise.all(operations.map((_, index) => furnishOne(index))) : [];
    for (const [index, operation] of operations.entries()) {
      own = furnished[index] ?? (await furnishOne(index));
      const ask = () =>
        officer.ask(
          documentOf(graph, operation, 2),
          variablesFor(operation, [], () => ''),
        );
      let answer = await ask();
      // What a meeting goes through comes out of the register, after all that was furnished at once.
      for (const began = Date.now(); answer.text.includes('not-under-review') && Date.now() - began < 10_000;) {
        await wait(100);
        answer = await ask();
      }
      if (/"code":"(unknown-|not-listed|bad-|not-under)/.test(answer.text) || answer.errors)
        stopped.push(`${operation.name}: ${answer.text}`);
    }
    expect(stopped).toEqual([]);
  });
});
