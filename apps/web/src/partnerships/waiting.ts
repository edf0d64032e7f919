import { shortDate } from '../calendar/dates.ts';
import type { Home } from './home.documents.ts';

export interface Waiting {
  readonly text: string;
  /** Within the partnership. */
  readonly to: string;
}

/** What is to be done next, the oldest first. */
export const waitingIn = ({
  waiting,
  overdue,
  declined,
  silent,
}: Pick<Home, 'waiting' | 'overdue' | 'declined' | 'silent'>): readonly Waiting[] => {
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
  const points = [
    about(overdue?.total ?? 0, 'is overdue', 'are overdue', 'overdue'),
    about(declined?.total ?? 0, 'was declined by an owner', 'were declined by an owner', 'declined'),
    about(silent?.total ?? 0, 'has had no response', 'have had no response', 'silent'),
  ];
  return [...minutes, ...points.flat()];
};

const about = (total: number, one: string, many: string, which: string): readonly Waiting[] => {
  if (total === 0) return [];
  const text = total === 1 ? `1 action point ${one}` : `${total} action points ${many}`;
  return [{ text, to: `/action-points?${which}` }];
};
