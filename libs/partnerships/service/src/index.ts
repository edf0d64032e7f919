export { partnershipsContext } from './partnerships.context.ts';
