import { z } from 'zod';

/** Words and shapes that stored events are made of. As with the events themselves, what stands here is never taken back. */
export const id = z.string().min(1).max(100);
export const date = z.iso.date();
/** Time of day in Europe/London: `10:00`. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const purpose = z.enum(['agree', 'note', 'review', 'discuss', 'verbal-update']);
export const capacity = z.enum(['board', 'member', 'officer', 'observer', 'other']);
export const decisionVerb = z.enum(['noted', 'agreed', 'approved', 'endorsed', 'accepted', 'deferred', 'refused']);
export const reviewOutcome = z.enum(['closed', 'carried-forward', 'reopened']);
export const minuteNumbering = z.enum(['item-and-paragraph', 'running']);
export const actionReferences = z.enum(['month-and-number', 'year-and-number']);
/** Kinds of interest, as members' codes of conduct tell them apart. */
export const interestKind = z.enum(['personal', 'prejudicial', 'pecuniary', 'other']);
/** What was done about an interest while the item was taken. */
export const interestConduct = z.enum(['stayed', 'took-no-part', 'left-the-room']);

/** A role, and the agency it belongs to where it belongs to one, under the name it has in papers. */
export const lead = z.object({ role: z.string(), agencyId: id.nullable(), agencyName: z.string().nullable() });

/** All that an item of an agenda says, or a standing one of a series, whether it is new or changed. */
export const itemFacts = {
  title: z.string(),
  purpose: purpose.nullable(),
  leads: z.array(lead),
  minutesAllotted: z.int().nullable(),
  /** Keeps the item, its sub-items and everything minuted under it from the public, for this reason. */
  restrictedBecause: z.string().nullable(),
};

/** Which of the weekdays of a month. */
export const weekOfMonth = z.enum(['first', 'second', 'third', 'fourth', 'last']);
export const workday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);

/** How often a group meets: on the second Tuesday of every third month. */
export const rhythm = z.object({ everyMonths: z.int(), week: weekOfMonth, weekday: workday });

export const participant = lead.extend({
  capacity,
  /** The role they stand in for. */
  deputyFor: z.string().nullable(),
});

/** Someone who was there: from the beginning to the end, but for what the items say. */
export const attendee = participant.extend({
  /** Came late: there from this item on. */
  fromItemId: id.nullable(),
  /** Left early: there until this item was done. */
  untilItemId: id.nullable(),
});

/** How a vote went, where one was taken. */
export const votes = z.object({ for: z.int(), against: z.int(), abstained: z.int() });

/** What a decision brings about by itself, in the partnership's own record. */
export const consequence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group-set-up'), name: z.string(), groupKind: z.string() }),
  z.object({ kind: z.literal('group-renamed'), groupId: id, name: z.string() }),
  z.object({ kind: z.literal('group-disbanded'), groupId: id }),
  z.object({
    kind: z.literal('terms-of-reference-adopted'),
    groupId: id,
    text: z.string(),
    /** When they are to be looked at again. */
    reviewOn: date.nullable(),
  }),
  z.object({ kind: z.literal('recommendation-agreed'), recommendationId: id }),
]);

/** Who is to do what was minuted: always an agency, since it must reach somebody. */
export const owner = z.object({ agencyId: id, role: z.string() });

export type Purpose = z.infer<typeof purpose>;
export type Capacity = z.infer<typeof capacity>;
export type DecisionVerb = z.infer<typeof decisionVerb>;
export type ReviewOutcome = z.infer<typeof reviewOutcome>;
export type MinuteNumbering = z.infer<typeof minuteNumbering>;
export type ActionReferences = z.infer<typeof actionReferences>;
export type InterestKind = z.infer<typeof interestKind>;
export type InterestConduct = z.infer<typeof interestConduct>;
export type Attendee = z.infer<typeof attendee>;
export type Votes = z.infer<typeof votes>;
export type Consequence = z.infer<typeof consequence>;
export type WeekOfMonth = z.infer<typeof weekOfMonth>;
export type Workday = z.infer<typeof workday>;
export type Rhythm = z.infer<typeof rhythm>;
export type Lead = z.infer<typeof lead>;
export type Participant = z.infer<typeof participant>;
export type Owner = z.infer<typeof owner>;
