export { countyContext } from './county.context.ts';
