import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../harness/accounts.ts';
import type { GraphClient } from '../harness/client.ts';
import { frames } from '../harness/live.ts';
import { openProduct, type Product } from '../harness/product.ts';
import { argumentsFor, documentOf, graphOf, usual, type Graph, type Operation } from '../harness/schema.ts';
import { access } from './access.data.ts';

const forbidden = '"code":"FORBIDDEN"';
const answerMilliseconds = 3_000;

/** Arguments that fit the schema and find nothing: whoever may use the operation is told so. */
const nothing = (operation: Operation) =>
  argumentsFor(operation, (place, type) => {
    if (place.at(-1) === 'expectedVersion') return undefined;
    if (type.name === 'ID') return place.at(-1) === 'agencyId' ? 'no-such-agency' : randomUUID();
    return usual;
  });

describe('who may do what', () => {
  let product: Product;
  let graph: Graph;
  const letters = 'omaxcdp';
  let clients: Readonly<Record<'district' | 'county', Readonly<Record<string, GraphClient>>>>;
  beforeAll(async () => {
    product = await openProduct();
    graph = await graphOf(product.url);
    const boardMember = accounts.find(({ grants }) =>
      grants.some(({ tenant, role }) => tenant === 'county' && role === 'member'),
    )!;
    const [o, m, a, x, c, d, p] = await Promise.all([
      product.user('support officer'),
      product.user('member'),
      product.user('agency officer'),
      product.user('machine client'),
      product.user('county officer'),
      product.user('officer of another district'),
      product.user('anonymous'),
    ]);
    const all = { o, m, a, x, c, d, p };
    const at = (tenant: string, clients: Record<string, GraphClient>) =>
      Object.fromEntries(Object.entries(clients).map(([letter, client]) => [letter, client.in(tenant)]));
    clients = {
      district: at('cambridge-city', all),
      // Seen from the board, it is Cambridge City's officer who comes from elsewhere.
      county: at('county', { ...all, o: c, m: await product.as(boardMember), c: o }),
    };
  });
  afterAll(() => product.close());

  it('the table and the schema name each other exactly', () => {
    expect(Object.keys(access).sort()).toEqual(graph.operations.map(({ name }) => name).sort());
  });

  /**
   * What an operation answers someone: over HTTP, or the first frame of a subscription; an empty text when that stays silent: for a
   * moment, or as long as an answer may take where a refusal is to come.
   */
  const answer = async (client: GraphClient, operation: Operation, may: boolean): Promise<string> => {
    const query = documentOf(graph, operation, 2);
    if (operation.type !== 'Subscription') return (await client.ask(query, nothing(operation))).text.trim();
    const connection = await frames(client);
    connection.send({ type: 'connection_init' });
    await connection.next('connection_ack');
    connection.send({ id: 'a', type: 'subscribe', payload: { query, variables: nothing(operation) } });
    const first = await Promise.race([
      connection.next('error', answerMilliseconds).catch(() => ({})),
      connection.next('next', answerMilliseconds).catch(() => ({})),
      connection.next('complete', answerMilliseconds).catch(() => ({})),
      new Promise((settle) => setTimeout(settle, may ? 300 : answerMilliseconds, {})),
    ]);
    connection.close();
    return JSON.stringify(first);
  };

  it.each(['district', 'county'] as const)(
    'at a %s’s address: each operation lets in whom it should and answers all others alike',
    async (where) => {
      const found: Record<string, string> = {};
      const unlike: string[] = [];
      for (const operation of graph.operations) {
        const answers = await Promise.all(
          [...letters].map(async (letter) => {
            const may = access[operation.name]?.[where].includes(letter) ?? false;
            return [letter, await answer(clients[where][letter]!, operation, may)] as const;
          }),
        );
        found[operation.name] = answers
          .filter(([, text]) => !text.includes(forbidden))
          .map(([letter]) => letter)
          .join('');
        const refusals = new Set(answers.filter(([, text]) => text.includes(forbidden)).map(([, text]) => text));
        if (refusals.size > 1) unlike.push(`${operation.name}: ${[...refusals].join(' ')}`);
        for (const [letter, text] of answers)
          if (/INTERNAL|"status":500/.test(text)) unlike.push(`${operation.name} as ${letter}: ${text}`);
      }
      expect(found).toEqual(Object.fromEntries(Object.entries(access).map(([name, may]) => [name, may[where]])));
      expect(unlike).toEqual([]);
    },
  );

  it('nobody but the board’s own people is let in at a partnership that is not there, or told that it isn’t theirs', async () => {
    const texts = await Promise.all(
      Object.values(clients.district).map(
        async (client) => (await client.in('nowhere').ask('{ viewer { roles } }')).text,
      ),
    );
    expect(new Set(texts).size).toBe(1);
  });
});
