import { feedbackOf } from './feedback.ts';
import { recommendationsOf } from './recommendations.ts';
import { reviewsOf } from './reviews.ts';
import type { World } from './shapes.ts';

/** What is recommended and said to a partnership, and what becomes of it. */
export const followUpOf = (world: World): object => ({
  ...recommendationsOf(world),
  ...feedbackOf(world),
  ...reviewsOf(world),
});
