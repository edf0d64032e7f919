import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();
const standing = z.enum(['chair', 'vice-chair', 'board-member', 'member', 'officer', 'observer']);

/**
 * What can have happened to a person's acting for an agency. The person is an id, never a name: names are kept where they can
 * be forgotten. Stored shapes never change, as in `partnership.events.ts`.
 */
export const appointmentEvents = {
  'RepresentativeAppointed.v1': z.object({
    appointmentId: id,
    personId: id,
    agencyId: id,
    /** Role title: Chief Inspector. */
    role: z.string(),
    standing,
    from: date,
    /** The last day of a fixed term. */
    until: date.nullable(),
  }),
  'AppointmentEnded.v1': z.object({
    appointmentId: id,
    /** The last day. */
    on: date,
  }),
} as const;

type Schemas = typeof appointmentEvents;
export type AppointmentEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type Standing = z.infer<typeof standing>;
