export { meetingsContext } from './meetings.context.ts';
