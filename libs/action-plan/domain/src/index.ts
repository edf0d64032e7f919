export { actionPoint, type ActionPointCommand } from './action-point.ts';
export type { ActionPoint, ActionPointRefusal } from './action-point.state.ts';
export { followUp, usualFollowUp, type FollowUpRefusal, type FollowUpSettings } from './follow-up.ts';
