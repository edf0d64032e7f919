import type { DomainEvent, Feed, Parked, TenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { completeUpTo } from './complete.ts';
import { view } from './context.ts';

const tenant = 'fenland' as TenantId;
const rows = view<object, DomainEvent>()({
  name: 'rows',
  version: 1,
  source: 'elsewhere',
  keys: () => [],
  fold: () => undefined,
  indexes: {},
});

const views = ({ number = 2, checkpoint = 9, parked = [] as Parked[] } = {}) => {
  const asked: Feed[] = [];
  const ports = {
    live: async () => ({ number, version: 1 }),
    checkpoint: async (feed: Feed) => (asked.push(feed), checkpoint),
    parked: async () => parked,
  };
  return { ports, asked };
};

describe('how far a view is complete', () => {
  it('is its checkpoint, of the generation that answers', async () => {
    const { ports, asked } = views();
    expect(await completeUpTo(ports, rows, tenant)).toBe(9);
    expect(asked).toEqual([{ consumer: 'rows@2', source: 'elsewhere', tenant }]);
  });
  it('is before the first event that is parked', async () => {
    const parked = [7, 5].map((position) => ({ stream: `s-${position}`, position, reason: 'strange' }));
    expect(await completeUpTo(views({ parked }).ports, rows, tenant)).toBe(4);
  });
  it('is nothing before the view was built', async () =>
    expect(await completeUpTo(views({ number: 0 }).ports, rows, tenant)).toBe(0));
});
