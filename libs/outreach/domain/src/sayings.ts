import { addDays, type LocalDate } from '@csp/kernel';
import type { Saying } from '@csp/outreach-contract';

/** An open point of one agency, as far as a mail needs it. */
export interface OpenPoint {
  readonly actionPointId: string;
  readonly dueOn: LocalDate | null;
  /** When it was raised, or opened again: ISO 8601 instant, and that day in London. */
  readonly since: string;
  readonly sinceOn: LocalDate;
  /** Something was reported on it since. */
  readonly answered: boolean;
}

/** What the agency was told by mail. */
export interface Told {
  /** When what was last sent had been put together: ISO 8601 instant; null where nothing was ever sent. */
  readonly lastAt: string | null;
  readonly points: Readonly<Record<string, { readonly kind: Saying; readonly on: LocalDate }>>;
}

export interface Said {
  readonly actionPointId: string;
  readonly kind: Saying;
}

const dueSoonDays = 7;
const patienceDays = 14;
/** What stays as it is, is said again after a week and not every morning. */
const againDays = 7;

const inOrder: readonly Saying[] = ['overdue', 'new', 'due-soon', 'unanswered'];

const sayingOf = (point: OpenPoint, { lastAt }: Told, today: LocalDate): Saying | undefined => {
  const { dueOn, since, sinceOn, answered } = point;
  if (dueOn !== null && dueOn < today) return 'overdue';
  if (lastAt === null || since > lastAt) return 'new';
  if (dueOn !== null && dueOn <= addDays(today, dueSoonDays)) return 'due-soon';
  return !answered && sinceOn <= addDays(today, -patienceDays) ? 'unanswered' : undefined;
};

/**
 * What there is to say to an agency today; nothing, where all of it was said before in the last seven days. Overdue ones first, then by
 * due date.
 */
export const sayings = (points: readonly OpenPoint[], told: Told, today: LocalDate): readonly Said[] => {
  const said = points.flatMap((point) => {
    const kind = sayingOf(point, told, today);
    return kind ? [{ point, kind }] : [];
  });
  const isNews = ({ point, kind }: (typeof said)[number]): boolean => {
    const before = told.points[point.actionPointId];
    return before?.kind !== kind || before.on <= addDays(today, -againDays);
  };
  if (!said.some(isNews)) return [];
  const rank = ({ point, kind }: (typeof said)[number]) =>
    `${inOrder.indexOf(kind)} ${point.dueOn ?? '9999-12-31'} ${point.actionPointId}`;
  return said
    .sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
    .map(({ point: { actionPointId }, kind }) => ({ actionPointId, kind }));
};
