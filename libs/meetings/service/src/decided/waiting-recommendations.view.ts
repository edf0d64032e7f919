import type { RecommendationEvent } from '@csp/action-plan-contract';
import { view } from '@csp/platform-runtime';

interface WaitingRow {
  readonly id: string;
}

/** The recommendations that a meeting may agree: one row each while they wait in the register. */
export const waitingRecommendations = view<WaitingRow, RecommendationEvent>()({
  name: 'waiting-recommendations',
  version: 1,
  source: 'action-plan',
  keys: ({ event: { type, data } }) => (type.startsWith('Recommendation') ? [data.recommendationId] : []),
  fold: (row, { event: { type, data } }) => {
    switch (type) {
      case 'RecommendationProposed.v1':
        return { id: data.recommendationId };
      case 'RecommendationAgreed.v1':
      case 'RecommendationRefused.v1':
        return undefined;
      default:
        return row;
    }
  },
  indexes: {},
});
