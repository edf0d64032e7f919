export type { Capabilities, Cases, MakePlatform, PlatformUnderTest } from './platform.ts';
export {
  casesOf,
  eventStoreConformance,
  inboxConformance,
  relayConformance,
  runtimeConformance,
  suites,
  viewStoreConformance,
  type Conformance,
} from './suites.ts';
export { memoryPlatform, type MemoryPlatform, type Wrapping } from './memory/memory-platform.ts';
export {
  countedIds,
  handTimers,
  numberedId,
  provisioned,
  seededRandomness,
  sha256,
  steppedClock,
  testPorts,
  type AlarmRecord,
  type TestPorts,
} from './ports.ts';
export {
  allTallies,
  poison,
  tallies,
  tally,
  tallyContext,
  type TallyCommand,
  type TallyEvent,
  type TallyRow,
} from './examples/tally.ts';
export { echo, echoContext, echoes, type EchoCommand, type EchoEvent, type EchoRow } from './examples/echo.ts';
export { simulate, type RunResult } from './simulation/simulation.ts';
export { intention, type Intention, type Outgoing, type RunSettings, type System } from './simulation/system.ts';
export type { Draw } from './simulation/draw.ts';
