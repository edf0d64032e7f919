import type { Publication } from '@csp/platform-runtime';

/** Where one publication stands to what a reader has. */
export type Place =
  /** The reader has it, or had it: it changes nothing. */
  | 'repeat'
  | 'next'
  /** Something that was published before it hasn't arrived. */
  | 'gap';

/**
 * The rules of an inbox. `at`: the last position that has arrived; 0 at first. A `previous` below `at` is no gap: a relay that
 * began again may have known less than the reader has.
 */
export const placeOf = (at: number, { position, previous }: Pick<Publication, 'position' | 'previous'>): Place => {
  if (position <= at) return 'repeat';
  return previous > at ? 'gap' : 'next';
};

/** What of a row of publications can be taken in now. */
export interface Sorted {
  readonly next: readonly Publication[];
  readonly repeats: number;
  /** The first that can't be: nothing after it was looked at. */
  readonly gap?: Publication;
}

/** One tenant's publications of one context, as they arrived. */
export const sorted = (at: number, arrived: readonly Publication[]): Sorted => {
  const next: Publication[] = [];
  let repeats = 0;
  let position = at;
  for (const publication of arrived) {
    const place = placeOf(position, publication);
    if (place === 'gap') return { next, repeats, gap: publication };
    if (place === 'repeat') repeats++;
    else {
      next.push(publication);
      position = publication.position;
    }
  }
  return { next, repeats };
};

/**
 * Whether a partition isn't where it was: messages were passed over, or it was made anew and has fewer than were dealt with.
 * `expected`: the offset after the last that this service has dealt with; 0 where it knows of none, since topics are kept for
 * ever and begin with it. `end`: the offset that the partition's next message gets.
 */
export const jumped = (expected: number, first: number, end: number): boolean => first > expected || end < expected;
