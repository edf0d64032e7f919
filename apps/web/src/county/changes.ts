import type { Overview } from './overview.documents.ts';

const counted = (before: number, after: number, what: string): string[] => {
  const step = after - before;
  if (step === 0) return [];
  const [count, direction] = [Math.abs(step), step > 0 ? 'more' : 'fewer'];
  return [`${count} ${direction} ${what}`];
};

/** What is different in a row, in words; empty when nothing that is shown is. */
export const changesBetween = (before: Overview, after: Overview): readonly string[] => {
  const met =
    before.nextMeeting?.date !== after.nextMeeting?.date ||
    before.nextMeeting?.startsAt !== after.nextMeeting?.startsAt;
  return [
    ...counted(before.open, after.open, 'open'),
    ...counted(before.overdue, after.overdue, 'overdue'),
    ...counted(before.closed, after.closed, 'closed'),
    ...(met ? ['another next meeting'] : []),
    ...(before.nextMeeting?.stage !== after.nextMeeting?.stage && !met ? ['next meeting moved on'] : []),
    ...counted(before.minutesNotAgreed.length, after.minutesNotAgreed.length, 'minutes not agreed'),
  ];
};

/** The rows with one of them as it is now, by name. */
export const withRow = (rows: readonly Overview[], row: Overview): readonly Overview[] =>
  [...rows.filter(({ slug }) => slug !== row.slug), row].sort((one, other) =>
    one.name.localeCompare(other.name, 'en-GB'),
  );
