export { anonymous, grantsIn, type Grant, type Principal, type Role } from './principal.ts';
export {
  reaction,
  view,
  type ActOptions,
  type Acted,
  type Asking,
  type Context,
  type ContextPorts,
  type Here,
  type Policy,
  type Reaction,
  type Resolvers,
  type Rule,
  type Subgraph,
} from './context.ts';
