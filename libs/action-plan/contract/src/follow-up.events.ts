import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

/** What can have happened to a partnership's habits of following up: one stream per tenant. Not published: nobody else needs it. */
export const followUpEvents = {
  /** All of them as they are from now on. */
  'FollowUpSettingsChanged.v1': z.object({
    /** An owner who has said nothing for so many days counts as silent. */
    silentAfterDays: z.int(),
  }),
} as const;

type Schemas = typeof followUpEvents;
export type FollowUpEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
