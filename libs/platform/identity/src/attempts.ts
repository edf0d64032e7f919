import type { Clock } from '@csp/kernel';

const minuteMilliseconds = 60_000;
const keysAtMost = 20_000;

export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly minutes: number };

/** Counts attempts by key within a window that begins with the first of them. */
export interface Attempts {
  /** Counts before the work is done, so that a thousand guesses sent at once are a thousand attempts. */
  take(key: string): Attempt;
  /** Whether `take` would be allowed; counts nothing. */
  look(key: string): Attempt;
  /** Takes one attempt back: it turned out to be right. */
  giveBack(key: string): void;
  forget(key: string): void;
}

export const attempts = (
  clock: Clock,
  { limit, windowMinutes }: { limit: number; windowMinutes: number },
): Attempts => {
  const windows = new Map<string, { count: number; readonly end: number }>();

  const current = (key: string): { count: number; readonly end: number } => {
    const known = windows.get(key);
    // A clock set back must not lengthen a window, so its end is also bounded from above.
    const end = clock.now() + windowMinutes * minuteMilliseconds;
    return known && known.end > clock.now() && known.end <= end ? known : { count: 0, end };
  };
  const makeRoom = (): void => {
    if (windows.size < keysAtMost) return;
    for (const [key, { end }] of windows) if (end <= clock.now()) windows.delete(key);
    for (const key of windows.keys()) {
      if (windows.size < keysAtMost) return;
      windows.delete(key);
    }
  };
  const answer = ({ count, end }: { count: number; end: number }): Attempt =>
    count <= limit
      ? { allowed: true }
      : { allowed: false, minutes: Math.max(1, Math.ceil((end - clock.now()) / minuteMilliseconds)) };

  return {
    take: (key) => {
      const window = current(key);
      // Past the limit nothing more is counted: who keeps trying doesn't lock an account for longer.
      window.count = Math.min(window.count + 1, limit + 1);
      makeRoom();
      windows.set(key, window);
      return answer(window);
    },
    look: (key) => {
      const { count, end } = current(key);
      return answer({ count: count + 1, end });
    },
    giveBack: (key) => {
      const window = current(key);
      window.count = Math.max(0, window.count - 1);
    },
    forget: (key) => void windows.delete(key),
  };
};

/** Where a request comes from, as far as limits go: an IPv6 subscriber has a whole /64 to choose addresses from. */
export const addressKey = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
