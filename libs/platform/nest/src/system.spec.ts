import { describe, expect, it } from 'vitest';
import { digest, timeOrderedIds } from './system.ts';

describe('time-ordered ids', () => {
  it('are UUIDs of version 7, in the order of time', () => {
    let now = 1_700_000_000_000;
    const ids = timeOrderedIds({ now: () => now++ });
    const made = Array.from({ length: 1_000 }, () => ids.next());
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(1_000);
  });
});

describe('the digest', () => {
  it('is 32 hexadecimal digits that differ with the text', () => {
    expect(digest('a')).toMatch(/^[0-9a-f]{32}$/);
    expect(digest('a')).not.toBe(digest('b'));
  });
});
