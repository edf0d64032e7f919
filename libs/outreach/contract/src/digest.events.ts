import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();
const instant = z.iso.datetime();
const digest = { digestId: id, agencyId: id };

const kind = z.enum(['overdue', 'new', 'due-soon', 'unanswered']);

/**
 * What can have happened to one day's mail to one agency: one stream per agency and day, so that there is at most one. Ids only:
 * no text, no address, and of a link no more than its hash. Type and shape of a stored event never change.
 */
export const digestEvents = {
  'DigestDecided.v1': z.object({
    ...digest,
    decidedOn: date,
    /** Never empty; none of them restricted. */
    points: z.array(z.object({ actionPointId: id, kind })).min(1),
  }),
  /** Before each attempt at sending: whoever has written it down is the one who sends. */
  'DigestAttempted.v1': z.object({
    ...digest,
    /** 1, 2, 3 … */
    attempt: z.int(),
    attemptedAt: instant,
    /** SHA-256 of each point's link in this mail, hexadecimal. Links of earlier attempts stay good: that mail may have arrived. */
    links: z.array(z.object({ actionPointId: id, hash: z.string() })),
    linksUntil: instant,
  }),
  'DigestSent.v1': z.object({ ...digest, attempt: z.int(), sentOn: date }),
  'DigestFailed.v1': z.object({
    ...digest,
    attempt: z.int(),
    /** `ECONNECTION`, `EENVELOPE 550`: never what a server said, which may hold an address. */
    reason: z.string(),
    /** Null: given up. */
    retryAt: instant.nullable(),
  }),
  /** A link was used, which uses it up. Published: the action plan carries it out. */
  'AnsweredByLink.v1': z.object({
    ...digest,
    actionPointId: id,
    outcome: z.enum(['progress', 'done']),
    text: z.string(),
    answeredOn: date,
  }),
} as const;

type Schemas = typeof digestEvents;
export type DigestEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

/** Why a point is in a mail; each point under the first of these that fits. */
export type Saying = z.infer<typeof kind>;
export type LinkOutcome = 'progress' | 'done';
