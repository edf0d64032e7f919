export {
  actionPointEvents,
  supersededActionPointEvents,
  type ActionPointEvent,
  type Owner,
  type OwnerAnswer,
} from './action-point.events.ts';
export { actionTableEvents, type ActionTableEvent } from './action-table.events.ts';
export { actionPlanPublished, actionPlanUpcasts } from './contract.ts';
export { followUpEvents, type FollowUpEvent } from './follow-up.events.ts';
export { recommendationEvents, type RecommendationEvent, type RecommendationSource } from './recommendation.events.ts';
export { scrutinyFeedbackEvents, type SaidBy, type ScrutinyFeedbackEvent } from './scrutiny-feedback.events.ts';
export { homicideReviewEvents, type HomicideReviewEvent, type ReviewStage } from './homicide-review.events.ts';
