import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();
/** Has seen it; will do it; will not. */
const ownerAnswer = z.enum(['acknowledged', 'accepted', 'declined']);
const owners = z.array(z.object({ agencyId: id, role: z.string() })).min(1);

/**
 * What can have happened to an action point. Type and shape of a stored event never change: a new shape is a new version
 * (`ActionPointRaised.v2`) with an upcast from the old one, and the golden file of each version stays.
 */
export const actionPointEvents = {
  'ActionPointRaised.v1': z.object({
    actionPointId: id,
    reference: z.string(),
    text: z.string(),
    owners,
    /** Null: the next meeting, whose date was not yet set. */
    dueOn: date.nullable(),
    raisedOn: date,
    /** Null when raised directly, not in a meeting. */
    meetingId: id.nullable(),
    paragraph: z.string().nullable(),
    /** Only for those who may see restricted items; never sent to agencies or the county. */
    restricted: z.boolean(),
  }),
  'ActionPointUpdated.v2': z.object({
    actionPointId: id,
    note: z.string(),
    /** Whose progress it is; null: of nobody in particular, as the partnership's own support officer notes it. */
    agencyId: id.nullable(),
    updatedOn: date,
  }),
  /** What an owner says to it. A later answer of the same agency takes the place of an earlier one. */
  'ActionPointAnswered.v1': z.object({
    actionPointId: id,
    agencyId: id,
    answer: ownerAnswer,
    /** Why it declines; else what it says beside, if anything. */
    note: z.string().nullable(),
    answeredOn: date,
  }),
  /** All who own it from then on. Minutes go on citing those of the raising. */
  'ActionPointReassigned.v1': z.object({
    actionPointId: id,
    owners,
    previousOwners: owners,
    reason: z.string(),
    reassignedOn: date,
  }),
  'ActionPointClosed.v1': z.object({
    actionPointId: id,
    answer: z.string(),
    closedOn: date,
    /** Due date at the time, so that readers who count by date need no memory of the point. */
    dueOn: date.nullable(),
  }),
  'ActionPointReopened.v1': z.object({
    actionPointId: id,
    reason: z.string(),
    reopenedOn: date,
    dueOn: date.nullable(),
  }),
  'ActionPointCarriedForward.v1': z.object({
    actionPointId: id,
    dueOn: date.nullable(),
    previousDueOn: date.nullable(),
    reason: z.string().nullable(),
    carriedOn: date,
  }),
  /** Earlier or later, outside a meeting: not counted as carried forward. */
  'ActionPointDueDateChanged.v1': z.object({
    actionPointId: id,
    dueOn: date.nullable(),
    previousDueOn: date.nullable(),
    reason: z.string(),
    changedOn: date,
  }),
  /** It should never have been there; its reference is not given again. */
  'ActionPointWithdrawn.v1': z.object({
    actionPointId: id,
    /** Null: minuted by mistake, which the minutes' own record tells. */
    reason: z.string().nullable(),
    withdrawnOn: date,
    /** Where it stood and its due date, so that readers who count need no memory of the point. */
    wasClosed: z.boolean(),
    dueOn: date.nullable(),
  }),
} as const;

/** Shapes that are stored no more, but stand in logs; `actionPlanUpcasts` brings them to the newest. */
export const supersededActionPointEvents = {
  'ActionPointUpdated.v1': z.object({ actionPointId: id, note: z.string(), updatedOn: date }),
} as const;

type Schemas = typeof actionPointEvents;
export type ActionPointEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

export type OwnerAnswer = z.infer<typeof ownerAnswer>;

/** An agency and the role within it that is to do something. */
export interface Owner {
  readonly agencyId: string;
  readonly role: string;
}
