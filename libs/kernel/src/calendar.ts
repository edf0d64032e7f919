/** A day as people write it, `2020-10-06`; what it means in a time zone is nobody's business here. */
export type LocalDate = string;
/** A time of day on the wall clock of Europe/London, `10:00`. */
export type LocalTime = string;

const dayMilliseconds = 86_400_000;

export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000') && toDate(fromDate(text)) === text;

export const isLocalTime = (text: string): text is LocalTime => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Days since 1970-01-01; NaN for what is no date. */
const fromDate = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
const toDate = (day: number): LocalDate =>
  Number.isFinite(day) ? new Date(day * dayMilliseconds).toISOString().slice(0, 10) : '';

export const addDays = (date: LocalDate, days: number): LocalDate => toDate(fromDate(date) + days);
export const daysBetween = (from: LocalDate, to: LocalDate): number => fromDate(to) - fromDate(from);
/** 1 Monday … 7 Sunday. */
export const weekday = (date: LocalDate): number => ((((fromDate(date) + 3) % 7) + 7) % 7) + 1;

const months = 'January February March April May June July August September October November December'.split(' ');

/** `6 October 2020`, as papers and letters write a day. */
export const shortDate = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(0, 4))}`;

/** Minutes from one time of day to a later one on the same day; negative when it is earlier. */
export const minutesBetween = (from: LocalTime, to: LocalTime): number => minuteOfDay(to) - minuteOfDay(from);
const minuteOfDay = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The last Sunday of a month, on which the clocks change in the United Kingdom (Summer Time Order 2002). */
const lastSunday = (year: string, month: string): LocalDate => {
  const last = addDays(`${year}-${month}-31`, 0);
  return addDays(last, -(weekday(last) % 7));
};

/** Summer time begins at 01:00 on the last Sunday of March: the hour up to 02:00 is not on any clock that night. */
export const existsOnClock = (date: LocalDate, time: LocalTime): boolean =>
  date !== lastSunday(date.slice(0, 4), '03') || time < '01:00' || time >= '02:00';

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface OnClock {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

const minuteMilliseconds = 60_000;
/**
 * The minute asked for last: whether something is overdue is asked of every row of a list, and formatting takes longer than
 * all else about it. London has been whole minutes from UTC since 1847.
 */
let latest: { readonly minute: number; readonly shows: OnClock } | undefined;

/** What a wall clock and calendar in London show at an instant (milliseconds since 1970). */
export const onLondonClock = (instant: number): OnClock => {
  const minute = Math.floor(instant / minuteMilliseconds);
  if (latest?.minute !== minute) latest = { minute, shows: formatted(instant) };
  return latest.shows;
};

const hourMilliseconds = 3_600_000;

/** The instant at which the next day begins in London: 23 to 25 hours after this one began. The clocks change at 01:00, so there is one midnight a day. */
export const nextLondonMidnight = (instant: number): number => {
  const next = addDays(onLondonClock(instant).date, 1);
  const inUtc = fromDate(next) * dayMilliseconds;
  const inSummer = inUtc - hourMilliseconds;
  return formatted(inSummer).date === next ? inSummer : inUtc;
};

/**
 * The instant (milliseconds since 1970) at which a clock in London shows a time. Of an hour that it shows twice in a night, the first;
 * in the hour that is on no clock, as if it had not been put forward yet (RFC 5545, 3.3.5).
 */
export const instantInLondon = (date: LocalDate, time: LocalTime): number => {
  const inUtc = Date.parse(`${date}T${time}:00Z`);
  const inSummer = inUtc - hourMilliseconds;
  const shows = formatted(inSummer);
  return shows.date === date && shows.time === time ? inSummer : inUtc;
};

const formatted = (instant: number): OnClock => {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` };
};
