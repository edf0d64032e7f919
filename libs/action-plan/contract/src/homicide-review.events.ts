import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const reviewId = id;
const accountId = id;
const date = z.iso.date();
/** In this order. */
const stage = z.enum(['panel', 'report', 'home-office-approval', 'published']);
const recommendation = {
  recommendationId: id,
  /** Its number in the report. */
  number: z.string(),
  text: z.string(),
  agencyIds: z.array(id),
  targetOn: date.nullable(),
};

/**
 * What can have happened to a domestic homicide review. None of it is published to other contexts, and nothing of it leaves this
 * one: only the accounts that are named may know that a review exists. What `HomicideReviewRecommendationReleased.v1` says is for
 * everybody from then on, and stands in the register of recommendations.
 */
export const homicideReviewEvents = {
  /** Whoever commissions it is the first that is named. */
  'HomicideReviewCommissioned.v1': z.object({
    reviewId,
    /** `DHR/2020/K7PXM`: says nothing of anybody, nor of how many others there are. */
    reference: z.string(),
    commissionedBy: accountId,
    commissionedOn: date,
    recordedOn: date,
  }),
  'HomicideReviewPersonNamed.v1': z.object({ reviewId, accountId, by: accountId, namedOn: date }),
  'HomicideReviewPersonUnnamed.v1': z.object({ reviewId, accountId, by: accountId, unnamedOn: date }),
  'HomicideReviewStageReached.v1': z.object({ reviewId, stage, reachedOn: date, by: accountId, recordedOn: date }),
  'HomicideReviewRecommendationAdded.v1': z.object({ reviewId, ...recommendation, by: accountId, addedOn: date }),
  'HomicideReviewRecommendationRemoved.v1': z.object({
    reviewId,
    recommendationId: id,
    by: accountId,
    removedOn: date,
  }),
  /** What has become of a recommendation while the review isn't published; `done`: as far as that says. */
  'HomicideReviewProgressNoted.v1': z.object({
    reviewId,
    recommendationId: id,
    progressId: id,
    text: z.string(),
    done: z.boolean(),
    by: accountId,
    notedOn: date,
  }),
  /** One for each, together with the stage of publication. */
  'HomicideReviewRecommendationReleased.v1': z.object({
    reviewId,
    reference: z.string(),
    ...recommendation,
    releasedOn: date,
  }),
} as const;

type Schemas = typeof homicideReviewEvents;
export type HomicideReviewEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type ReviewStage = z.infer<typeof stage>;
