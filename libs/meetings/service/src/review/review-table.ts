import { hasBegun, runningNumberOf, type Review } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';
import { neighboursOf, type MeetingDayRow } from '../meeting/meeting-days.view.ts';
import type { MeetingRow } from '../meeting/meetings.view.ts';
import { agencies } from '../partnership/agencies.view.ts';
import { reviewPoints, type ReviewPointRow } from './review-points.view.ts';

type Known = MeetingRow['state'];

const begun: readonly MeetingDayRow['status'][] = ['open', 'held', 'circulated', 'agreed'];

/**
 * The action points a meeting goes through: those that earlier meetings of its group raised and that are open, or were closed since
 * the last meeting, or that this meeting has gone through. In the order they were raised. Once its minutes are sent round, only
 * what it went through is left.
 */
export const pointsUnderReview = async (here: Here, state: Known): Promise<readonly ReviewPointRow[]> => {
  if (state.status === 'cancelled') return [];
  const outcomes = hasBegun(state) ? state.reviews : {};
  const { earlier } = await neighboursOf(here, state);
  const isOver = state.status === 'circulated' || state.status === 'agreed';
  const waiting = isOver ? [] : await waitingFor(here, earlier);
  const rows = here.rows(reviewPoints);
  const points = new Map(waiting.map((point) => [point.id, point]));
  for (const id of Object.keys(outcomes)) {
    const point = points.get(id) ?? (await rows.get(id));
    if (point) points.set(id, point);
  }
  return inOrder([...points.values()]);
};

/** Those that wait for a meeting which comes after these, the nearest first; for one that isn't there yet. */
export const pointsWaiting = async (
  here: Here,
  earlier: readonly MeetingDayRow[],
): Promise<readonly ReviewPointRow[]> => inOrder(await waitingFor(here, earlier));

const inOrder = (points: readonly ReviewPointRow[]): readonly ReviewPointRow[] =>
  points
    .filter(({ status }) => status !== 'WITHDRAWN')
    .sort(
      (one, other) =>
        one.raisedOn.localeCompare(other.raisedOn) ||
        runningNumberOf(one.reference) - runningNumberOf(other.reference) ||
        one.id.localeCompare(other.id),
    );

const waitingFor = async (here: Here, earlier: readonly MeetingDayRow[]): Promise<readonly ReviewPointRow[]> => {
  const previous = earlier.find(({ status }) => begun.includes(status));
  if (!previous) return [];
  const rows = here.rows(reviewPoints);
  const carriedOn = await Promise.all(Object.keys(previous.outcomes).map((id) => rows.get(id)));
  const found = [
    ...(await rows.find({ where: { open: 1 } })),
    ...(await rows.find({ where: { open: 0 }, orderBy: 'closedOn', from: previous.date })),
    ...(await rows.find({ where: { meeting: previous.id } })),
    ...carriedOn.filter((point) => point !== undefined),
  ];
  const raisedBy = new Set(earlier.map(({ id }) => id));
  return found.filter(
    (point) => raisedBy.has(point.meetingId ?? '') && (point.closedOn === null || closedSince(point, previous)),
  );
};

/**
 * Closed after the last meeting. Days alone don't tell, since a point may be closed on the day of the meeting or (a meeting that
 * was opened early) before it: what that meeting raised or sent on was open then.
 */
const closedSince = (point: ReviewPointRow, previous: MeetingDayRow): boolean => {
  const outcome = previous.outcomes[point.id];
  if (outcome === 'closed') return point.closedOn! > previous.date;
  return outcome !== undefined || point.meetingId === previous.id || point.closedOn! >= previous.date;
};

/** The table as the graph shows it. Points minuted under restricted items are left out for eyes that may not see them. */
export const reviewTable = async (here: Here, state: Known, seesRestricted: boolean) => {
  const points = (await pointsUnderReview(here, state)).filter((point) => seesRestricted || !point.restricted);
  if (points.length === 0) return [];
  const names = new Map((await here.rows(agencies).find()).map(({ agencyId, name }) => [agencyId, name]));
  const reviews: Readonly<Record<string, Review>> = hasBegun(state) ? state.reviews : {};
  return points.map(({ id, reference, text, owners, status, response, dueOn }) => {
    const review = reviews[id];
    return {
      actionPointId: id,
      reference,
      text,
      owners: owners.map(({ agencyId, role }) => ({ role, agencyId, agencyName: names.get(agencyId) ?? null })),
      status,
      response: response ?? review?.response ?? null,
      dueOn,
      outcome: review ? inGraph(review.outcome) : null,
      outcomeResponse: review?.response ?? null,
    };
  });
};
