import type { Measurement } from './measurement.ts';
import type { Size } from './size.ts';

export type Figure = (size: Size) => Promise<readonly Measurement[]>;

/** All figures by the id that the performance page gives them. Each is loaded in a process of its own. */
export const figures: Readonly<Record<string, () => Promise<Figure>>> = {
  A1: async () => (await import('./figures/durable-command.ts')).durableCommand,
  A2: async () => (await import('./figures/group-commit.ts')).groupCommit,
  A3: async () => (await import('./figures/hot-stream.ts')).hotStream,
  B1: async () => (await import('./figures/load-aggregate.ts')).loadAggregate,
  D1: async () => (await import('./figures/list-of-twenty.ts')).listOfTwenty,
  D2: async () => (await import('./figures/county-overview.ts')).countyOverview,
  E1: async () => (await import('./figures/visible.ts')).visible,
  E2: async () => (await import('./figures/subscribers.ts')).subscribers,
  F1: async () => (await import('./figures/first-answer.ts')).firstAnswer,
  F2: async () => (await import('./figures/memory.ts')).memory,
  H1: async () => (await import('./figures/large-meeting.ts')).largeMeeting,
  H2: async () => (await import('./figures/search.ts')).searches,
  G1: async () => (await import('./figures/bytes-per-event.ts')).bytesPerEvent,
};
