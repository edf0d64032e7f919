import type { Timers } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { days } from './days.ts';

/** A clock that goes on to when the next timer is due, `early` milliseconds before it at first. */
const from = (instant: string, early = 0) => {
  let now = Date.parse(instant);
  const waiting = new Set<() => void>();
  const timers: Timers = {
    after: (milliseconds, call) => {
      const ring = () => {
        now += Math.max(milliseconds - early, 1);
        call();
      };
      waiting.add(ring);
      return () => void waiting.delete(ring);
    },
  };
  const stop = new AbortController();
  const all = days({ clock: { now: () => now }, timers }, stop.signal);
  const next = async () => {
    const coming = all.next();
    await new Promise<void>((done) => setImmediate(done));
    for (const ring of waiting) {
      ring();
      await new Promise<void>((done) => setImmediate(done));
    }
    const { value } = await coming;
    return [value, new Date(now).toISOString()];
  };
  return { next, all, stop, waiting };
};

describe('days in London', () => {
  it.each([
    ['on a winter’s day', '2026-11-23T09:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['on a summer’s day', '2026-07-01T09:00:00.000Z', '2026-07-01T23:00:00.000Z'],
    ['before summer time begins', '2026-03-28T12:00:00.000Z', '2026-03-29T00:00:00.000Z'],
    ['on the day that has 23 hours', '2026-03-29T00:30:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['before summer time ends', '2026-10-24T12:00:00.000Z', '2026-10-24T23:00:00.000Z'],
    ['on the day that has 25 hours', '2026-10-24T23:30:00.000Z', '2026-10-26T00:00:00.000Z'],
  ])('%s begin at midnight there', async (_, now, midnight) => {
    const { next, stop } = from(now);
    const [today] = await next();
    const [tomorrow, at] = await next();
    expect(at).toBe(midnight);
    expect(Date.parse(tomorrow!) - Date.parse(today!)).toBe(86_400_000);
    stop.abort();
  });

  it('are told once each, also when a timer goes off early', async () => {
    const { next, stop } = from('2026-11-23T09:00:00.000Z', 5);
    const told = [await next(), await next(), await next()].map(([day]) => day);
    expect(told).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    stop.abort();
  });

  it('leave no timer behind', async () => {
    const { all, next, stop, waiting } = from('2026-11-23T09:00:00.000Z');
    await next();
    const coming = all.next();
    await new Promise<void>((done) => setImmediate(done));
    expect(waiting.size).toBe(1);
    stop.abort();
    expect((await coming).done).toBe(true);
    expect(waiting.size).toBe(0);
  });
});
