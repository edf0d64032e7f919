import { createHash, randomFillSync } from 'node:crypto';
import type { Clock, Ids, Timers } from '@csp/kernel';

/** The machine's own clock, timers, ids and hash: what a simulation replaces. */
export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Random bytes are asked of the system some hundred ids at a time: each call costs as much as the id. */
const pooledRandom = () => {
  const pool = Buffer.alloc(4_000);
  let used = pool.length;
  return (bytes: number): Uint8Array => {
    if (used + bytes > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool.subarray(used, (used += bytes));
  };
};

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness. */
export const timeOrderedIds = (clock: Clock, random: (bytes: number) => Uint8Array = pooledRandom()): Ids => ({
  next: () => {
    const time = clock.now().toString(16).padStart(12, '0');
    const rest = Buffer.from(random(10)).toString('hex');
    const variant = ((Number.parseInt(rest[3]!, 16) & 3) | 8).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
  },
});

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
