import { z } from 'zod';

/** Words and shapes that stored events are made of. As with the events themselves, what stands here is never taken back. */
export const id = z.string().min(1).max(100);
export const date = z.iso.date();
/** Time of day in Europe/London: `10:00`. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const purpose = z.enum(['agree', 'note', 'review', 'discuss', 'verbal-update']);
export const capacity = z.enum(['board', 'member', 'other']);
export const decisionVerb = z.enum(['noted', 'agreed', 'approved', 'endorsed', 'accepted', 'deferred', 'refused']);
export const reviewOutcome = z.enum(['closed', 'carried-forward', 'reopened']);
export const minuteNumbering = z.enum(['item-and-paragraph', 'running']);
export const actionReferences = z.enum(['month-and-number', 'year-and-number']);

/** A role, and the agency it belongs to where it belongs to one, under the name it has in papers. */
export const lead = z.object({ role: z.string(), agencyId: id.nullable(), agencyName: z.string().nullable() });

export const participant = lead.extend({
  capacity,
  /** The role they stand in for. */
  deputyFor: z.string().nullable(),
});

/** Who is to do what was minuted: always an agency, since it must reach somebody. */
export const owner = z.object({ agencyId: id, role: z.string() });

export type Purpose = z.infer<typeof purpose>;
export type Capacity = z.infer<typeof capacity>;
export type DecisionVerb = z.infer<typeof decisionVerb>;
export type ReviewOutcome = z.infer<typeof reviewOutcome>;
export type MinuteNumbering = z.infer<typeof minuteNumbering>;
export type ActionReferences = z.infer<typeof actionReferences>;
export type Lead = z.infer<typeof lead>;
export type Participant = z.infer<typeof participant>;
export type Owner = z.infer<typeof owner>;
