import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

const termsV1 = {
  groupId: id,
  /** 1 for the first. */
  version: z.int(),
  text: z.string(),
  adoptedOn: date,
  /** When they are to be looked at again. */
  reviewOn: date.nullable(),
};

/** What can have happened to a body that meets. Stored shapes never change, as in `partnership.events.ts`. */
export const groupEvents = {
  'GroupSetUp.v1': z.object({
    groupId: id,
    name: z.string(),
    /** Board, delivery group, task and finish group: the partnership's own word. */
    kind: z.string(),
    /** How often it meets, in the partnership's words. */
    cadence: z.string().nullable(),
    /** Null where nobody knows any more. */
    setUpOn: date.nullable(),
  }),
  'GroupRenamed.v1': z.object({ groupId: id, name: z.string(), on: date }),
  'GroupDisbanded.v1': z.object({ groupId: id, on: date }),
  /** A new version of what the group is for; earlier ones stay in the record. */
  'TermsOfReferenceAdopted.v2': z.object({
    ...termsV1,
    /** The decision that adopted them, and the meeting that took it; null where they were written down without one. */
    decided: z.object({ meetingId: id, decisionId: id }).nullable(),
  }),
} as const;

/** Shapes that are stored no more, but stand in logs; `partnershipsUpcasts` brings them to the newest. */
export const supersededGroupEvents = { 'TermsOfReferenceAdopted.v1': z.object(termsV1) } as const;

type Schemas = typeof groupEvents;
export type GroupEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
