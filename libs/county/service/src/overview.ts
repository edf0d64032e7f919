import type { LocalDate } from '@csp/kernel';
import type { Here } from '@csp/platform-runtime';
import { countyActionPoints, type ActionPointsRow } from './action-points.view.ts';
import { countyMeetings, type CountyMeeting, type MeetingsRow } from './meetings.view.ts';
import { countyPartnerships, type NameRow } from './partnerships.view.ts';

export interface PartnershipOverview {
  readonly slug: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
  readonly nextMeeting: CountyMeeting | null;
  readonly minutesNotAgreed: readonly CountyMeeting[];
  readonly changedAt: string | null;
}

/** All partnerships by name. Three readings and one join, whatever their history. */
export const readOverview = async (here: Here): Promise<readonly PartnershipOverview[]> => {
  const [partnerships, actionPoints, meetings] = await Promise.all([
    here.rows(countyPartnerships).find(),
    here.rows(countyActionPoints).find(),
    here.rows(countyMeetings).find(),
  ]);
  return joined({ partnerships, actionPoints, meetings, today: here.today() });
};

interface Readings {
  readonly partnerships: readonly NameRow[];
  readonly actionPoints: readonly ActionPointsRow[];
  readonly meetings: readonly MeetingsRow[];
  /** What is overdue depends on it. */
  readonly today: LocalDate;
}

/**
 * The latest join of each list of partnerships, handed to everybody who asks and so frozen. A platform may give the same list
 * again while nothing in it has changed; a join is given again only when all that it was made from is the very same.
 */
const latest = new WeakMap<readonly NameRow[], Readings & { readonly overview: readonly PartnershipOverview[] }>();

const joined = (readings: Readings): readonly PartnershipOverview[] => {
  const { partnerships, actionPoints, meetings, today } = readings;
  const before = latest.get(partnerships);
  if (before?.actionPoints === actionPoints && before.meetings === meetings && before.today === today)
    return before.overview;
  const overview = Object.freeze(join(readings));
  latest.set(partnerships, { ...readings, overview });
  return overview;
};

const join = ({ partnerships, actionPoints, meetings, today }: Readings): PartnershipOverview[] => {
  const pointsBySlug = new Map(actionPoints.map((row) => [row.slug, row]));
  const meetingsBySlug = new Map(meetings.map((row) => [row.slug, row]));
  return partnerships
    .map((row) => overviewOf(row, pointsBySlug.get(row.slug), meetingsBySlug.get(row.slug), today))
    .sort((a, b) => byName.compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1));
};

const byName = new Intl.Collator('en-GB');

const overviewOf = (
  { slug, name }: NameRow,
  points: ActionPointsRow | undefined,
  meetings: MeetingsRow | undefined,
  today: LocalDate,
): PartnershipOverview => {
  const unfinished = meetings?.meetings ?? [];
  return Object.freeze({
    slug,
    name,
    ...openAndOverdue(points?.openByDueOn ?? {}, today),
    closed: points?.closed ?? 0,
    nextMeeting: unfinished.find(({ date, stage }) => date >= today && !wasHeld(stage)) ?? null,
    minutesNotAgreed: Object.freeze(unfinished.filter(({ stage }) => wasHeld(stage))),
    changedAt: later(points?.changedAt, meetings?.changedAt),
  });
};

const wasHeld = (stage: CountyMeeting['stage']): boolean => stage === 'MINUTES_DRAFT' || stage === 'MINUTES_CIRCULATED';

const openAndOverdue = (openByDueOn: ActionPointsRow['openByDueOn'], today: LocalDate) => {
  let [open, overdue] = [0, 0];
  for (const [dueOn, count] of Object.entries(openByDueOn)) {
    open += count;
    if (dueOn !== 'none' && dueOn < today) overdue += count;
  }
  return { open, overdue };
};

const later = (a: string | undefined, b: string | undefined): string | null =>
  [a, b]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1) ?? null;
