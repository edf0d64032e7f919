import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';
import { date, id } from './vocabulary.ts';

const questionId = id;

/**
 * What can have happened to a question from the public. Whoever asks is not asked for a name or an address: nothing that would have
 * to be forgotten later comes into the record unless they write it into the question itself.
 */
export const publicQuestionEvents = {
  'PublicQuestionAsked.v1': z.object({
    questionId,
    /** The meeting that is to answer it. */
    meetingId: id,
    text: z.string(),
    askedOn: date,
  }),
  'PublicQuestionAccepted.v1': z.object({ questionId, acceptedOn: date }),
  'PublicQuestionRefused.v1': z.object({ questionId, reason: z.string(), refusedOn: date }),
  'PublicQuestionAnswered.v1': z.object({ questionId, answer: z.string(), answeredOn: date }),
} as const;

type Schemas = typeof publicQuestionEvents;
export type PublicQuestionEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
