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
export const readOverview = async (here: Here): Promise<PartnershipOverview[]> => {
  const [partnerships, actionPoints, meetings] = await Promise.all([
    here.rows(countyPartnerships).find(),
    here.rows(countyActionPoints).find(),
    here.rows(countyMeetings).find(),
  ]);
  const pointsBySlug = new Map(actionPoints.map((row) => [row.slug, row]));
  const meetingsBySlug = new Map(meetings.map((row) => [row.slug, row]));
  const today = here.today();
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
  return {
    slug,
    name,
    ...openAndOverdue(points?.openByDueOn ?? {}, today),
    closed: points?.closed ?? 0,
    nextMeeting: unfinished.find(({ date, stage }) => date >= today && !wasHeld(stage)) ?? null,
    minutesNotAgreed: unfinished.filter(({ stage }) => wasHeld(stage)),
    changedAt: later(points?.changedAt, meetings?.changedAt),
  };
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
