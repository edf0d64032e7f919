import type { HomicideReviewEvent, ReviewStage } from '@csp/action-plan-contract';
import { unreachable, type Decision, type LocalDate, type TextFault } from '@csp/kernel';

export interface ReviewRecommendation {
  readonly recommendationId: string;
  readonly number: string;
  readonly text: string;
  readonly agencyIds: readonly string[];
  readonly targetOn: LocalDate | null;
}

export interface Commissioned {
  readonly status: 'commissioned';
  readonly id: string;
  readonly reference: string;
  /** Accounts that may know of it; nobody else does. */
  readonly named: readonly string[];
  /** Null until the first stage after its commissioning. */
  readonly stage: ReviewStage | null;
  /** When it came as far as it is. */
  readonly reachedOn: LocalDate;
  readonly recommendations: readonly ReviewRecommendation[];
  /** Ids of what was noted of their progress. */
  readonly progress: readonly string[];
}

export type HomicideReview = { readonly status: 'none' } | Commissioned;

/** Everything a review may refuse. Clients switch on these: a code is never renamed. */
export type HomicideReviewRefusal =
  | TextFault
  /** Also for whoever is not named: it is the same to them as one that isn't there. */
  | 'unknown-review'
  | 'already-commissioned'
  | 'no-such-date'
  | 'still-to-come'
  | 'no-such-account'
  | 'not-yourself'
  | 'too-many-named'
  | 'not-the-next-stage'
  | 'before-the-last-stage'
  | 'review-published'
  | 'number-in-review'
  | 'unknown-review-recommendation'
  | 'too-many-recommendations'
  | 'too-many-notes'
  | 'too-many-agencies';

export type Outcome = Decision<HomicideReviewEvent, HomicideReviewRefusal>;

export const evolve = (state: HomicideReview, event: HomicideReviewEvent): HomicideReview => {
  if (event.type === 'HomicideReviewCommissioned.v1') {
    const { reviewId: id, reference, commissionedBy, commissionedOn: reachedOn } = event.data;
    return {
      status: 'commissioned',
      ...{ id, reference, named: [commissionedBy], stage: null, reachedOn, recommendations: [], progress: [] },
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'HomicideReviewPersonNamed.v1':
      return { ...state, named: [...state.named, event.data.accountId] };
    case 'HomicideReviewPersonUnnamed.v1':
      return { ...state, named: state.named.filter((one) => one !== event.data.accountId) };
    case 'HomicideReviewStageReached.v1':
      return { ...state, stage: event.data.stage, reachedOn: event.data.reachedOn };
    case 'HomicideReviewRecommendationAdded.v1': {
      const { recommendationId, number, text, agencyIds, targetOn } = event.data;
      const added = { recommendationId, number, text, agencyIds, targetOn };
      return { ...state, recommendations: [...state.recommendations, added] };
    }
    case 'HomicideReviewRecommendationRemoved.v1': {
      const { recommendationId } = event.data;
      const left = state.recommendations.filter((one) => one.recommendationId !== recommendationId);
      return { ...state, recommendations: left };
    }
    case 'HomicideReviewProgressNoted.v1':
      return { ...state, progress: [...state.progress, event.data.progressId] };
    case 'HomicideReviewRecommendationReleased.v1':
      return state;
    default:
      return unreachable(event);
  }
};
