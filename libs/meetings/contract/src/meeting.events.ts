import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';
import {
  actionReferences,
  attendee,
  consequence,
  date,
  decisionVerb,
  id,
  interestConduct,
  interestKind,
  itemFacts,
  lead,
  minuteNumbering,
  owner,
  participant,
  reviewOutcome,
  time,
  votes,
} from './vocabulary.ts';

const meetingId = id;

const decisionV1 = {
  decisionId: id,
  paragraphId: id,
  verb: decisionVerb,
  subject: z.string(),
  caveat: z.string().nullable(),
};

/**
 * What can have happened to a meeting. Type and shape of a stored event never change: a new shape is a new version
 * (`MeetingScheduled.v2`) with an upcast from the old one, and the golden file of each version stays. People are role and
 * agency; agencies carry the name they had in the papers of the day.
 */
export const meetingEvents = {
  /** With the partnership's habits of that day: later changes of its settings don't reach a meeting already scheduled. */
  'MeetingScheduled.v1': z.object({
    meetingId,
    groupId: id,
    /** The group's name. */
    title: z.string(),
    date,
    startsAt: time,
    endsAt: time,
    place: z.string().nullable(),
    noticeWorkingDays: z.int(),
    quorumAgencies: z.int(),
    minuteNumbering,
    actionReferences,
  }),
  /** Beside its scheduling, where it was scheduled from a series. */
  'MeetingPutInSeries.v1': z.object({ meetingId, seriesId: id }),
  /** Beside its scheduling, where the whole of it was entered from a file. */
  'MeetingImported.v1': z.object({
    meetingId,
    importedOn: date,
    /**
     * The reference that its month (or year) had free at that time: taken by the import, whether or not one of its action points
     * has it, so that no other meeting counts on from there. Null: it has no action points.
     */
    freeReference: z.object({ year: z.string(), reference: z.string() }).nullable(),
  }),
  'MeetingRescheduled.v1': z.object({
    meetingId,
    date,
    startsAt: time,
    endsAt: time,
    previousDate: date,
    previousStartsAt: time,
    previousEndsAt: time,
    reason: z.string().nullable(),
  }),
  'MeetingCancelled.v1': z.object({ meetingId, reason: z.string() }),
  'AgendaItemAdded.v1': z.object({ meetingId, itemId: id, parentId: id.nullable(), ...itemFacts }),
  /** The whole item as it is from now on. */
  'AgendaItemChanged.v1': z.object({ meetingId, itemId: id, ...itemFacts }),
  'AgendaItemMoved.v1': z.object({
    meetingId,
    itemId: id,
    /** Among its siblings, from 1. */
    place: z.int(),
  }),
  /** With its sub-items. */
  'AgendaItemRemoved.v1': z.object({ meetingId, itemId: id }),
  'AgendaPublished.v1': z.object({
    meetingId,
    publishedOn: date,
    /** Between publication and the meeting as it then stood. */
    clearWorkingDays: z.int(),
    required: z.int(),
    late: z.boolean(),
  }),
  'MeetingOpened.v1': z.object({ meetingId }),
  /** Replaces what was recorded before. */
  'AttendanceRecorded.v2': z.object({
    meetingId,
    present: z.array(attendee),
    apologies: z.array(participant),
    /** Neither there nor excused. */
    absent: z.array(participant),
    publicCount: z.int(),
  }),
  'InterestDeclared.v1': z.object({
    meetingId,
    declarationId: id,
    /** In which item. */
    itemId: id,
    /** Whose interest; among those present. */
    ...lead.shape,
    kind: interestKind,
    /** What the interest is. */
    nature: z.string(),
    conduct: interestConduct,
  }),
  'DeclarationWithdrawn.v1': z.object({ meetingId, declarationId: id }),
  'MinuteAdded.v1': z.object({
    meetingId,
    paragraphId: id,
    itemId: id,
    /** Its number at the time: `6.3.2`, or `98`. Later ones close up when an earlier one is removed. */
    number: z.string(),
    text: z.string(),
  }),
  'MinuteRevised.v1': z.object({ meetingId, paragraphId: id, text: z.string() }),
  'MinuteRemoved.v1': z.object({ meetingId, paragraphId: id }),
  'DecisionRecorded.v2': z.object({
    meetingId,
    ...decisionV1,
    /** The recommendation that was decided on, as the paper numbers it: `Recommendation 2 of the funding report`. */
    recommendation: z.string().nullable(),
    /** Null where it was agreed without a vote. */
    votes: votes.nullable(),
    setsOff: consequence.nullable(),
  }),
  /** Written down by mistake: gone before anyone was sent the minutes. */
  'DecisionWithdrawn.v1': z.object({ meetingId, decisionId: id }),
  'ActionPointMinuted.v1': z.object({
    meetingId,
    actionPointId: id,
    reference: z.string(),
    paragraphId: id,
    /** That paragraph's number, which never changes any more. */
    paragraph: z.string(),
    text: z.string(),
    owners: z.array(owner).min(1),
    /** Names of the owners' agencies in these papers, in the order of `owners`. */
    ownerAgencyNames: z.array(z.string()),
    /** Null: the group's next meeting, which had no date yet. */
    dueOn: date.nullable(),
    /** The day of the meeting. */
    raisedOn: date,
    /** Minuted under a restricted item. */
    restricted: z.boolean(),
  }),
  /** Minuted by mistake: taken out before anyone was sent the minutes. Its reference is not given again. */
  'MinutedActionPointWithdrawn.v1': z.object({
    meetingId,
    actionPointId: id,
    /** The day of the meeting. */
    withdrawnOn: date,
  }),
  /** A later one of the same meeting on the same point takes the place of an earlier one. */
  'ActionPointReviewed.v1': z.object({
    meetingId,
    actionPointId: id,
    reference: z.string(),
    outcome: reviewOutcome,
    /** Answer or reason. Null where it was carried forward without a word, or closed as the register has it. */
    response: z.string().nullable(),
    /** From now on; null when closed, or while the next meeting has no date. */
    dueOn: date.nullable(),
    /** The day of the meeting. */
    reviewedOn: date,
  }),
  /** What the public is to be told, as the meeting put it; replaces what was recorded before. */
  'KeyMessagesRecorded.v1': z.object({ meetingId, messages: z.array(z.string()) }),
  'MeetingClosed.v1': z.object({ meetingId, closedAt: time }),
  'MinutesCirculated.v1': z.object({ meetingId, circulatedOn: date }),
  /** Once for each decision that sets something off, when its minutes first go round: up to then it can be withdrawn. */
  'DecisionTookEffect.v1': z.object({
    meetingId,
    decisionId: id,
    setsOff: consequence,
    /** The day of the meeting. */
    on: date,
  }),
  /** On minutes that were sent round. */
  'MinutesCommented.v1': z.object({
    meetingId,
    commentId: id,
    /** Null: on the minutes as a whole. */
    paragraphId: id.nullable(),
    /** The agency that says so; null: somebody of the partnership itself. */
    agencyId: id.nullable(),
    agencyName: z.string().nullable(),
    text: z.string(),
    commentedOn: date,
  }),
  'MinutesRecalled.v1': z.object({ meetingId, reason: z.string() }),
  /** One for each alteration, together with `MinutesAgreed.v1`. Not published: the text may be restricted. */
  'MinuteAltered.v1': z.object({ meetingId, paragraphId: id, before: z.string(), text: z.string() }),
  'MinutesAgreed.v1': z.object({
    meetingId,
    /** The later meeting that agreed them. */
    atMeetingId: id,
    /** The day of that meeting. */
    agreedOn: date,
    /** How many paragraphs were altered; 0: agreed as a correct record. */
    alterations: z.int(),
  }),
  /** A new record beside minutes that are agreed, which stay as they are. */
  'MinutesCorrected.v1': z.object({
    meetingId,
    correctionId: id,
    paragraphId: id,
    /** What is wrong and what is right: for £46,670 read £45,670. */
    text: z.string(),
    correctedOn: date,
  }),
} as const;

/** Shapes that are stored no more, but stand in logs; `meetingsUpcasts` brings them to the newest. */
export const supersededMeetingEvents = {
  'AttendanceRecorded.v1': z.object({
    meetingId,
    present: z.array(participant),
    apologies: z.array(participant),
    publicCount: z.int(),
  }),
  'DecisionRecorded.v1': z.object({ meetingId, ...decisionV1 }),
} as const;

type Schemas = typeof meetingEvents;
export type MeetingEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
