import { contextPorts, countyTenant, publicationsOf, type ContextPorts } from '@csp/platform-runtime';
import type { TenantId } from '@csp/kernel';
import { expect } from 'vitest';
import { allTallies, tallies, tallyContext } from '../examples/tally.ts';
import type { Cases, PlatformUnderTest } from '../platform.ts';
import { provisioned, seededRandomness } from '../ports.ts';
import { upTo } from './commits.ts';
import { cambridge, count, open, running, type Running } from './running.ts';

const portsIn = ({ runtime, ports }: Running): ContextPorts =>
  contextPorts('tally', runtime, ports, (request) => runtime.act(request));

/** As a subscription does it: reads on from its cursor, waits for a change, and may be cut off at any event. */
const subscribe = async (
  platform: PlatformUnderTest,
  ports: ContextPorts,
  after: number,
  hear: (position: number, amounts: readonly number[]) => boolean,
): Promise<void> => {
  const source = publicationsOf('tally', cambridge, platform.store('tally').of(cambridge), {}, new Set(['Counted.v1']));
  const gone = new AbortController();
  let cursor = after;
  for await (const _ of ports.changes(cambridge, tallies, gone.signal)) {
    for (let end = cursor - 1; end !== cursor;) {
      const { publications, upTo: read } = await source.read(cursor, 3);
      for (const { position, commit } of publications)
        if (
          !hear(
            position,
            commit.events.map(({ data }) => (data as { amount: number }).amount),
          )
        )
          return gone.abort();
      end = cursor;
      cursor = read;
    }
  }
};

/** R12 and the county: those who look on. */
export const feedCases: Cases = {
  'R12: gives subscribers that are cut off again and again every event once and in order': async (platform) => {
    await provisioned(platform, cambridge);
    const run = await running(platform);
    const ports = portsIn(run);
    await run.act(open('a'));
    const subscriber = async (seed: number): Promise<number[]> => {
      const random = seededRandomness(seed);
      const heard: number[] = [];
      let cursor = 0;
      while (heard.length < 120) {
        let rest = 1 + Math.floor(random.next() * 9);
        await subscribe(platform, ports, cursor, (position, amounts) => {
          heard.push(...amounts);
          cursor = position;
          return --rest > 0 && heard.length < 120;
        });
        for (let away = Math.floor(random.next() * 20); away > 0; away--)
          await new Promise((next) => setImmediate(next));
      }
      return heard;
    };
    const writing = (async () => {
      for (const n of upTo(120)) {
        await run.act(count('a', n, n % 5 === 0 ? 'with a private note' : ''));
        if (n % 7 === 0) await run.act({ type: 'Note', id: 'a', note: `private ${n}` });
      }
    })();
    const all = await Promise.all([...upTo(8).map(subscriber), writing]);
    for (const heard of all.slice(0, 8)) expect(heard).toEqual(upTo(120));
  },
  'R12: begins to tell at once, although nothing changes any more': async (platform) => {
    await provisioned(platform, cambridge);
    const run = await running(platform);
    await run.act(open('a'));
    await run.act(count('a', 1));
    const heard: number[] = [];
    await subscribe(platform, portsIn(run), 0, (_, amounts) => (heard.push(...amounts), false));
    expect(heard).toEqual([1]);
  },
  'R12: ends for one who has gone, and listens no more': async (platform) => {
    await provisioned(platform, cambridge);
    const run = await running(platform);
    await run.act(open('a'));
    const gone = new AbortController();
    let told = 0;
    const listening = (async () => {
      for await (const _ of portsIn(run).changes(cambridge, tallies, gone.signal)) told++;
    })();
    await run.act(count('a', 1));
    await run.settled();
    gone.abort();
    await listening;
    const before = told;
    await run.act(count('a', 2));
    await run.settled();
    expect(told).toBe(before);
    expect(told).toBeGreaterThanOrEqual(2);
  },
  'R12: tells a subscriber nothing of another tenant': async (platform) => {
    const [, fenland] = await provisioned(platform, cambridge, 'fenland');
    const run = await running(platform);
    await run.act(open('a'));
    await run.settled();
    let told = 0;
    const gone = new AbortController();
    const listening = (async () => {
      for await (const _ of portsIn(run).changes(cambridge, tallies, gone.signal)) told++;
    })();
    await run.settled();
    const before = told;
    for (const n of upTo(5)) await run.act(n === 1 ? open('z') : count('z', n), { tenant: fenland });
    await run.settled();
    expect(told).toBe(before);
    gone.abort();
    await listening;
  },
  'shows the county board every tenant`s rows, each under its tenant': async (platform) => {
    const tenants = await provisioned(platform, cambridge, 'fenland', countyTenant);
    const run = await running(platform);
    for (const tenant of tenants) {
      await run.act(open('same-id'), { tenant });
      await run.act(count('same-id', 1), { tenant });
    }
    await run.act(count('same-id', 2), { tenant: 'fenland' as TenantId });
    await run.settled();
    const rows = await platform.views('tally').of(countyTenant).rows(allTallies).find();
    expect(rows.map(({ tenant, amounts }) => [tenant, amounts])).toEqual([
      ['cambridge-city', [1]],
      ['county', [1]],
      ['fenland', [1, 2]],
    ]);
    await expect(platform.views('tally').of(cambridge).rows(allTallies).find()).rejects.toThrow();
  },
  'shows the county board a tenant that came later': async (platform) => {
    await provisioned(platform, cambridge, countyTenant);
    const run = await running(platform);
    await run.act(open('a'));
    const [late] = await provisioned(platform, 'late-comer');
    await run.runtime.admit(late);
    await run.act(open('b'), { tenant: late });
    for (const n of upTo(5)) await run.act(count('b', n), { tenant: late });
    await run.settled();
    const rows = await platform.views('tally').of(countyTenant).rows(allTallies).find();
    expect(rows.map(({ tenant, counts }) => [tenant, counts])).toEqual([
      ['cambridge-city', 0],
      ['late-comer', 5],
    ]);
  },
  'answers a command although the bell is never heard': async (platform) => {
    await provisioned(platform, cambridge);
    const run = await running(platform);
    const deaf = { ...run.ports, doorbell: { ring: () => {}, listen: () => () => {} } };
    const { act, tallies: rows, runtime } = await running(platform, [tallyContext], deaf);
    await run.runtime.stop();
    await act(open('a'));
    for (const n of upTo(10)) await act(count('a', n));
    expect((await rows())[0]!.amounts).toEqual(upTo(10));
    await runtime.stop();
  },
  'ends in good order although commands and reactions are on their way': async (platform) => {
    await provisioned(platform, cambridge);
    const run = await running(platform);
    await run.act(open('a'));
    const acting = upTo(20).map((n) => run.act(count('a', n)));
    await Promise.race(acting);
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('It does not end.')), 10_000).unref());
    await Promise.race([run.runtime.stop(), late]);
    await Promise.race([Promise.all(acting), late]);
  },
};
