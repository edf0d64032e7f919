import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Variables } from '../harness/client.ts';
import { furnish, type Furniture } from '../harness/furnish.ts';
import { follow } from '../harness/live.ts';
import { everythingHeard, everythingSeen, withoutClock } from '../harness/observer.ts';
import { alone, openProduct, type Product } from '../harness/product.ts';
import { graphOf, type Graph } from '../harness/schema.ts';
import { kinds } from '../harness/users.ts';
import { meddle, type Deed, type Stage } from './meddling.ts';

/** How often other people's doings are made up anew: `T1_RUNS=50` for a longer look. */
const runs = Number(process.env['T1_RUNS'] ?? 2);
const seed = Number(process.env['T1_SEED'] ?? 20_201_006);

const commandIdOf = (number: number): string => {
  const digits = createHash('sha256').update(`command ${number}`).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
};

/** The stretch in which two lines part, and what they are about. */
const apart = (one: string, other: string): string => {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 150), at + 150);
  return `${one.slice(0, 150)}\n… ${around(one)}\n… ${around(other)}`;
};

type Meanwhile = (commandId: string) => Promise<void>;
const nothing: Meanwhile = async () => {};

/** What one partnership's people see of it, line by line, after the same doings of their own in the same order. */
const worldOf = async (
  product: Product,
  graph: Graph,
  meanwhile: Meanwhile,
  expected: readonly string[] = [],
): Promise<readonly string[]> => {
  const since = Date.now();
  const officer = (await product.user('support officer')).in('cambridge-city');
  let sent = 0;
  officer.prepare = async (input: Variables) => {
    const commandId = commandIdOf(sent++);
    await meanwhile(commandId);
    return { commandId, ...input };
  };
  const feed =
    'subscription { actionPointEvents(after: "0") { cursor event { id kind at actionPointId reference text ownerAgencyIds note dueOn } } }';
  const live = follow(await product.user('machine client'), feed);
  const own = await furnish(officer);
  const reporter = await product.user('agency officer');
  reporter.prepare = officer.prepare;
  const { actionPoints } = await reporter.read<{ actionPoints: { nodes: { id: string }[] } }>(
    '{ actionPoints(filter: { open: true, ownerAgencyId: "cambs-constabulary" }, first: 1) { nodes { id } } }',
  );
  await reporter.act('updateActionPoint', { id: actionPoints.nodes[0]!.id, note: 'Under way.' }, 'id');
  await officer.act(
    'reviewActionPoint',
    { meetingId: own.openMeetingId, actionPointId: own.earlierPointId, outcome: 'CLOSED', response: 'Done.' },
    'id',
  );
  await live.first(
    ({ actionPointEvents: told }) =>
      (told as unknown as { event: { kind: string; note: string } }).event.note === 'Done.',
  );
  await meanwhile(commandIdOf(0));
  const seen: string[] = [];
  const ids = [...Object.values(own), 'none'];
  const lines = kinds.map(async (kind) => {
    const client = (await product.user(kind)).in('cambridge-city');
    const before = expected.filter((line) => line.startsWith(`${kind} heard: `)).length;
    const heard = await everythingHeard(graph, client, [own.openMeetingId, own.agencyId, 'none'], before || undefined);
    return [
      ...(await everythingSeen(graph, client, ids)).map((line) => `${kind}: ${line}`),
      ...heard.map((line) => `${kind} heard: ${line}`),
    ].map((line) => withoutClock(line, since));
  });
  seen.push(...(await Promise.all(lines)).flat());
  for (const path of ['/public', '/public/cambridge-city', `/public/cambridge-city/meetings/${own.openMeetingId}`]) {
    const answer = await fetch(product.url + path);
    const text = (await answer.text()).replaceAll(new URL(product.url).host, 'HOST');
    // The one place where a page shows the clock: the minute at which this history's agenda went out.
    seen.push(
      `${path}: ${answer.status} ${text.replace(/Published [\w ]+ at [\d:]+/, 'Published (when it happened)')}`,
    );
  }
  seen.push(...live.received.map((told) => withoutClock(`live: ${JSON.stringify(told)}`, since)));
  await live.stop();
  return seen;
};

describe.runIf(alone)('what a partnership’s people see is the same, byte for byte, whatever others do', () => {
  let calm: Product;
  let graph: Graph;
  let expected: readonly string[];
  beforeAll(async () => {
    calm = await openProduct();
    graph = await graphOf(calm.url);
    expected = await worldOf(calm, graph, nothing);
  });
  afterAll(() => calm.close());

  const ids = (furniture: Furniture): readonly string[] => Object.values(furniture);

  const stageIn = async (product: Product, own: readonly string[]): Promise<{ stage: Stage; used: string[] }> => {
    const there = await product.user('officer of another district');
    const board = await product.user('county officer');
    const [theirs, boards] = [await furnish(there), await furnish(board, 2033)];
    const actors = [
      { client: there, own: theirs },
      { client: there, own: theirs },
      { client: board, own: boards },
      { client: await product.user('anonymous', 'fenland'), own: theirs },
      { client: there.in('cambridge-city'), own: theirs },
    ];
    // They have read all of theirs before: whatever is kept for them is there already when the first of ours asks.
    for (const { client, own: ids } of [actors[0]!, actors[2]!]) {
      await everythingSeen(graph, client, Object.values(ids));
      await everythingHeard(graph, client, [ids.openMeetingId, ids.agencyId], 1);
    }
    const used = [commandIdOf(0)];
    return { used, stage: { actors, ids: [...ids(theirs), ...ids(boards), ...own], commandIds: used } };
  };

  const deed: fc.Arbitrary<Deed> = fc.record({
    operation: fc.nat(1_000),
    who: fc.nat(100),
    choices: fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  });

  it('saw enough for the comparison to mean something', () => {
    expect(expected.length).toBeGreaterThan(500);
    const all = expected.join('\n');
    for (const word of [
      'What is to be done.',
      'Under way.',
      'BAD_CURSOR',
      'unknown-meeting',
      '"kind":"PAPER"',
      'FORBIDDEN',
      '(when it happened)',
    ])
      expect(all).toContain(word);
    expect(expected.filter((line) => line.startsWith('live: ')).length).toBeGreaterThan(10);
  });

  it(`for ${runs} made-up histories of the others`, async () => {
    const property = fc.asyncProperty(fc.array(deed, { minLength: 240, maxLength: 240 }), async (deeds) => {
      const product = await openProduct();
      try {
        const { stage, used } = await stageIn(
          product,
          [...new Set(expected.join().match(/[0-9a-f]{8}-[0-9a-f-]{27}/g))].slice(0, 20),
        );
        let done = 0;
        const doOne = async (one: Deed) => void (done += Number(await meddle(graph, stage, one)));
        const left = [...deeds];
        const meanwhile: Meanwhile = async (commandId) => {
          used.push(commandId);
          await Promise.all(left.splice(0, 4).map(doOne));
        };
        const found = await worldOf(product, graph, meanwhile, expected);
        for (const one of left) await doOne(one);
        expect(done).toBeGreaterThan(10);
        const differing = expected.findIndex((line, index) => line !== found[index]);
        if (differing >= 0) expect(apart(found[differing] ?? 'nothing more', expected[differing]!)).toBe('the same');
        expect(found.length).toBe(expected.length);
      } finally {
        await product.close();
      }
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  }, 600_000);
});
