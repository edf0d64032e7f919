import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';

const id = z.string().min(1).max(100);
const date = z.iso.date();

/**
 * What an action table that was kept elsewhere said, taken in whole: all rows in one commit, a stream per table. Not published: others
 * hear of the action points that are raised by it. Type and shape of a stored event never change.
 */
export const actionTableEvents = {
  /** A row: an action point to be raised. */
  'ActionTableRowTaken.v1': z.object({
    tableId: id,
    actionPointId: id,
    reference: z.string(),
    text: z.string(),
    owners: z.array(z.object({ agencyId: id, role: z.string() })).min(1),
    dueOn: date.nullable(),
    raisedOn: date,
  }),
  /** What a row says of how its point stands, right after the row. */
  'ActionTableResponseTaken.v1': z.object({
    tableId: id,
    actionPointId: id,
    response: z.string(),
    /** The day on which it was closed; null: it is open, and this is progress. */
    closedOn: date.nullable(),
    takenOn: date,
  }),
} as const;

type Schemas = typeof actionTableEvents;
export type ActionTableEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
