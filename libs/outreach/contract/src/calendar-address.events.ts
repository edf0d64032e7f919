import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

/**
 * What can have happened to the secret address of somebody's calendar: one stream per person, who is known by the id of their account.
 * Of the secret no more than its hash. Never published. Type and shape of a stored event never change.
 */
export const calendarAddressEvents = {
  /** Ends the address that there was. `hash`: SHA-256 of the secret, hexadecimal. */
  'CalendarAddressMade.v1': z.object({ personId: id, hash: z.string(), madeOn: date }),
  'CalendarAddressRevoked.v1': z.object({ personId: id, revokedOn: date }),
} as const;

type Schemas = typeof calendarAddressEvents;
export type CalendarAddressEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
