import type { TenantId, TenantViews, View } from '@csp/kernel';
import { Projection, publicationsOf, type PublicationSource } from '@csp/platform-runtime';
import { expect } from 'vitest';
import { poison, tallies, tallyContext, type TallyRow } from '../examples/tally.ts';
import type { Cases, PlatformUnderTest } from '../platform.ts';
import { upTo } from './commits.ts';
import { inboxOf, type Inbox } from './inbox.ts';

const tenant = 'cambridge-city' as TenantId;
const turn = () => new Promise<void>((next) => setImmediate(next));

const projectionOf = (inbox: Inbox, view: unknown = tallies, views: TenantViews = inbox.views): Projection =>
  new Projection(
    view as View,
    views,
    () => new Map([[tenant, inbox.source]]),
    (kind, detail) => void inbox.alarms.push({ kind, detail }),
  );

/** What a fold of the whole log gives, without any platform. */
const folded = async (inbox: Inbox): Promise<TallyRow[]> => {
  const rows = new Map<string, TallyRow>();
  const { publications } = await publicationsOf('tally', tenant, inbox.log, tallyContext.upcasts).read(0, 1_000_000);
  for (const { commit } of publications)
    for (const [index, event] of commit.events.entries()) {
      const recorded = { ...commit, event, tenant, index } as never;
      for (const key of tallies.keys(recorded)) {
        const row = tallies.fold(rows.get(key), recorded, key);
        if (row) rows.set(key, row);
      }
    }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
};

const shown = (inbox: Inbox, view = tallies) => inbox.views.rows(view).find();

const prepared = async (platform: PlatformUnderTest): Promise<Inbox> => {
  const inbox = await inboxOf(platform);
  for (const id of ['a', 'b', 'c']) await inbox.open(id);
  for (const n of upTo(30)) await inbox.count(['a', 'b', 'c'][n % 3]!, n);
  return inbox;
};

/** Thrice what a rebuild in memory lasts for; on a store that is slow, a rebuild would never be done with ever more. */
const mostCounts = 100;

/** Counts while something else is done, ringing each time, sometimes at once and sometimes after a while. */
const countingDuring = async (inbox: Inbox, projection: Projection, work: Promise<void>): Promise<number> => {
  let busy = true;
  let counts = 0;
  void work.finally(() => (busy = false)).catch(() => undefined);
  while ((busy || counts < 20) && counts < mostCounts) {
    await inbox.count('a', 100 + counts++);
    void projection.pump(tenant).catch(() => undefined);
    for (let pause = counts % 5; pause > 0; pause--) await turn();
  }
  await work;
  return counts;
};

const severalRebuilds = async (projection: Projection): Promise<void> => {
  for (let times = 0; times < 8; times++) await projection.rebuild();
};

/** The source as it is, a few commits at a time: so that a rebuild lasts, and its end falls between writes. */
const slowly = (source: PublicationSource): PublicationSource => ({
  read: async (after, limit) => {
    await turn();
    return source.read(after, Math.min(limit, 9));
  },
});

