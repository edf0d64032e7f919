export { founding } from './partnership/founding.ts';
export { partnershipsContext } from './partnerships.context.ts';
