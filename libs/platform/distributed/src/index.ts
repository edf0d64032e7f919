export { connectDistributed, type Distributed, type DistributedSettings } from './distributed.ts';
export { LogHasGap } from './commit-log.ts';
export { BuiltElsewhere } from './generations.ts';
