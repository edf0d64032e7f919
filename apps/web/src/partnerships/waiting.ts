import { shortDate } from '../calendar/dates.ts';
import type { Home } from './home.documents.ts';

export interface Waiting {
  readonly text: string;
  /** Within the partnership. */
  readonly to: string;
}

/** What is to be done next, the oldest first. */
export const waitingIn = ({ waiting, overdue }: Pick<Home, 'waiting' | 'overdue'>): readonly Waiting[] => {
  const oldestFirst = [...(waiting?.nodes ?? [])].sort((one, other) => (one.date < other.date ? -1 : 1));
  const minutes = oldestFirst.flatMap(({ id, title, date, stage, minutesStatus }): Waiting[] => {
    const which = `${title}, ${shortDate(date)}`;
    if (stage === 'OPEN') return [{ text: `Go on with the minutes of ${which}`, to: `/meetings/${id}/minutes` }];
    if (minutesStatus === 'CIRCULATED') {
      return [{ text: `Agree the minutes of ${which} at the next meeting`, to: `/meetings/${id}/record` }];
    }
    if (minutesStatus === 'DRAFT') {
      return [{ text: `Finish and circulate the minutes of ${which}`, to: `/meetings/${id}/record` }];
    }
    return [{ text: `Write the minutes of ${which}`, to: `/meetings/${id}/minutes` }];
  });
  const late = overdue?.total ?? 0;
  const points = late === 1 ? '1 action point is overdue' : `${late} action points are overdue`;
  return [...minutes, ...(late > 0 ? [{ text: points, to: '/action-points?overdue' }] : [])];
};
