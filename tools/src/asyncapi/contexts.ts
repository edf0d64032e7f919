import { actionPlanPublished, actionPointEvents, recommendationEvents } from '@csp/action-plan-contract';
import { meetingEvents, meetingsPublished } from '@csp/meetings-contract';
import { digestEvents, outreachPublished } from '@csp/outreach-contract';
import { groupEvents, partnershipEvents, partnershipsPublished } from '@csp/partnerships-contract';
import type { z } from 'zod';

export interface Publishing {
  readonly name: string;
  readonly published: readonly string[];
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** The contexts that publish anything, by their contracts. */
export const publishing: readonly Publishing[] = [
  { name: 'action-plan', published: actionPlanPublished, events: { ...actionPointEvents, ...recommendationEvents } },
  { name: 'meetings', published: meetingsPublished, events: meetingEvents },
  { name: 'outreach', published: outreachPublished, events: digestEvents },
  { name: 'partnerships', published: partnershipsPublished, events: { ...partnershipEvents, ...groupEvents } },
];
