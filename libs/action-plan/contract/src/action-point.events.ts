import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();
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
  'ActionPointUpdated.v1': z.object({ actionPointId: id, note: z.string(), updatedOn: date }),
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
} as const;

type Schemas = typeof actionPointEvents;
export type ActionPointEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];

/** An agency and the role within it that is to do something. */
export interface Owner {
  readonly agencyId: string;
  readonly role: string;
}
