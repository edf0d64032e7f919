import { describe, expect, it } from 'vitest';
import { timingOf } from './agenda-numbers.ts';

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
