import type { Clock } from '@csp/kernel';
import type { Collection } from './documents.ts';

const minuteMilliseconds = 60_000;

export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly minutes: number };

/** Counts attempts by key within a window that begins with the first of them; all processes count together. */
export interface Attempts {
  /** Counts before the work is done, so that a thousand guesses sent at once are a thousand attempts. */
  take(key: string): Promise<Attempt>;
  /** Whether `take` would be allowed; counts nothing. */
  look(key: string): Promise<Attempt>;
  /** Takes one attempt back: it turned out to be right. */
  giveBack(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

/** One attempt: there are as many ids for a key as may be made in a window, and each is given once. */
export type AttemptDocument = { readonly id: string; readonly key: string; readonly expiresAt: number };

interface Settings {
  /** What is counted: keys of one name don't count for another. */
  readonly name: string;
  readonly limit: number;
  readonly windowMinutes: number;
}

export const attempts = (
  counted: Collection<AttemptDocument>,
  clock: Clock,
  { name, limit, windowMinutes }: Settings,
): Attempts => {
  /** Those that count now, and those that don't any more and are in the way. */
  const of = async (key: string) => {
    const now = clock.now();
    // A clock set back must not lengthen a window, so its end is also bounded from above.
    const latest = now + windowMinutes * minuteMilliseconds;
    const all = await counted.find({ key: `${name}/${key}` });
    const counts = ({ expiresAt }: AttemptDocument) => expiresAt > now && expiresAt <= latest;
    const live = all.filter(counts);
    const end = Math.min(latest, ...live.map(({ expiresAt }) => expiresAt));
    const refused: Attempt = { allowed: false, minutes: Math.max(1, Math.ceil((end - now) / minuteMilliseconds)) };
    return { live, over: all.filter((one) => !counts(one)), end, refused };
  };
  const freeOf = (key: string, live: readonly AttemptDocument[]): string => {
    const taken = new Set(live.map(({ id }) => id));
    const free = Array.from({ length: limit }, (_, number) => `${name}/${key}/${number}`).filter(
      (id) => !taken.has(id),
    );
    // Any: those who try at once seldom want the same one.
    return free[Math.floor(Math.random() * free.length)]!;
  };

  return {
    take: async (key) => {
      for (;;) {
        const { live, over, end, refused } = await of(key);
        // Past the limit nothing more is counted: who keeps trying doesn't lock an account for longer.
        if (live.length >= limit) return refused;
        for (const { id, expiresAt } of over) await counted.remove({ id, expiresAt });
        const document = { id: freeOf(key, live), key: `${name}/${key}`, expiresAt: end };
        if (await counted.insert(document)) return { allowed: true };
      }
    },
    look: async (key) => {
      const { live, refused } = await of(key);
      return live.length >= limit ? refused : { allowed: true };
    },
    giveBack: async (key) => {
      const [one] = (await of(key)).live;
      if (one) await counted.remove({ id: one.id });
    },
    forget: async (key) => void (await counted.remove({ key: `${name}/${key}` })),
  };
};

/** Where a request comes from, as far as limits go: an IPv6 subscriber has a whole /64 to choose addresses from. */
export const addressKey = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
