import { addDays, bankHolidays, daysBetween, isWorkingDay, shortDate, weekday, type LocalDate } from '@csp/kernel';

/**
 * Clear working days between the publication of an agenda and its meeting (Local Government Act 1972, section 100B, and the notice
 * of partnerships modelled on it): neither of the two days counts, nor weekends, nor bank holidays. 0 when published too late or
 * afterwards.
 */
export const clearWorkingDays = (publishedOn: LocalDate, meetingOn: LocalDate): number => {
  const between = daysBetween(publishedOn, meetingOn) - 1;
  if (!(between > 0)) return 0;
  const first = addDays(publishedOn, 1);
  let working = Math.floor(between / 7) * 5;
  for (let day = 0; day < between % 7; day++) if ((weekday(first) + day - 1) % 7 < 5) working++;
  for (let year = yearOf(first); year <= yearOf(meetingOn); year++)
    working -= bankHolidays(year).filter((holiday) => holiday >= first && holiday < meetingOn).length;
  return working;
};

/** The last day on which publishing gives `required` clear working days; the day of the meeting when none are required. */
export const publishBy = (meetingOn: LocalDate, required: number): LocalDate => {
  let day = meetingOn;
  for (let missing = required; missing > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) missing--;
  }
  return required > 0 ? addDays(day, -1) : day;
};

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Notice of a meeting: what was given, or would be if the agenda went out today. */
export interface Notice {
  readonly required: number;
  readonly given: number;
  readonly late: boolean;
  readonly publishBy: LocalDate;
  readonly message: string;
}

/** `publishedOn`: none while the agenda isn't out. */
export const noticeOf = ({ date, noticeWorkingDays: required, publishedOn }: NoticeFacts, today: LocalDate): Notice => {
  const given = clearWorkingDays(publishedOn ?? today, date);
  const late = given < required;
  const by = publishBy(date, required);
  return { required, given, late, publishBy: by, message: messageOf({ required, given, late, by, publishedOn }) };
};

interface NoticeFacts {
  readonly date: LocalDate;
  readonly noticeWorkingDays: number;
  readonly publishedOn: LocalDate | null;
}

interface Facts {
  readonly required: number;
  readonly given: number;
  readonly late: boolean;
  readonly by: LocalDate;
  readonly publishedOn: LocalDate | null;
}

const messageOf = ({ required, given, late, by, publishedOn }: Facts): string => {
  if (publishedOn !== null)
    return late
      ? `Published late, on ${shortDate(publishedOn)}: ${daysOf(given)} of notice, ${required} required. Full notice ended on ${shortDate(by)}.`
      : `Published on ${shortDate(publishedOn)}: ${daysOf(given)} of notice, ${required} required.`;
  return late
    ? `Too late for full notice: published today, the agenda gives ${daysOf(given)} of the ${required} required. The last day was ${shortDate(by)}.`
    : `Publish by ${shortDate(by)}: ${daysOf(required)} of notice are required, published today it would be ${given}.`;
};

const daysOf = (days: number): string => `${days} clear working ${days === 1 ? 'day' : 'days'}`;
