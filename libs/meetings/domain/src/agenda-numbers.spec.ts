import { describe, expect, it } from 'vitest';
import { placedItems, timingOf } from './agenda-numbers.ts';

describe('timing', () => {
  const sum = (...minutes: (number | null)[]) =>
    timingOf(
      minutes.map((minutesAllotted, id) => ({
        id: String(id),
        title: 'x',
        purpose: null,
        leads: [],
        minutesAllotted,
        restrictedBecause: null,
        subItems: [],
      })),
      '10:00',
      '11:50',
    );
  it('says that it fills the meeting', () =>
    expect(sum(100, 10, null)).toEqual({
      allotted: 110,
      available: 110,
      message: 'The agenda fills the meeting: 110 of 110 minutes.',
    }));
  it('says how much it is over', () =>
    expect(sum(120).message).toBe('The agenda is 10 minutes over: 120 of 110 minutes.'));
  it('says how much it is under', () =>
    expect(sum(109).message).toBe('The agenda is 1 minute under: 109 of 110 minutes.'));
});

describe('what is kept from the public', () => {
  const item = (id: string, restrictedBecause: string | null, subItems: readonly never[] = []) => ({
    id,
    title: 'x',
    purpose: null,
    leads: [],
    minutesAllotted: null,
    restrictedBecause,
    subItems,
  });
  it('is an item for its own reason, and a sub-item for its own or for that of the item above', () => {
    const under = (...subItems: readonly ReturnType<typeof item>[]) => subItems as readonly never[];
    const agenda = [
      item('a', null, under(item('aa', null), item('ab', 'Names'))),
      item('b', 'Names', under(item('ba', null), item('bb', 'Names'))),
    ];
    expect(placedItems(agenda).map(({ number, restricted }) => [number, restricted])).toEqual([
      ['1', false],
      ['1.1', false],
      ['1.2', true],
      ['2', true],
      ['2.1', true],
      ['2.2', true],
    ]);
  });
});
