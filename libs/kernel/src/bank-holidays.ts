import { addDays, weekday, type LocalDate } from './calendar.ts';

/** Parts of the United Kingdom that have bank holidays of their own. */
export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland';

/**
 * Bank holidays: the Banking and Financial Dealings Act 1971, schedule 1, the St Andrew's Day Bank Holiday (Scotland) Act 2007, what is
 * proclaimed every year (New Year's Day and the early May holiday of England, Wales and Northern Ireland, the last Monday in May and
 * Boxing Day of Scotland, 12 July), and the days proclaimed once. All of them are working weekdays otherwise. They agree with
 * gov.uk's list for 2010 to 2028 in England and Wales, and for 2019 to 2028 elsewhere; other years are by the rules alone.
 */
export const bankHolidays = (year: number, nation: Nation = 'england-and-wales'): readonly LocalDate[] => {
  const found = known[nation].get(year) ?? holidaysOf(year, nation);
  known[nation].set(year, found);
  return found;
};

/** Worked out once a year: notice of a meeting is looked at with every reading of it. */
const known: Readonly<Record<Nation, Map<number, readonly LocalDate[]>>> = {
  'england-and-wales': new Map(),
  scotland: new Map(),
  'northern-ireland': new Map(),
};

const holidaysOf = (year: number, nation: Nation): readonly LocalDate[] => {
  const { instead = {}, besides = [], in: there = {} } = proclaimed[year] ?? {};
  const usual = [...common(year), ...own[nation](year)];
  return [...usual.map((date) => instead[date] ?? date), ...besides, ...(there[nation] ?? [])].sort();
};

/** Good Friday, the two Mondays in May, Christmas. */
const common = (year: number): readonly LocalDate[] => [
  addDays(easterSunday(year), -2),
  firstMonday(day(year, '05-01')),
  lastMonday(day(year, '05-31')),
  ...twoFrom(day(year, '12-25')),
];

const englandAndWales = (year: number): readonly LocalDate[] => [
  onWeekday(day(year, '01-01')),
  addDays(easterSunday(year), 1),
  lastMonday(day(year, '08-31')),
];

const own: Readonly<Record<Nation, (year: number) => readonly LocalDate[]>> = {
  'england-and-wales': englandAndWales,
  // 1 and 2 January, the first Monday in August, St Andrew's Day.
  scotland: (year) => [
    ...twoFrom(day(year, '01-01')),
    firstMonday(day(year, '08-01')),
    ...(year < 2007 ? [] : [onWeekday(day(year, '11-30'))]),
  ],
  // St Patrick's Day and the Battle of the Boyne as well.
  'northern-ireland': (year) => [
    ...englandAndWales(year),
    onWeekday(day(year, '03-17')),
    onWeekday(day(year, '07-12')),
  ],
};

interface Proclaimed {
  /** One that was moved, and to when. */
  readonly instead?: Readonly<Record<LocalDate, LocalDate>>;
  readonly besides?: readonly LocalDate[];
  /** In one part of the kingdom alone. */
  readonly in?: Partial<Readonly<Record<Nation, readonly LocalDate[]>>>;
}

/** Days proclaimed once, for the years whose proclamations are known (2010 to 2028). */
const proclaimed: Readonly<Record<number, Proclaimed>> = {
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
  // The day after Scotland's first match of the World Cup.
  2026: { in: { scotland: ['2026-06-15'] } },
};

/** The day itself, or the Monday after where it falls on a weekend. */
const onWeekday = (date: LocalDate): LocalDate => (weekday(date) < 6 ? date : addDays(date, 8 - weekday(date)));

const firstMonday = (firstOfMonth: LocalDate): LocalDate => addDays(firstOfMonth, (8 - weekday(firstOfMonth)) % 7);

const lastMonday = (lastOfMonth: LocalDate): LocalDate => addDays(lastOfMonth, 1 - weekday(lastOfMonth));

/** That day and the next; those on a weekend are made up for by the next weekdays that aren't holidays already. */
const twoFrom = (first: LocalDate): readonly LocalDate[] => {
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
export const isWorkingDay = (date: LocalDate, nation: Nation = 'england-and-wales'): boolean =>
  weekday(date) < 6 && !bankHolidays(Number(date.slice(0, 4)), nation).includes(date);
