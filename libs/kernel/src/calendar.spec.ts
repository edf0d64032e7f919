import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  existsOnClock,
  instantInLondon,
  isLocalDate,
  isLocalTime,
  minutesBetween,
  nextLondonMidnight,
  onLondonClock,
  shortDate,
  weekday,
} from './calendar.ts';

const minute = 60_000;
const years = Array.from({ length: 41 }, (_, index) => 2_000 + index);

/** The instants at which the clocks change, found by asking the clock day by day and then hour by hour, not by counting Sundays. */
const changesIn = (year: number): { readonly spring: number; readonly autumn: number } => {
  const offset = (instant: number) => {
    const { date, time } = onLondonClock(instant);
    return Date.parse(`${date}T${time}:00Z`) - instant;
  };
  const changes: number[] = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year, 11, 31); day += 24 * 60 * minute) {
    if (offset(day) === offset(day + 24 * 60 * minute)) continue;
    let instant = day;
    while (offset(instant) === offset(day)) instant += 60 * minute;
    changes.push(instant);
  }
  expect(changes).toHaveLength(2);
  return { spring: changes[0]!, autumn: changes[1]! };
};

const date = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2020-01-01', days));

describe('a date', () => {
  it('exists or does not', () => {
    for (const text of ['2020-02-29', '2000-02-29', '2021-12-31', '0001-01-01', '9999-12-31'])
      expect(isLocalDate(text), text).toBe(true);
    for (const text of ['2021-02-29', '1900-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '2020-1-1', '0000-01-01'])
      expect(isLocalDate(text), text).toBe(false);
    for (const text of [
      '',
      'today',
      '2020-02-11T10:00',
      ' 2020-02-11',
      '2020-02-11\n',
      '２０２０-02-11',
      '+02020-02-11',
    ])
      expect(isLocalDate(text), JSON.stringify(text)).toBe(false);
  });

  it('and days add up, over months, leap years and summer time', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01');
    expect(addDays('2020-12-31', 1)).toBe('2021-01-01');
    expect(addDays('2027-03-28', 1)).toBe('2027-03-29');
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(daysBetween('2027-10-31', '2027-10-30')).toBe(-1);
    fc.assert(
      fc.property(date, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('falls on a day of the week', () => {
    expect(weekday('2020-02-11')).toBe(2);
    expect(weekday('2020-10-06')).toBe(2);
    expect(weekday('1969-12-28')).toBe(7);
    fc.assert(
      fc.property(date, (day) => {
        expect(weekday(addDays(day, 1))).toBe((weekday(day) % 7) + 1);
      }),
    );
  });
});

describe('a date in words', () => {
  it.each([
    ['2020-10-06', '6 October 2020'],
    ['2024-02-29', '29 February 2024'],
    ['2026-12-31', '31 December 2026'],
  ])('%s is %s', (date, words) => expect(shortDate(date)).toBe(words));
});

describe('a time of day', () => {
  it('is on the clock or is not', () => {
    for (const text of ['00:00', '09:05', '23:59']) expect(isLocalTime(text), text).toBe(true);
    for (const text of ['24:00', '9:05', '10:60', '10:00:00', '', '10.00', '10:00\n', '-1:00'])
      expect(isLocalTime(text), JSON.stringify(text)).toBe(false);
  });

  it('is so many minutes from another', () => {
    expect(minutesBetween('10:00', '11:50')).toBe(110);
    expect(minutesBetween('11:50', '10:00')).toBe(-110);
  });
});

describe('R14: the nights when the clocks change', () => {
  it.each([
    ['2020-03-29', '2020-10-25'],
    ['2026-03-29', '2026-10-25'],
    ['2027-03-28', '2027-10-31'],
    ['2024-03-31', '2024-10-27'],
  ])('are %s and %s', (spring, autumn) => {
    const changes = changesIn(Number(spring.slice(0, 4)));
    expect(onLondonClock(changes.spring).date).toBe(spring);
    expect(onLondonClock(changes.autumn).date).toBe(autumn);
  });

  it('in spring the clock goes from 00:59 to 02:00', () => {
    const one = Date.parse('2027-03-28T01:00:00Z');
    expect(onLondonClock(one - minute)).toEqual({ date: '2027-03-28', time: '00:59' });
    expect(onLondonClock(one)).toEqual({ date: '2027-03-28', time: '02:00' });
    expect(existsOnClock('2027-03-28', '00:59')).toBe(true);
    for (const time of ['01:00', '01:30', '01:59']) expect(existsOnClock('2027-03-28', time), time).toBe(false);
    expect(existsOnClock('2027-03-28', '02:00')).toBe(true);
    expect(existsOnClock('2027-03-27', '01:30')).toBe(true);
  });

  it('in autumn the hour from 01:00 comes twice, on one day', () => {
    const one = Date.parse('2027-10-31T01:00:00Z');
    expect(onLondonClock(one - minute)).toEqual({ date: '2027-10-31', time: '01:59' });
    expect(onLondonClock(one)).toEqual({ date: '2027-10-31', time: '01:00' });
    expect(onLondonClock(one + 60 * minute)).toEqual({ date: '2027-10-31', time: '02:00' });
    expect(existsOnClock('2027-10-31', '01:30')).toBe(true);
  });

  it('a time exists just when some instant shows it, in every spring and autumn of forty years', () => {
    for (const year of years) {
      const { spring, autumn } = changesIn(year);
      for (const change of [spring, autumn]) {
        const { date: day } = onLondonClock(change);
        const shown = new Set<string>();
        for (let instant = change - 24 * 60 * minute; instant < change + 24 * 60 * minute; instant += 15 * minute) {
          const clock = onLondonClock(instant);
          if (clock.date === day) shown.add(clock.time);
        }
        for (let hour = 0; hour < 24; hour++)
          for (const quarter of ['00', '15', '30', '45']) {
            const time = `${String(hour).padStart(2, '0')}:${quarter}`;
            expect(existsOnClock(day, time), `${day} ${time}`).toBe(shown.has(time));
          }
      }
    }
  });

  it('midnight in summer is the day before in UTC, in winter it is not', () => {
    expect(onLondonClock(Date.parse('2027-06-30T23:30:00Z'))).toEqual({ date: '2027-07-01', time: '00:30' });
    expect(onLondonClock(Date.parse('2027-12-31T23:30:00Z'))).toEqual({ date: '2027-12-31', time: '23:30' });
    expect(onLondonClock(Date.parse('2027-10-30T23:00:00Z')).date).toBe('2027-10-31');
  });
});

describe('the next midnight in London', () => {
  it('is when the date there changes, whatever the hour and the day of the year', () => {
    for (
      let instant = Date.parse('2027-01-01T00:30:00Z');
      instant < Date.parse('2028-01-01');
      instant += 7 * 3_600_000
    ) {
      const midnight = nextLondonMidnight(instant);
      const { date } = onLondonClock(instant);
      expect(onLondonClock(midnight - 1).date).toBe(date);
      expect(onLondonClock(midnight)).toEqual({ date: addDays(date, 1), time: '00:00' });
    }
  });
});

describe('the instant of a time in London', () => {
  it('is the one at which a clock shows it, of two the first, through the nights in which the clocks change', () => {
    for (const year of years) {
      const { spring, autumn } = changesIn(year);
      for (const change of [spring, autumn])
        for (let instant = change - 180 * minute; instant < change + 180 * minute; instant += 15 * minute) {
          const { date, time } = onLondonClock(instant);
          const shownBefore = change === autumn && instant >= autumn && instant < autumn + 60 * minute;
          expect(instantInLondon(date, time)).toBe(shownBefore ? instant - 60 * minute : instant);
        }
      // An hour that is on no clock: 01:30 is as long after midnight as it always was.
      const { date } = onLondonClock(spring);
      expect(instantInLondon(date, '01:30')).toBe(spring + 30 * minute);
    }
  });

  it('is undone by looking at the clock', () =>
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 1_439 }), (day, minutes) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        fc.pre(existsOnClock(day, time));
        expect(onLondonClock(instantInLondon(day, time))).toEqual({ date: day, time });
      }),
    ));
});
