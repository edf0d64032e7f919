import { addDays, isWorkingDay, weekday, type LocalDate } from '@csp/kernel';
import type { Rhythm, WeekOfMonth, Workday } from '@csp/meetings-contract';

const workdays: readonly Workday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weeks: Readonly<Record<WeekOfMonth, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 5 };
const mostMonths = 12;
const lastYear = 9999;

/** Whether a group can meet so: every one to twelve months. */
export const isRhythm = ({ everyMonths }: Rhythm): boolean =>
  Number.isInteger(everyMonths) && everyMonths >= 1 && everyMonths <= mostMonths;

/** `Every 3 months, on the second Tuesday`. */
export const rhythmInWords = (rhythm: Rhythm | null): string => {
  if (rhythm === null) return 'Days are set by hand';
  const { everyMonths, week, weekday: day } = rhythm;
  const often = everyMonths === 1 ? 'month' : everyMonths === mostMonths ? 'year' : `${everyMonths} months`;
  return `Every ${often}, on the ${week} ${day[0]!.toUpperCase()}${day.slice(1)}`;
};

/** A day on which to meet. */
export interface ProposedDay {
  readonly date: LocalDate;
  /** The regular day, where that is a bank holiday and the next working day is proposed. */
  readonly insteadOf: LocalDate | null;
}

/** From where to count. */
export interface CountFrom {
  readonly today: LocalDate;
  /** The day that the latest meeting was set for at first; none while there is none. */
  readonly latest: LocalDate | null;
  /** The first day to propose, whatever there was before. */
  readonly from: LocalDate | null;
}

/**
 * The next regular days that are to come: so many months after the latest meeting, or from a day on, where months are counted from
 * the first that has such a day. Never a weekend or a bank holiday. Fewer at the end of the calendar.
 */
export const proposedDays = (rhythm: Rhythm, counted: CountFrom, count: number): readonly ProposedDay[] => {
  const { today, latest, from } = counted;
  const earliest = from !== null && from > today ? from : addDays(today, 1);
  const goesOn = from === null && latest !== null;
  const found: ProposedDay[] = [];
  let month = goesOn ? monthOf(latest) + rhythm.everyMonths : monthOf(earliest);
  while (found.length < count && month < (lastYear + 1) * 12) {
    const day = dayIn(month, rhythm);
    if (day.date >= earliest) found.push(day);
    month += found.length > 0 || goesOn ? rhythm.everyMonths : 1;
  }
  return found;
};

/** Months since the year 0. */
const monthOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const dayIn = (month: number, { week, weekday: day }: Rhythm): ProposedDay => {
  const firstOfMonth = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const firstOfKind = addDays(firstOfMonth, (workdays.indexOf(day) + 1 - weekday(firstOfMonth) + 7) % 7);
  const wished = addDays(firstOfKind, 7 * (weeks[week] - 1));
  // There is a fifth one in some months only.
  const regular = monthOf(wished) === month ? wished : addDays(wished, -7);
  let date = regular;
  while (!isWorkingDay(date)) date = addDays(date, 1);
  return { date, insteadOf: date === regular ? null : regular };
};
