import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const feedbackId = z.string().min(1).max(100);
const date = z.iso.date();
const saidBy = z.enum(['public', 'scrutiny-committee']);

/**
 * What can have happened to something that was said of the partnership's work. Who said it is one of two bodies and never a name.
 * Not published to other contexts: what the public may read is asked for where it is kept.
 */
export const scrutinyFeedbackEvents = {
  'ScrutinyFeedbackRecorded.v1': z.object({
    feedbackId,
    saidBy,
    said: z.string(),
    saidOn: date,
    recordedOn: date,
  }),
  /** All of the answer as it is from then on. */
  'ScrutinyFeedbackAnswered.v1': z.object({
    feedbackId,
    response: z.string(),
    /** Null: nothing has changed so far. */
    whatChanged: z.string().nullable(),
    answeredOn: date,
  }),
  'ScrutinyFeedbackPublished.v1': z.object({ feedbackId, publishedOn: date }),
  'ScrutinyFeedbackUnpublished.v1': z.object({ feedbackId, reason: z.string(), unpublishedOn: date }),
} as const;

type Schemas = typeof scrutinyFeedbackEvents;
export type ScrutinyFeedbackEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type SaidBy = z.infer<typeof saidBy>;
