import type { Upcasts } from '@csp/kernel';
import type { z } from 'zod';
import { actionPointEvents, type ActionPointEvent, type supersededActionPointEvents } from './action-point.events.ts';

type Superseded = {
  [Type in keyof typeof supersededActionPointEvents]: z.infer<(typeof supersededActionPointEvents)[Type]>;
};

/**
 * What other contexts may see: all of action points, and of recommendations what a meeting must know to decide on them.
 */
export const actionPlanPublished: readonly string[] = [
  ...Object.keys(actionPointEvents),
  'RecommendationProposed.v1',
  'RecommendationAgreed.v1',
  'RecommendationRefused.v1',
];

/** From each superseded event type to its successor. */
export const actionPlanUpcasts = {
  // Whose progress it was wasn't written down.
  'ActionPointUpdated.v1': (data: Superseded['ActionPointUpdated.v1']): ActionPointEvent => ({
    type: 'ActionPointUpdated.v2',
    data: { ...data, agencyId: null },
  }),
} satisfies Upcasts;
