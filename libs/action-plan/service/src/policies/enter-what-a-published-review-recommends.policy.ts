import type { HomicideReviewEvent } from '@csp/action-plan-contract';
import { recommendation } from '@csp/action-plan-domain';
import { reaction, type Policy } from '@csp/platform-runtime';

/** What a domestic homicide review recommends stands in the register for everybody once the review is published, and not before. */
export const enterWhatAPublishedReviewRecommends: Policy<HomicideReviewEvent> = {
  name: 'enter-what-a-published-review-recommends',
  source: 'action-plan',
  react: ({ event }) => {
    if (event.type !== 'HomicideReviewRecommendationReleased.v1') return undefined;
    const { recommendationId: id, reference: sourceTitle, number, text, agencyIds, targetOn, releasedOn } = event.data;
    return reaction(recommendation, id, {
      type: 'ProposeRecommendation',
      source: 'domestic-homicide-review',
      ...{ id, sourceTitle, number, text, agencyIds, targetOn, proposedOn: releasedOn },
    });
  },
};
