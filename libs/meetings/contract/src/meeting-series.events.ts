import type { DomainEvent } from '@csp/kernel';
import { z } from 'zod';
import { date, id, itemFacts, rhythm, time } from './vocabulary.ts';

const seriesId = id;
const itemId = id;

/** What the meetings of a series have in common; each of them may differ. */
const habits = {
  /** `Cambridge board`. */
  name: z.string(),
  /** Null: its days are set by hand. */
  rhythm: rhythm.nullable(),
  startsAt: time,
  endsAt: time,
  place: z.string().nullable(),
};

/**
 * What can have happened to a series of meetings. Its standing items are those that a meeting scheduled from it begins with; meetings
 * that were scheduled before keep theirs. Stored shapes never change, as in `meeting.events.ts`.
 */
export const meetingSeriesEvents = {
  'MeetingSeriesStarted.v1': z.object({ seriesId, groupId: id, ...habits, startedOn: date }),
  /** All of what its meetings have in common from now on. */
  'MeetingSeriesChanged.v1': z.object({ seriesId, ...habits }),
  'StandingItemAdded.v1': z.object({ seriesId, itemId, parentId: id.nullable(), ...itemFacts }),
  /** The whole item as it is from now on. */
  'StandingItemChanged.v1': z.object({ seriesId, itemId, ...itemFacts }),
  'StandingItemMoved.v1': z.object({
    seriesId,
    itemId,
    /** Among its siblings, from 1. */
    place: z.int(),
  }),
  /** With its sub-items. */
  'StandingItemRemoved.v1': z.object({ seriesId, itemId }),
  /** No more meetings are scheduled from it; those that are stay. */
  'MeetingSeriesEnded.v1': z.object({ seriesId, endedOn: date }),
} as const;

type Schemas = typeof meetingSeriesEvents;
export type MeetingSeriesEvent = {
  [Type in keyof Schemas & string]: DomainEvent<Type, z.infer<Schemas[Type]>>;
}[keyof Schemas & string];