/** A view is built again beside itself, while it answers and grows. */
export const rebuildCases: Cases = {
  'builds a view that is not there yet': async (platform) => {
    const inbox = await prepared(platform);
    const younger = { ...tallies, name: 'younger' };
    const projection = projectionOf(inbox, younger);
    await projection.start();
    expect(await shown(inbox, younger)).toEqual(await folded(inbox));
  },
  'comes out the same, live and rebuilt': async (platform) => {
    const inbox = await prepared(platform);
    const projection = projectionOf(inbox);
    await projection.start();
    const live = await shown(inbox);
    await projection.rebuild();
    expect(await shown(inbox)).toEqual(live);
    expect(live).toEqual(await folded(inbox));
  },
  'misses nothing and doubles nothing that is written while it rebuilds': async (platform) => {
    const inbox = await prepared(platform);
    const slow = { ...inbox, source: slowly(inbox.source) };
    const projection = projectionOf(slow);
    await projection.start();
    const counts = await countingDuring(inbox, projection, severalRebuilds(projection));
    await projection.pump();
    expect(counts).toBeGreaterThanOrEqual(20);
    expect(await shown(inbox)).toEqual(await folded(inbox));
  },
  'answers whole rows all the time while it rebuilds, and never goes back': async (platform) => {
    const inbox = await prepared(platform);
    const projection = projectionOf({ ...inbox, source: slowly(inbox.source) });
    await projection.start();
    let busy = true;
    let least = (await inbox.row('a'))!.counts;
    const reading = (async () => {
      while (busy) {
        const rows = await shown(inbox);
        expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
        expect(rows[0]!.counts).toBeGreaterThanOrEqual(least);
        least = rows[0]!.counts;
        await turn();
      }
    })();
    await countingDuring(inbox, projection, severalRebuilds(projection)).finally(() => (busy = false));
    await reading;
  },
  'answers who waits for a position through the switch': async (platform) => {
    const inbox = await prepared(platform);
    const projection = projectionOf({ ...inbox, source: slowly(inbox.source) });
    await projection.start();
    let busy = true;
    const work = severalRebuilds(projection).finally(() => (busy = false));
    for (let n = 1; busy; n++) {
      for (let pause = n % 5; pause > 0; pause--) await turn();
      await inbox.count('b', n);
      void projection.pump(tenant);
      const late = new Promise((_, fail) =>
        setTimeout(() => fail(new Error(`Nobody answered count ${n}.`)), 3_000).unref(),
      );
      await Promise.race([projection.reached(tenant, await inbox.log.head()), late]);
      expect((await inbox.row('b'))!.amounts.at(-1)).toBe(n);
    }
    await work;
    expect(await shown(inbox)).toEqual(await folded(inbox));
  },
  'tells its listeners of what came in with the switch': async (platform) => {
    const inbox = await prepared(platform);
    const projection = projectionOf({ ...inbox, source: slowly(inbox.source) });
    await projection.start();
    let seen = 0;
    projection.listen(() => void inbox.row('a').then((row) => (seen = Math.max(seen, row?.amounts.at(-1) ?? 0))));
    const work = projection.rebuild();
    await inbox.count('a', 1_000);
    await work;
    for (let n = 0; n < 20; n++) await turn();
    expect(seen).toBe(1_000);
  },
  'answers from the old rows and takes in more when a rebuild fails': async (platform) => {
    const inbox = await prepared(platform);
    let full: 'write' | 'finish' | undefined;
    const views: TenantViews = {
      ...inbox.views,
      write: async (change) => {
        if (full === 'write' && change.generation?.number !== 1) throw new Error('No room.');
        return inbox.views.write(change);
      },
      finish: async (generation) => {
        if (full === 'finish') throw new Error('No room.');
        return inbox.views.finish(generation);
      },
    };
    const projection = projectionOf(inbox, tallies, views);
    await projection.start();
    for (full of ['write', 'finish'] as const) {
      await expect(projection.rebuild()).rejects.toThrow('No room.');
      await inbox.count('a', 1_000);
      await projection.pump();
      expect(await shown(inbox), `failed at ${full}`).toEqual(await folded(inbox));
    }
    full = undefined;
    await projection.rebuild();
    expect(await shown(inbox)).toEqual(await folded(inbox));
  },
  'begins anew after a rebuild was cut short': async (platform) => {
    const inbox = await prepared(platform);
    await projectionOf(inbox).start();
    let writes = 0;
    const dying: TenantViews = {
      ...inbox.views,
      write: async (change) => {
        if (++writes > 2) throw new Error('Killed.');
        return inbox.views.write(change);
      },
    };
    const cut = projectionOf({ ...inbox, source: slowly(inbox.source) }, tallies, dying);
    await expect(cut.rebuild()).rejects.toThrow('Killed.');
    await inbox.count('b', 77);
    const projection = projectionOf(inbox);
    await projection.start();
    await projection.rebuild();
    expect(await shown(inbox)).toEqual(await folded(inbox));
  },
  'is built again when its version is another': async (platform) => {
    const inbox = await prepared(platform);
    await projectionOf(inbox).start();
    const next = {
      ...tallies,
      version: 2,
      fold: (...all: Parameters<typeof tallies.fold>) => {
        const row = tallies.fold(...all);
        return row && { ...row, subject: row.subject.toUpperCase() };
      },
    };
    await projectionOf(inbox, next).start();
    expect((await shown(inbox)).map(({ subject }) => subject)).toEqual(['A', 'B', 'C']);
    expect(await inbox.views.live(next as unknown as View)).toMatchObject({ version: 2 });
  },
  'takes up what it had parked once new code can': async (platform) => {
    const inbox = await prepared(platform);
    await inbox.count('a', 5, poison);
    await inbox.count('a', 6);
    const before = projectionOf(inbox);
    await before.start();
    await before.stop();
    expect(inbox.alarms.map(({ kind }) => kind)).toEqual(['parked']);
    const mended = {
      ...tallies,
      fold: (row, recorded, key) => {
        const { event } = recorded;
        const data = 'note' in event.data ? { ...event.data, note: '' } : event.data;
        return tallies.fold(row, { ...recorded, event: { ...event, data } as typeof event }, key);
      },
    } satisfies typeof tallies;
    const after = projectionOf(inbox, mended);
    await after.start();
    expect((await inbox.row('a'))?.amounts.slice(-2)).toEqual([5, 6]);
    expect(after.all.flatMap(({ parkedStreams }) => parkedStreams)).toEqual([]);
  },
};
