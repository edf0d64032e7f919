import { z } from 'zod';

/** What can have been done to an action point, as agencies are told. */
export const agencyEventKinds = [
  'RAISED',
  'UPDATED',
  'CLOSED',
  'REOPENED',
  'CARRIED_FORWARD',
  'ACKNOWLEDGED',
  'ACCEPTED',
  'DECLINED',
  'REASSIGNED',
  'DUE_DATE_CHANGED',
  'WITHDRAWN',
] as const;

export type AgencyEventKind = (typeof agencyEventKinds)[number];

/**
 * What an agency is told of an action point: the same over GraphQL (`ActionPointEvent`) and in its topic. Agencies' own programs
 * read it, so a field is never taken out and never changes its meaning; another shape is another type of message.
 */
export const agencyEvent = z.object({
  /** Stable, the same however often it is delivered; also the cursor that GraphQL goes on from. */
  id: z.string().min(1).max(200),
  kind: z.enum(agencyEventKinds),
  /** When it was recorded, UTC. */
  at: z.iso.datetime({ precision: 3 }),
  actionPointId: z.string().min(1).max(100),
  /** As minutes cite it: `02/03`. */
  reference: z.string(),
  /** What is to be done. */
  text: z.string(),
  /** Those that own it from this event on. */
  ownerAgencyIds: z.array(z.string().min(1).max(100)).min(1),
  /** Progress note, answer or reason. */
  note: z.string().nullable(),
  /** The owner whose note or answer it is; null where it is no owner's, left out by events sent before owners answered. */
  byAgencyId: z.string().min(1).max(100).nullable().optional(),
  /** The date it was due by after this event. */
  dueOn: z.iso.date().nullable(),
});

export type AgencyEvent = z.infer<typeof agencyEvent>;

/** The message's type for each kind; its version is that of the body's form. */
export const agencyEventType = (kind: AgencyEventKind): string =>
  `uk.gov.csp.action-point.${kind.toLowerCase().replaceAll('_', '-')}.v1`;
