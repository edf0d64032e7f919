import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

/**
 * What can have happened to an agency's mailbox for action points: one stream per agency. Never published: an address stays in
 * this context. Type and shape of a stored event never change.
 */
export const mailboxEvents = {
  'MailboxSet.v1': z.object({ agencyId: id, address: z.string(), setOn: date }),
  'MailboxRemoved.v1': z.object({ agencyId: id, removedOn: date }),
} as const;

type Schemas = typeof mailboxEvents;
export type MailboxEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
