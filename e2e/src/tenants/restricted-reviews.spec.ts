import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { cspOutput } from '../harness/command.ts';
import { unknownLike } from '../harness/ids-for.ts';
import { frames, type Frames } from '../harness/live.ts';
import { everythingSeen, withoutClock } from '../harness/observer.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { argumentsFor, documentOf, graphOf, usual, type Graph } from '../harness/schema.ts';
import { kinds } from '../harness/users.ts';

const colleague = {
  kind: 'person',
  login: 'second@cambridge-city.example',
  password: 'a second support officer',
} as const;
const [secret, agencyId] = ['Zebrafinch', 'cambs-constabulary'];
/** When nothing has come for this long, nothing more is expected. */
const quietMilliseconds = 1_000;

interface Review {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly recommendations: readonly { readonly id: string }[];
}
const selection = 'id reference version recommendations { id }';

describe.runIf(ours)('a domestic homicide review, to those who are not named in it', () => {
  let product: Product;
  let graph: Graph;
  let officer: GraphClient;
  /** Everybody there is, but for the officer who commissions it; another of the same role among them. */
  let others: readonly (readonly [who: string, client: GraphClient])[];
  let review: Review;
  beforeAll(async () => {
    product = await openProduct();
    graph = await graphOf(product.url);
    officer = await product.user('support officer');
    const words = ['account', colleague.login, 'Second support officer', 'support-officer', 'cambridge-city'];
    await cspOutput(product.dataDir, words, `${colleague.password}\n`);
    const grants = [{ tenant: 'cambridge-city', role: 'support-officer' }] as const;
    const known = kinds.filter((kind) => kind !== 'support officer');
    others = await Promise.all([
      product.as({ ...colleague, grants }).then((client) => ['second support officer', client] as const),
      ...known.map(async (kind) => [kind, (await product.user(kind)).in('cambridge-city')] as const),
      product.user('county officer').then((client) => ['county officer at the board', client.in('county')] as const),
    ]);
  });
  afterAll(() => product.close());

  const seenBy = async (client: GraphClient, since: number) =>
    (await everythingSeen(graph, client, ['none'])).map((line) => withoutClock(line, since));

  /** All subscriptions at once, and what they bring at first. */
  const listening = async (client: GraphClient): Promise<Frames> => {
    const connection = await frames(client);
    connection.send({ type: 'connection_init' });
    await connection.next('connection_ack');
    for (const operation of graph.operations.filter(({ type }) => type === 'Subscription')) {
      const variables = argumentsFor(operation, (_, type) => (type.name === 'ID' ? 'none' : usual));
      const payload = { query: documentOf(graph, operation, 3), variables };
      connection.send({ id: operation.name, type: 'subscribe', payload });
    }
    return connection;
  };
  /** How much each has heard, once nothing more comes. */
  const allHeard = async (live: readonly Frames[]): Promise<readonly number[]> => {
    for (let before = ''; ;) {
      const counts = live.map(({ received }) => received.length);
      if (String(counts) === before) return counts;
      before = String(counts);
      await new Promise((settle) => setTimeout(settle, quietMilliseconds));
    }
  };

  const work = async (): Promise<void> => {
    const { id: reviewId } = await officer.act<Review>(
      'commissionDomesticHomicideReview',
      { commissionedOn: '2020-02-11' },
      selection,
    );
    for (const number of ['1', '2']) {
      const recommended = { reviewId, number, text: `${secret} ${number}`, agencyIds: [agencyId] };
      const { recommendations } = await officer.act<Review>('addReviewRecommendation', recommended, selection);
      const note = {
        reviewId,
        reviewRecommendationId: recommendations.at(-1)!.id,
        text: `${secret} trained`,
        done: true,
      };
      await officer.act('noteReviewProgress', note, 'id');
    }
    for (const stage of ['PANEL', 'REPORT', 'HOME_OFFICE_APPROVAL'])
      review = await officer.act<Review>('recordReviewStage', { reviewId, stage, reachedOn: '2020-10-06' }, selection);
  };

  it('changes nothing of all that they see, byte for byte, nor is anything told to those who listen', async () => {
    const since = Date.now();
    const before = await Promise.all(others.map(([, client]) => seenBy(client, since)));
    const live = await Promise.all(others.map(([, client]) => listening(client)));
    const heard = await allHeard(live);
    await work();
    expect(await allHeard(live)).toEqual(heard);
    live.forEach((connection) => connection.close());
    for (const [place, [who, client]] of others.entries())
      expect([who, ...(await seenBy(client, since))]).toEqual([who, ...before[place]!]);
    const { data } = await officer.ask<{ domesticHomicideReviews: Review[] }>(
      `{ domesticHomicideReviews { ${selection} } }`,
    );
    expect(data?.domesticHomicideReviews).toEqual([review]);
  });

  it('answers its ids as ids that nothing has, in every query and every command', async () => {
    const ids = [review.id, review.recommendations[0]!.id];
    const operations = graph.operations.filter(
      ({ type, name }) => type !== 'Subscription' && /eview|ecommendation/.test(name),
    );
    expect(operations.length).toBeGreaterThan(12);
    const before = product.positions();
    const differing: string[] = [];
    for (const [who, client] of others)
      for (const operation of operations)
        for (const id of ids)
          for (const version of [undefined, review.version]) {
            const ask = async (own: string) => {
              const variables = argumentsFor(operation, (place, type) => {
                if (place.at(-1) === 'expectedVersion') return version;
                if (place.at(-1) === 'agencyId' || place.includes('agencyIds')) return agencyId;
                return place.at(-1) === 'commandId' ? undefined : type.name === 'ID' ? own : usual;
              });
              // Here alone nothing is asked by an id, and something would be made.
              if (/commission|propose/.test(operation.name)) return '';
              return (await client.ask(documentOf(graph, operation, 2), variables)).text;
            };
            const [one, other] = [await ask(id), await ask(unknownLike(id))];
            if (one !== other || one.includes(id)) differing.push(`${who}, ${operation.name}: ${one} ${other}`);
          }
    expect(differing).toEqual([]);
    expect(product.positions()).toEqual(before);
  });

  it('is in no page, feed or data of the public', async () => {
    for (const path of [
      '/public',
      '/public/cambridge-city',
      '/public/cambridge-city/you-said-we-did',
      '/public/cambridge-city/terms-of-reference',
      '/public/cambridge-city/meetings.json',
    ]) {
      const answer = await fetch(product.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const text = await answer.text();
      for (const word of [secret, review.id, review.reference]) expect(text).not.toContain(word);
    }
  });

  it('is known to somebody who is named, and to nobody else by that', async () => {
    const { accounts } = await officer.read<{ accounts: { id: string; label: string }[] }>('{ accounts { id label } }');
    // People with a role here; neither machines nor those of other partnerships.
    expect(accounts.filter(({ label }) => /Machine|Fenland|Countywide/.test(label))).toEqual([]);
    const member = accounts.find(({ label }) => label.startsWith('Board member'))!;
    await officer.act('nameInReview', { reviewId: review.id, accountId: member.id }, 'id');
    const query = '{ domesticHomicideReviews { reference } }';
    for (const [who, client] of others) {
      const { text } = await client.ask(query);
      expect([who, text.includes(review.reference)]).toEqual([who, who === 'member']);
    }
    await officer.act('unnameInReview', { reviewId: review.id, accountId: member.id }, 'id');
    const client = await product.user('member');
    expect((await client.ask(query)).data).toEqual({ domesticHomicideReviews: [] });
  });

  it('shows its recommendations to everybody with a role once it is published, and nothing else', async () => {
    const published = { reviewId: review.id, stage: 'PUBLISHED', reachedOn: '2020-10-07' };
    await officer.act('recordReviewStage', published, 'id');
    await product.settledPositions();
    const query = `{ recommendations(filter: { source: DOMESTIC_HOMICIDE_REVIEW }) { nodes { text sourceTitle } }
      domesticHomicideReviews { id } }`;
    for (const [who, client] of others) {
      const { data } = await client.ask(query);
      const own = ['second support officer', 'member', 'agency officer', 'machine client'].includes(who);
      const nodes = ['1', '2'].map((number) => ({ text: `${secret} ${number}`, sourceTitle: review.reference }));
      if (own) expect([who, data]).toEqual([who, { recommendations: { nodes }, domesticHomicideReviews: [] }]);
      else expect([who, JSON.stringify(data)]).toEqual([who, expect.not.stringContaining(secret)]);
    }
  });
});
