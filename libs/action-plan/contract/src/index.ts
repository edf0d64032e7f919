export { actionPointEvents, type ActionPointEvent, type Owner } from './action-point.events.ts';
export { actionPlanPublished, actionPlanUpcasts } from './contract.ts';
