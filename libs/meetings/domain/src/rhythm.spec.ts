import { isWorkingDay, weekday } from '@csp/kernel';
import type { Rhythm } from '@csp/meetings-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRhythm, proposedDays, rhythmInWords } from './rhythm.ts';

const quarterly: Rhythm = { everyMonths: 3, week: 'second', weekday: 'tuesday' };
const on = (rhythm: Rhythm, from: Partial<Parameters<typeof proposedDays>[1]>, count = 3) =>
  proposedDays(rhythm, { today: '2020-01-20', latest: null, from: null, ...from }, count).map(({ date }) => date);

describe('how often', () => {
  it.each([
    [quarterly, 'Every 3 months, on the second Tuesday'],
    [{ everyMonths: 1, week: 'last', weekday: 'friday' }, 'Every month, on the last Friday'],
    [{ everyMonths: 12, week: 'first', weekday: 'monday' }, 'Every year, on the first Monday'],
    [null, 'Days are set by hand'],
  ] as const)('%j is said in words', (rhythm, words) => expect(rhythmInWords(rhythm)).toBe(words));
  it.each([
    [0, false],
    [1, true],
    [12, true],
    [13, false],
    [1.5, false],
  ])('every %d months: %s', (everyMonths, possible) => expect(isRhythm({ ...quarterly, everyMonths })).toBe(possible));
});

describe('the next days', () => {
  it('go on from the latest meeting', () =>
    expect(on(quarterly, { latest: '2020-01-14' })).toEqual(['2020-04-14', '2020-07-14', '2020-10-13']));
  it('go on from the month it was meant for, whichever its day was', () =>
    expect(on(quarterly, { latest: '2020-01-29' }, 1)).toEqual(['2020-04-14']));
  it('leave out what has passed, and keep to its months', () =>
    expect(on(quarterly, { latest: '2018-02-13' }, 2)).toEqual(['2020-02-11', '2020-05-12']));
  it('begin with the first to come where there was none', () => {
    expect(on(quarterly, {}, 2)).toEqual(['2020-02-11', '2020-05-12']);
    expect(on(quarterly, { today: '2020-02-10' }, 1)).toEqual(['2020-02-11']);
    // Not today: nobody could be told.
    expect(on(quarterly, { today: '2020-02-11' }, 1)).toEqual(['2020-03-10']);
  });
  it('begin with the first from a day on that somebody chose', () =>
    expect(on(quarterly, { latest: '2020-01-14', from: '2020-06-15' }, 2)).toEqual(['2020-07-14', '2020-10-13']));
  it('never lie in the past, whatever was chosen', () =>
    expect(on(quarterly, { from: '2001-01-01' }, 1)).toEqual(['2020-02-11']));
  it('take the last of its kind in months of four and of five', () =>
    expect(on({ everyMonths: 1, week: 'last', weekday: 'friday' }, {})).toEqual([
      '2020-01-31',
      '2020-02-28',
      '2020-03-27',
    ]));
  it('move from a bank holiday to the next working day, and say so', () => {
    const mondays: Rhythm = { everyMonths: 1, week: 'first', weekday: 'monday' };
    expect(proposedDays(mondays, { today: '2021-04-02', latest: null, from: null }, 2)).toEqual([
      { date: '2021-04-06', insteadOf: '2021-04-05' },
      { date: '2021-05-04', insteadOf: '2021-05-03' },
    ]);
    // Christmas Day and the made-up days after it.
    expect(on({ everyMonths: 12, week: 'last', weekday: 'friday' }, { today: '2020-12-20' }, 1)).toEqual([
      '2020-12-29',
    ]);
  });
  it('end with the calendar', () => expect(on(quarterly, { from: '9999-11-01' }, 9)).toEqual(['9999-11-09']));
  it('are working days, each later than the one before', () =>
    fc.assert(
      fc.property(
        fc.record({
          everyMonths: fc.integer({ min: 1, max: 12 }),
          week: fc.constantFrom('first', 'second', 'third', 'fourth', 'last'),
          weekday: fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday'),
        } as const),
        fc.integer({ min: 2011, max: 2060 }),
        (rhythm, year) => {
          const days = proposedDays(rhythm as Rhythm, { today: `${year}-03-15`, latest: null, from: null }, 6);
          const dates = days.map(({ date }) => date);
          expect(dates).toHaveLength(6);
          expect(dates.every((date) => isWorkingDay(date))).toBe(true);
          expect([...dates].sort()).toEqual(dates);
          const regular = days.map(({ date, insteadOf }) => weekday(insteadOf ?? date));
          expect(new Set(regular).size).toBe(1);
        },
      ),
    ));
});
