import { addDays, onLondonClock, weekday, type LocalDate, type LocalTime } from '@csp/kernel';

/** A day of the papers, or one so many days before or after the day the demonstration is first started, moved to a weekday of its week. */
export type Day = LocalDate | { readonly fromToday: number; readonly weekday: 2 | 3 | 4 };

export const dateOf = (day: Day, today: LocalDate): LocalDate => {
  if (typeof day === 'string') return day;
  const near = addDays(today, day.fromToday);
  return addDays(near, day.weekday - weekday(near));
};

/** Tuesdays to Thursdays are no bank holidays but around Christmas, when nobody meets: some weeks earlier or later, then. */
export const meetingDateOf = (day: Day, today: LocalDate): LocalDate => {
  let date = dateOf(day, today);
  while (typeof day !== 'string' && atChristmas(date)) date = addDays(date, day.fromToday < 0 ? -7 : 7);
  return date;
};

const atChristmas = (date: LocalDate): boolean => date.slice(5) >= '12-20' || date.slice(5) <= '01-04';

/** The instant at which clocks in London show this. Milliseconds since 1970. */
export const instantOf = (date: LocalDate, time: LocalTime): number => {
  const inWinter = Date.parse(`${date}T${time}:00Z`);
  return onLondonClock(inWinter).time === time ? inWinter : inWinter - 3_600_000;
};
