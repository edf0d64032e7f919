import { describe, expect, it } from 'vitest';
import { addMinutes, dateAndTime, inLondon, longDate, minutesBetween, shortDate } from './dates.ts';

describe('dates as people read them', () => {
  it('names day, date, month and year', () => {
    expect(longDate('2020-10-06')).toBe('Tuesday 6 October 2020');
    expect(longDate('2020-02-29')).toBe('Saturday 29 February 2020');
    expect(shortDate('2021-02-09')).toBe('9 February 2021');
  });

  it('shows what is no date as it is', () => {
    expect(longDate('soon')).toBe('soon');
  });

  it('counts minutes between times of day', () => {
    expect(minutesBetween('10:00', '11:50')).toBe(110);
    expect(minutesBetween('11:50', '10:00')).toBe(-110);
    expect(addMinutes('10:55', 10)).toBe('11:05');
    expect(addMinutes('23:55', 10)).toBe('00:05');
  });

  it('shows instants by the clock in London, summer and winter', () => {
    expect(inLondon('2020-10-06T09:00:00.000Z')).toEqual({ date: '2020-10-06', time: '10:00' });
    expect(inLondon('2020-12-01T10:00:00.000Z')).toEqual({ date: '2020-12-01', time: '10:00' });
    expect(dateAndTime('2020-07-01T23:30:00.000Z')).toBe('2 July 2020 at 00:30');
  });
});
