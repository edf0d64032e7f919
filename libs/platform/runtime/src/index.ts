export { anonymous, grantsIn, type Grant, type Principal, type Role } from './principal.ts';
export {
  anyoneWithARole,
  reaction,
  refusal,
  together,
  view,
  withRole,
  type ActOptions,
  type AnyView,
  type Acted,
  type Asking,
  type Context,
  type ContextPorts,
  type Here,
  type MakeResolvers,
  type Policy,
  type Reaction,
  type Refusal,
  type Resolvers,
  type Rule,
  type Subgraph,
} from './context.ts';
export { completeUpTo } from './complete.ts';
export { days } from './days.ts';
export { act, DomainFault, type ActPorts, type ActRequest } from './act.ts';
export { Consumer, TryLater, type Alarm, type Batch, type Effect, type Taken } from './consumer.ts';
export { policyEffect, viewEffect } from './effects.ts';
export { Projection } from './projection.ts';
export {
  LogTail,
  publicationsOf,
  relayed,
  type Publication,
  type PublicationSource,
  type Published,
} from './publications.ts';
export { following, inStep, type Step, type Tracing, type What } from './tracing.ts';
export { createDoorbell } from './doorbell.ts';
export { contextPorts } from './here.ts';
export { past } from './past.ts';
export { asUuid, countyTenant, Runtime } from './runtime.ts';
export type { RuntimePorts } from './runtime-ports.ts';
export { sha256 } from './hash.ts';
