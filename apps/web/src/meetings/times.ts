import type { Mistake } from '../design/error-summary.tsx';

/** `prefix` begins the ids of the fields. */
export const timesWrong = (
  { date, startsAt, endsAt }: { readonly date: string; readonly startsAt: string; readonly endsAt: string },
  prefix: string,
): readonly Mistake[] => {
  const mistakes: Mistake[] = [];
  if (!date) mistakes.push({ field: `${prefix}-date`, text: 'Enter the day of the meeting' });
  if (!startsAt) mistakes.push({ field: `${prefix}-startsAt`, text: 'Enter when the meeting begins' });
  if (!endsAt) mistakes.push({ field: `${prefix}-endsAt`, text: 'Enter when the meeting ends' });
  if (startsAt && endsAt && endsAt <= startsAt) {
    mistakes.push({ field: `${prefix}-endsAt`, text: 'The meeting must end after it begins' });
  }
  return mistakes;
};
