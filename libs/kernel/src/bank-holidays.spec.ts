import { describe, expect, it } from 'vitest';
import { bankHolidays, isWorkingDay, type Nation } from './bank-holidays.ts';
import { weekday } from './calendar.ts';

/** As announced on gov.uk for England and Wales; month and day. */
const announced: Readonly<Record<number, string>> = {
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
};

/** By the rules alone: not announced when this was written. */
const toCome: Readonly<Record<number, string>> = {
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
};

/** As announced for Scotland; 2018 by the rules alone. */
const scotland: Readonly<Record<number, string>> = {
  2018: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
  2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
  2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
  2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
  2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
  2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
  2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
  2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
  2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
};

/** What Northern Ireland has beside the days of England and Wales: St Patrick's and the Battle of the Boyne. */
const irish: Readonly<Record<number, string>> = {
  2018: '03-19 07-12',
  2019: '03-18 07-12',
  2020: '03-17 07-13',
  2021: '03-17 07-12',
  2022: '03-17 07-12',
  2023: '03-17 07-12',
  2024: '03-18 07-12',
  2025: '03-17 07-14',
  2026: '03-17 07-13',
  2027: '03-17 07-12',
  2028: '03-17 07-12',
};

const nations: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];

describe('bank holidays of England and Wales', () => {
  it.each(Object.entries({ ...announced, ...toCome }))('%s', (year, days) => {
    expect(bankHolidays(Number(year))).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it.each(nations)('never fall on a weekend, nor two on one day: %s', (nation) => {
    for (let year = 1975; year <= 2200; year++) {
      const days = bankHolidays(year, nation);
      expect(days.every((day) => weekday(day) < 6)).toBe(true);
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('bank holidays elsewhere in the kingdom', () => {
  it.each(Object.entries(scotland))('Scotland, %s', (year, days) => {
    expect(bankHolidays(Number(year), 'scotland')).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it.each(Object.entries(irish))('Northern Ireland, %s', (year, days) => {
    const own = days.split(' ').map((day) => `${year}-${day}`);
    expect(bankHolidays(Number(year), 'northern-ireland')).toEqual([...bankHolidays(Number(year)), ...own].sort());
  });

  it('make a day off in one nation and a working day in another', () => {
    expect(nations.map((nation) => isWorkingDay('2026-01-02', nation))).toEqual([true, false, true]);
    expect(nations.map((nation) => isWorkingDay('2026-04-06', nation))).toEqual([false, true, false]);
    expect(nations.map((nation) => isWorkingDay('2026-07-13', nation))).toEqual([true, true, false]);
  });
});
