import type { TenantId } from '@csp/kernel';
import type { Publication } from '@csp/platform-runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumped, placeOf, sorted } from './sequence.ts';

const publication = (position: number, previous: number): Publication => ({
  context: 'tally',
  tenant: 'cambridge-city' as TenantId,
  position,
  previous,
  commit: { position } as Publication['commit'],
});

/** 1, 3, 4, 8, 9: what is published of a log, in its chain. */
const chain = [1, 3, 4, 8, 9].map((position, index, all) => publication(position, all[index - 1] ?? 0));
const positions = (publications: readonly Publication[]) => publications.map(({ position }) => position);

describe('the place of a publication', () => {
  it('is a repeat at or below what has arrived', () => {
    expect(placeOf(4, chain[2]!)).toBe('repeat');
    expect(placeOf(9, chain[0]!)).toBe('repeat');
  });
  it('is next where it follows on what has arrived', () => {
    expect(placeOf(0, chain[0]!)).toBe('next');
    expect(placeOf(4, chain[3]!)).toBe('next');
  });
  it('is next where its relay knew less than the reader has', () => expect(placeOf(8, publication(9, 4))).toBe('next'));
  it('is a gap where it follows on something that has not arrived', () => {
    expect(placeOf(0, chain[1]!)).toBe('gap');
    expect(placeOf(4, chain[4]!)).toBe('gap');
  });
});

describe('publications as they arrive', () => {
  it('are taken in, in order', () => expect(positions(sorted(0, chain).next)).toEqual([1, 3, 4, 8, 9]));
  it('are dropped where they come again, together or late', () => {
    const { next, repeats } = sorted(3, [...chain, ...chain.slice(1, 3)]);
    expect(positions(next)).toEqual([4, 8, 9]);
    expect(repeats).toBe(4);
  });
  it('end at a gap', () => {
    const { next, gap } = sorted(0, [chain[0]!, chain[1]!, chain[3]!, chain[2]!]);
    expect(positions(next)).toEqual([1, 3]);
    expect(gap?.position).toBe(8);
  });
  it('are each taken in once and in order, however often and wherever they come from', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }), (from) => {
        // A broker that begins again and again, somewhere at or before where it was; and at last from the beginning.
        const taken: number[] = [];
        for (const start of [...from, 0]) {
          const { next } = sorted(taken.at(-1) ?? 0, chain.slice(start));
          taken.push(...positions(next));
        }
        expect(taken).toEqual([1, 3, 4, 8, 9]);
      }),
    );
  });
});

describe('an offset', () => {
  it('has jumped where messages were passed over', () => {
    expect(jumped(10, 11, 20)).toBe(true);
    expect(jumped(0, 1, 20)).toBe(true);
  });
  it('has jumped where the partition has less than was dealt with', () => expect(jumped(10, 0, 5)).toBe(true));
  it('has not where it goes on, or comes again', () => {
    expect(jumped(10, 10, 20)).toBe(false);
    expect(jumped(10, 0, 20)).toBe(false);
    expect(jumped(0, 0, 1)).toBe(false);
  });
});
