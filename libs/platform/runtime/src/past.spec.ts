import { tenantId, type Commit, type DomainEvent, type TenantLog } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { view } from './context.ts';
import { past } from './past.ts';

interface Counted extends DomainEvent {
  readonly type: 'Counted.v2';
  readonly data: { readonly id: string; readonly by: number };
}

const tenant = tenantId('cambridge-city');
const counts = view<number, Counted>()({
  name: 'counts',
  version: 1,
  source: 'tally',
  keys: ({ event }) => [event.data.id],
  fold: (row = 0, { event }) => (event.data.by === 0 ? undefined : row + event.data.by),
  indexes: {},
});
const upcasts = {
  'Counted.v1': ({ id }: { id: string }): Counted => ({ type: 'Counted.v2', data: { id, by: 1 } }),
};

/** 1,200 commits, each of one old and one new event of one of three streams, a minute apart. */
const commits = Array.from({ length: 1_200 }, (_, index): Commit => {
  const id = `s${index % 3}`;
  return {
    ...{ position: index + 1, stream: `tally-${id}`, version: 2 * Math.floor(index / 3) + 1, commandId: `c${index}` },
    events: [
      { type: 'Counted.v1', data: { id } },
      { type: 'Counted.v2', data: { id, by: 2 } },
    ],
    commandDigest: '',
    // As a store may have it: read when it is asked for, and no property of its own.
    get at() {
      return new Date(index * 60_000).toISOString();
    },
    ...{ actor: 'a', correlation: 'c', causation: 'c' },
  };
});
const log = {
  read: async (after: number, limit: number) => commits.slice(after, after + limit),
  stream: async (name: string) => commits.filter(({ stream }) => stream === name),
} as unknown as TenantLog;
const from = { log, tenant, upcasts };

describe('the past', () => {
  it('is what the view shows now when all happened', async () => {
    const rows = await past(from, counts, () => true);
    expect([...rows]).toEqual([
      ['s0', 1_200],
      ['s1', 1_200],
      ['s2', 1_200],
    ]);
  });

  it('is what was known then', async () => {
    const then = new Date(300 * 60_000).toISOString();
    expect((await past(from, counts, ({ at }) => at < then)).get('s0')).toBe(300);
  });

  it('is of one stream when only that is asked for', async () => {
    expect([...(await past(from, counts, () => true, 'tally-s1'))]).toEqual([['s1', 1_200]]);
    expect((await past(from, counts, () => true, 'tally-none')).size).toBe(0);
  });

  it('leaves out what a fold takes away', async () => {
    const gone: Commit = {
      ...commits[0]!,
      position: 1_201,
      events: [{ type: 'Counted.v2', data: { id: 's0', by: 0 } }],
    };
    const longer = {
      ...log,
      read: async (after: number, limit: number) => [...commits, gone].slice(after, after + limit),
    };
    const rows = await past({ ...from, log: longer as TenantLog }, counts, () => true);
    expect([...rows.keys()]).toEqual(['s1', 's2']);
  });
});
