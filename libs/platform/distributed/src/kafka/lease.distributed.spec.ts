import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectDistributed, type Distributed } from '../distributed.ts';
import { dropAll, freshPrefix, serverUrl } from '../testing/server.ts';
import { Lease } from './lease.ts';
import { RelayProgress, Replaced } from './relay-progress.ts';

vi.setConfig({ testTimeout: 60_000 });

const prefix = freshPrefix();
let distributed: Distributed | undefined;
afterEach(async () => {
  await distributed?.close();
  distributed = undefined;
  await dropAll(prefix);
});

/** Processes with clocks of their own, which nobody has set alike. */
const processes = async (...names: string[]) => {
  distributed = await connectDistributed(serverUrl(), { prefix });
  const database = distributed.common;
  return names.map((holder, index) => {
    const clock = { now: index * 1_000_000 };
    const settings = { database, name: 'relay/tally', holder, milliseconds: 1_000, elapsed: () => clock.now };
    return { lease: new Lease(settings), clock };
  }) as [Held, Held, Held];
};
type Held = { readonly lease: Lease; readonly clock: { now: number } };

describe('a lease', () => {
  it('is one process`s, whichever are there and however often they ask', async () => {
    const all = await processes('a', 'b', 'c');
    const tokens = await Promise.all(all.map(({ lease }) => lease.keep()));
    expect(tokens.filter((token) => token !== undefined)).toEqual([1]);
    for (let round = 0; round < 5; round++) {
      for (const { clock } of all) clock.now += 900;
      const again = [];
      for (const { lease } of all) again.push(await lease.keep());
      expect(again).toEqual(tokens);
    }
  });
  it('is taken from one that has been silent for as long as it lasts, by one of those who watch', async () => {
    const [a, b, c] = await processes('a', 'b', 'c');
    await a.lease.keep();
    for (const { lease } of [b, c]) await lease.keep();
    for (const { clock } of [b, c]) clock.now += 999;
    expect(await Promise.all([b.lease.keep(), c.lease.keep()])).toEqual([undefined, undefined]);
    for (const { clock } of [b, c]) clock.now += 1;
    const tokens = await Promise.all([b.lease.keep(), c.lease.keep()]);
    expect(tokens.filter((token) => token !== undefined)).toEqual([2]);
    // Its own clock has stood still: it believes until it asks.
    expect(a.lease.token).toBe(1);
    expect(await a.lease.keep()).toBeUndefined();
    expect(a.lease.token).toBeUndefined();
  });
  it('is not believed in by one that could not beat, before another may take it', async () => {
    const [a, b] = await processes('a', 'b');
    await a.lease.keep();
    await b.lease.keep();
    for (const { clock } of [a, b]) clock.now += 1_000;
    expect(a.lease.token).toBeUndefined();
    expect(await b.lease.keep()).toBe(2);
  });
  it('is had at once when it was given back, with a newer token', async () => {
    const [a, b] = await processes('a', 'b');
    await a.lease.keep();
    await a.lease.release();
    expect(await b.lease.keep()).toBe(2);
    expect(await a.lease.keep()).toBeUndefined();
  });
});

describe('how far was published', () => {
  it('is not written down by one whose token is older than another`s', async () => {
    distributed = await connectDistributed(serverUrl(), { prefix });
    const progress = new RelayProgress<number>(distributed.common, 'csp.tally.v1', 0);
    expect(await progress.position()).toBe(0);
    await progress.move(5, 1);
    await progress.move(9, 2);
    await expect(progress.move(6, 1)).rejects.toThrow(Replaced);
    expect(await progress.position()).toBe(9);
    await progress.move(3, 2);
    expect(await progress.position()).toBe(3);
  });
});
