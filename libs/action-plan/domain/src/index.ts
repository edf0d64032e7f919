export { actionPoint, type ActionPointCommand } from './action-point.ts';
export type { ActionPoint, ActionPointRefusal } from './action-point.state.ts';
export {
  actionTable,
  type ActionTable,
  type ActionTableRefusal,
  type TablePoint,
  type TakeInActionTable,
} from './action-table.ts';
export {
  readActionTable,
  type Finding,
  type Known,
  type TableFault,
  type TableReading,
  type TableWarning,
} from './action-table.reading.ts';
export { followUp, usualFollowUp, type FollowUpRefusal, type FollowUpSettings } from './follow-up.ts';
export type { KnownAgency } from './table-cells.ts';
export {
  recommendation,
  type Recommendation,
  type RecommendationCommand,
  type RecommendationRefusal,
} from './recommendation.ts';
export { scrutinyFeedback, type ScrutinyFeedbackCommand, type ScrutinyFeedbackRefusal } from './scrutiny-feedback.ts';
export { homicideReview, reviewReference, type HomicideReviewCommand } from './homicide-review.ts';
export type { HomicideReviewRefusal } from './homicide-review.state.ts';
