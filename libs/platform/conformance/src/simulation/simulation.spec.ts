import type { TenantId, TenantLog } from '@csp/kernel';
import { anonymous, countyTenant, view } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { echo, echoContext } from '../examples/echo.ts';
import { tally, tallyContext, type TallyCommand, type TallyEvent } from '../examples/tally.ts';
import { memoryPlatform, type Wrapping } from '../memory/memory-platform.ts';
import { simulate } from './simulation.ts';
import { intention, type System } from './system.ts';

const tenants = ['cambridge-city', 'fenland', countyTenant] as TenantId[];

/** A row for each count, in the order of the log: what subscribers are told. */
const counts = view<{ readonly place: string; readonly amount: number }, TallyEvent>()({
  name: 'counts',
  version: 1,
  source: 'tally',
  keys: ({ event, position }) => (event.type === 'Counted.v1' ? [String(position).padStart(9, '0')] : []),
  fold: (_, { event }, place) => (event.type === 'Counted.v1' ? { place, amount: event.data.amount } : undefined),
  indexes: {},
});

const system: System = {
  contexts: [{ ...tallyContext, views: [...tallyContext.views, counts] }, echoContext()],
  tenants,
  clients: () => (draw) => {
    const tenant = draw.one(tenants);
    const id = draw.one(['a', 'b', 'c']);
    if (draw.chance(0.2)) return intention('echo', tenant, echo, id, { type: 'Mute', id, muted: draw.chance(0.4) });
    const command = draw.one<TallyCommand>([
      { type: 'Open', id, subject: id },
      { type: 'Count', id, amount: draw.below(5), note: '' },
      { type: 'Count', id, amount: draw.below(5), note: 'beside' },
      { type: 'Note', id, note: draw.one(['x', 'y']) },
      { type: 'Close', id: `${id}-closed` },
    ]);
    return intention('tally', tenant, tally, command.id, command);
  },
  async *follow(ports, tenant, after, signal) {
    let cursor = after ?? '';
    for await (const _ of ports('tally').changes(tenant, counts, signal)) {
      const rows = await ports('tally').of({ tenant, principal: anonymous }).rows(counts).find({ from: cursor });
      for (const row of rows.filter(({ place }) => place > cursor)) {
        cursor = row.place;
        yield { cursor, text: JSON.stringify(row) };
      }
    }
  },
};

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
const run = (seed: number, wrapping: Wrapping = {}, soleWriter = seed % 2 === 0) =>
  simulate(system, { seed, make: async () => memoryPlatform(wrapping, { soleWriter }), steps: 2_500 });

describe('a simulated process', () => {
  it.each(seeds)('R6: keeps every promise and repeats itself byte for byte (seed %i)', async (seed) => {
    expect(await run(seed)).toEqual(await run(seed));
  });

  it('goes another way with another seed', async () => {
    expect((await run(1)).logs).not.toBe((await run(2)).logs);
  });

  it('meets what it is there for', async () => {
    const total: Record<string, number> = {};
    for (const seed of seeds)
      for (const [what, times] of Object.entries((await run(seed)).counts)) total[what] = (total[what] ?? 0) + times;
    for (const what of [
      'crash',
      'lost views',
      'full disk',
      'unknown outcome',
      'failed view',
      'failed read',
      'lost ring',
      'stop',
      'rebuild',
      'told',
    ])
      expect(total[what], what).toBeGreaterThan(3);
    expect(total['commits']).toBeGreaterThan(400);
  });
});

const everyAppend = (change: (log: TenantLog) => Partial<TenantLog>): Wrapping => ({
  log: (log) => ({ ...log, ...change(log) }),
});

/** Faults of a platform, each to be noticed within these seeds. */
const planted: Readonly<Record<string, () => Wrapping>> = {
  'one commit in forty is acknowledged and lost': () => {
    let count = 0;
    return everyAppend((log) => ({
      append: async (commit) =>
        ++count % 40 === 0 ? { kind: 'appended', position: (await log.head()) + 1 } : log.append(commit),
    }));
  },
  'a command id is stored as often as it comes': () => {
    let count = 0;
    return everyAppend((log) => ({
      commitOf: async () => undefined,
      append: (commit) =>
        log.append({
          ...commit,
          commandId: `${commit.commandId.slice(0, 24)}${(++count).toString(16).padStart(12, '0')}`,
        }),
    }));
  },
  'the checkpoint of a view is written and its rows are not': () => {
    let writes = 0;
    return {
      views: (views) => ({
        ...views,
        write: async (change) => {
          if (++writes % 15 !== 0 || change.rows.length === 0) return views.write(change);
          await views.write({ ...change, rows: [] });
        },
      }),
    };
  },
  'reading leaves out a commit that was just written': () => {
    let reads = 0;
    return everyAppend((log) => ({
      read: async (after, limit) => {
        const page = await log.read(after, limit);
        return page.length > 1 && ++reads % 10 === 0 ? page.slice(1) : page;
      },
    }));
  },
  'what a policy has done is forgotten with the views': () => ({
    views: (views) => ({
      ...views,
      checkpoint: async (feed) => (feed.lasting ? 0 : views.checkpoint(feed)),
    }),
  }),
};

/** Faults that storage may have, and that nothing comes of. */
const withstood: Readonly<Record<string, () => Wrapping>> = {
  'a view is written although it says that it was not': () => {
    let writes = 0;
    return {
      views: (views) => ({
        ...views,
        write: async (change) => {
          await views.write(change);
          if (++writes % 15 === 0 && change.rows.length > 0) throw new Error('The rows could not be written.');
        },
      }),
    };
  },
};

describe('a simulation finds', () => {
  it.each(Object.entries(planted))('%s, and says with which seed', async (_, wrapping) => {
    const found: string[] = [];
    for (const seed of seeds) await run(seed, wrapping()).catch((error: Error) => found.push(error.message));
    expect(found.length).toBeGreaterThan(0);
    for (const message of found) expect(message).toMatch(/^Seed \d+: /);
  });
});

describe('nothing comes of it when', () => {
  it.each(Object.entries(withstood))('%s', async (_, wrapping) => {
    for (const seed of seeds) await run(seed, wrapping());
  });
});
