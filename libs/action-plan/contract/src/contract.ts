import type { Upcasts } from '@csp/kernel';
import { actionPointEvents } from './action-point.events.ts';

/** What other contexts may see. */
export const actionPlanPublished: readonly string[] = Object.keys(actionPointEvents);

/** From each superseded event type to its successor. */
export const actionPlanUpcasts: Upcasts = {};
