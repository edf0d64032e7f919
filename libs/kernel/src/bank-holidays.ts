import { addDays, weekday, type LocalDate } from './calendar.ts';

/**
 * Bank holidays of England and Wales: the Banking and Financial Dealings Act 1971, schedule 1, New Year's Day and the early May
 * holiday by yearly proclamation since 1974 and 1978, and the days proclaimed once. All of them are working weekdays otherwise.
 */
export const bankHolidays = (year: number): readonly LocalDate[] => {
  const found = known.get(year) ?? holidaysOf(year);
  known.set(year, found);
  return found;
};

/** Worked out once a year: notice of a meeting is looked at with every reading of it. */
const known = new Map<number, readonly LocalDate[]>();

const holidaysOf = (year: number): readonly LocalDate[] => {
  const easter = easterSunday(year);
  const usual = [
    onWeekday(day(year, '01-01')),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(day(year, '05-01')),
    lastMonday(day(year, '05-31')),
    lastMonday(day(year, '08-31')),
    ...christmas(year),
  ];
  const { instead = {}, besides = [] } = proclaimed[year] ?? {};
  return [...usual.map((date) => instead[date] ?? date), ...besides].sort();
};

/** Days proclaimed once, for the years whose proclamations are known (2010 to 2030). */
const proclaimed: Readonly<
  Record<number, { readonly instead?: Readonly<Record<LocalDate, LocalDate>>; readonly besides?: readonly LocalDate[] }>
> = {
  // Wedding of the Duke and Duchess of Cambridge.
  2011: { besides: ['2011-04-29'] },
  // Diamond Jubilee: the spring holiday moved, and a day more.
  2012: { instead: { '2012-05-28': '2012-06-04' }, besides: ['2012-06-05'] },
  // Seventy-five years after the war in Europe ended.
  2020: { instead: { '2020-05-04': '2020-05-08' } },
  // Platinum Jubilee; State Funeral of Queen Elizabeth II.
  2022: { instead: { '2022-05-30': '2022-06-02' }, besides: ['2022-06-03', '2022-09-19'] },
  // Coronation of King Charles III.
  2023: { besides: ['2023-05-08'] },
};

/** The day itself, or the Monday after where it falls on a weekend. */
const onWeekday = (date: LocalDate): LocalDate => (weekday(date) < 6 ? date : addDays(date, 8 - weekday(date)));

const firstMonday = (firstOfMonth: LocalDate): LocalDate => addDays(firstOfMonth, (8 - weekday(firstOfMonth)) % 7);

const lastMonday = (lastOfMonth: LocalDate): LocalDate => addDays(lastOfMonth, 1 - weekday(lastOfMonth));

/** 25 and 26 December; those on a weekend are made up for by the next two weekdays that aren't holidays already. */
const christmas = (year: number): readonly LocalDate[] => {
  const first = day(year, '12-25');
  const after = (days: number) => addDays(first, days);
  switch (weekday(first)) {
    case 5:
      return [first, after(3)];
    case 6:
      return [after(2), after(3)];
    case 7:
      return [after(1), after(2)];
    default:
      return [first, after(1)];
  }
};

/** Western Easter (the anonymous Gregorian computus of Nature, 1876, as in Meeus, Astronomical Algorithms, chapter 8). */
const easterSunday = (year: number): LocalDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  return addDays(day(year, '03-22'), epact + sunday - 7 * late);
};

const day = (year: number, monthAndDay: string): LocalDate => `${String(year).padStart(4, '0')}-${monthAndDay}`;

/** Monday to Friday, but for bank holidays. */
export const isWorkingDay = (date: LocalDate): boolean =>
  weekday(date) < 6 && !bankHolidays(Number(date.slice(0, 4))).includes(date);
