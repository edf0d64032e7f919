import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();
const recommendationSource = z.enum(['strategic-assessment', 'domestic-homicide-review', 'scrutiny', 'peer-review']);

/**
 * What can have happened to a recommendation in the register. One of a domestic homicide review comes here when the review is
 * published and not before: nothing in these events is restricted.
 */
export const recommendationEvents = {
  'RecommendationProposed.v1': z.object({
    recommendationId: id,
    source: recommendationSource,
    /** What the source is called: `Strategic assessment 2020/21`, `DHR/2020/K7PX`. */
    sourceTitle: z.string(),
    /** Its number there: `3`, `4.2`. */
    number: z.string(),
    text: z.string(),
    /** Agencies it is addressed to; none where it is for the partnership as a whole. */
    agencyIds: z.array(id),
    targetOn: date.nullable(),
    proposedOn: date,
  }),
  /** By a decision in minutes that went round. */
  'RecommendationAgreed.v1': z.object({ recommendationId: id, meetingId: id, decisionId: id, agreedOn: date }),
  /** Before anyone agreed it. */
  'RecommendationRefused.v1': z.object({ recommendationId: id, reason: z.string(), refusedOn: date }),
  /** What takes it up from then on, beside what already does: action points, agencies, or both. */
  'RecommendationTakenUp.v1': z.object({
    recommendationId: id,
    actionPointIds: z.array(id),
    agencyIds: z.array(id),
    takenUpOn: date,
  }),
  'RecommendationDone.v1': z.object({ recommendationId: id, whatWasDone: z.string(), doneOn: date }),
  /** Refused after it had been agreed. */
  'RecommendationWithdrawn.v1': z.object({ recommendationId: id, reason: z.string(), withdrawnOn: date }),
} as const;

type Schemas = typeof recommendationEvents;
export type RecommendationEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

/** Where a recommendation comes from. */
export type RecommendationSource = z.infer<typeof recommendationSource>;
