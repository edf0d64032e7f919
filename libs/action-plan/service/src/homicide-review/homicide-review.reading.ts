import type { Asking, ContextPorts } from '@csp/platform-runtime';
import { homicideReviews, type HomicideReviewRow } from './homicide-reviews.view.ts';

/** The one rule of who may know that a review exists: people who are named in it, by their account. A role is not enough. */
const knownTo = ({ namedAccountIds }: HomicideReviewRow, { principal }: Asking): boolean =>
  principal.kind === 'person' && namedAccountIds.includes(principal.id);

/** The review, for those who may know of it; for everybody else the same as where there is none. */
export const loadReview = async (ports: ContextPorts, id: string, asking: Asking) => {
  const row = await ports.of(asking).rows(homicideReviews).get(id);
  return row && knownTo(row, asking) ? row : undefined;
};

const commissionedOn = ({ stages }: HomicideReviewRow): string => stages[0]!.on;

/** Those that the asker may know of, the latest first. */
export const listReviews = async (ports: ContextPorts, asking: Asking) =>
  (await ports.of(asking).rows(homicideReviews).find())
    .filter((row) => knownTo(row, asking))
    .sort((one, other) => commissionedOn(other).localeCompare(commissionedOn(one)));
