import type { Ids, Randomness } from '@csp/kernel';

/** A run's only source of chance: the same seed draws the same. */
export interface Draw {
  /** From 0 up to, not including, `n`. */
  below(n: number): number;
  chance(probability: number): boolean;
  one<T>(all: readonly [T, ...T[]] | readonly T[]): T;
}

export const drawFrom = (random: Randomness): Draw => {
  const below = (n: number) => Math.floor(random.next() * n);
  return {
    below,
    chance: (probability) => random.next() < probability,
    one: (all) => {
      if (all.length === 0) throw new Error('Nothing to draw from.');
      return all[below(all.length)]!;
    },
  };
};

/** Ids as the product makes them, drawn. */
export const drawnIds = ({ below }: Draw): Ids => {
  const hexadecimal = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    next: () => `${hexadecimal(8)}-${hexadecimal(4)}-7${hexadecimal(3)}-a${hexadecimal(3)}-${hexadecimal(12)}`,
  };
};
