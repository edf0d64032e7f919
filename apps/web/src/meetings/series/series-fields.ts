import type { Mistake } from '../../design/error-summary.tsx';
import { timesWrong } from '../times.ts';
import type { Habits } from './series.documents.ts';

type Rhythm = NonNullable<Habits['rhythm']>;

/** What is typed about a series, as text. */
export interface SeriesFields {
  readonly name: string;
  /** Empty: its days are set by hand. */
  readonly everyMonths: string;
  readonly week: Rhythm['week'];
  readonly weekday: Rhythm['weekday'];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
}

export const newSeries: SeriesFields = {
  ...{ name: '', everyMonths: '3', week: 'SECOND', weekday: 'TUESDAY', startsAt: '10:00', endsAt: '12:00', place: '' },
};

export const fieldsOfSeries = ({ name, rhythm, startsAt, endsAt, place }: Habits): SeriesFields => ({
  ...{ name, startsAt, endsAt, place: place ?? '' },
  everyMonths: rhythm ? String(rhythm.everyMonths) : '',
  week: rhythm?.week ?? newSeries.week,
  weekday: rhythm?.weekday ?? newSeries.weekday,
});

/** `prefix` begins the ids of the form's fields. */
export const mistakesInSeries = (fields: SeriesFields, prefix: string): readonly Mistake[] => [
  ...(fields.name.trim() ? [] : [{ field: `${prefix}-name`, text: 'Enter what the series is called' }]),
  ...timesWrong({ ...fields, date: 'any' }, prefix),
];

/** As the graph takes it; only for fields without mistakes. */
export const inputOfSeries = ({ name, everyMonths, week, weekday, startsAt, endsAt, place }: SeriesFields) => ({
  ...{ name: name.trim(), startsAt, endsAt, place: place.trim() || null },
  rhythm: everyMonths ? { everyMonths: Number(everyMonths), week, weekday } : null,
});

export const weekWords: Readonly<Record<Rhythm['week'], string>> = {
  FIRST: 'First',
  SECOND: 'Second',
  THIRD: 'Third',
  FOURTH: 'Fourth',
  LAST: 'Last',
};

export const weekdayWords: Readonly<Record<Rhythm['weekday'], string>> = {
  MONDAY: 'Monday',
  TUESDAY: 'Tuesday',
  WEDNESDAY: 'Wednesday',
  THURSDAY: 'Thursday',
  FRIDAY: 'Friday',
};

/** All that the graph takes, so that what others chose isn't lost here. */
export const monthChoices = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: { 1: 'Every month', 12: 'Every year' }[index + 1] ?? `Every ${index + 1} months`,
}));
