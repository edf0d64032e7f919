export { actionPoint, type ActionPoint, type ActionPointCommand, type ActionPointRefusal } from './action-point.ts';
