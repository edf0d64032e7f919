export { actionPlanContext } from './action-plan.context.ts';
export { actionPoints, type ActionPointRow } from './action-point/action-points.view.ts';
