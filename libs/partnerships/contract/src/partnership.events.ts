import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

/** The habits of one partnership; part of stored events, so a new habit comes with a new version of both. */
const settings = z.object({
  /** Clear working days between the day an agenda is published and the day of the meeting. */
  noticeWorkingDays: z.int(),
  minuteNumbering: z.enum(['item-and-paragraph', 'running']),
  actionReferences: z.enum(['month-and-number', 'year-and-number']),
  /** How many different agencies must be present among the board for decisions to be taken. */
  quorumAgencies: z.int(),
  /** Best first; empty where the partnership has no legend. */
  ragLegend: z.array(z.object({ colour: z.string(), meaning: z.string() })),
});

const agencyClass = z.enum(['responsible-authority', 'co-operating-body', 'invited', 'other']);

/**
 * What can have happened to a partnership: one stream per tenant. Type and shape of a stored event never change: a new shape is a
 * new version with an upcast from the old one, and the golden file of each version stays.
 */
export const partnershipEvents = {
  'PartnershipFounded.v1': z.object({
    slug: id,
    name: z.string(),
    kind: z.enum(['district', 'county']),
    /** Null for the county board. */
    district: z.string().nullable(),
    /** The council that hosts it; null where none does. */
    council: z.string().nullable(),
    settings,
  }),
  /** All of them as they are from now on. */
  'SettingsChanged.v1': z.object({ settings }),
  'AgencyListed.v1': z.object({
    /** The same in every partnership of the county. */
    agencyId: id,
    /** As this partnership's papers write it. */
    name: z.string(),
    class: agencyClass,
    /** Null for those that were there before the record began. */
    from: date.nullable(),
  }),
  'AgencyListingEnded.v1': z.object({
    agencyId: id,
    /** Its last day. */
    until: date,
    /** The agency that took its place; it need not be listed here. */
    succeededBy: id.nullable(),
  }),
} as const;

type Schemas = typeof partnershipEvents;
export type PartnershipEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type PartnershipSettings = z.infer<typeof settings>;
export type PartnershipKind = z.infer<(typeof partnershipEvents)['PartnershipFounded.v1']>['kind'];
/** How an agency belongs to a partnership (Crime and Disorder Act 1998, section 5). */
export type AgencyClass = z.infer<typeof agencyClass>;
