import { describe, it } from 'vitest';
import { commandCases, commandReopeningCases } from './cases/commands.cases.ts';
import { feedCases } from './cases/feed.cases.ts';
import { inboxCrashCases, inboxReopeningCases } from './cases/inbox-crash.cases.ts';
import { inboxOrderCases, inboxParkingCases } from './cases/inbox.cases.ts';
import { logReadingCases } from './cases/log-reading.cases.ts';
import { logRacingCases, logReopeningCases, logWritingCases } from './cases/log-writing.cases.ts';
import { policyCases, policyLosingCases, policyReopeningCases } from './cases/policy.cases.ts';
import { rebuildCases } from './cases/rebuild.cases.ts';
import { relayCases, relayReopeningCases } from './cases/relay.cases.ts';
import { viewQueryCases } from './cases/view-query.cases.ts';
import { viewAtomicCases, viewLosingCases, viewReopeningCases, viewWritingCases } from './cases/view-writing.cases.ts';
import type { Capabilities, Cases, MakePlatform } from './platform.ts';

interface Suite {
  readonly always: readonly Cases[];
  readonly reopen?: readonly Cases[];
  readonly loseViews?: readonly Cases[];
  readonly atomicWrites?: readonly Cases[];
}

/** All cases by suite, and what a platform must be able to do for some of them. */
export const suites = {
  'event store': { always: [logReadingCases, logWritingCases, logRacingCases], reopen: [logReopeningCases] },
  'view store': {
    always: [viewQueryCases, viewWritingCases],
    reopen: [viewReopeningCases],
    loseViews: [viewLosingCases],
    atomicWrites: [viewAtomicCases],
  },
  relay: { always: [relayCases], reopen: [relayReopeningCases] },
  inbox: {
    always: [inboxOrderCases, inboxParkingCases, inboxCrashCases, rebuildCases],
    reopen: [inboxReopeningCases],
  },
  runtime: {
    always: [commandCases, policyCases, feedCases],
    reopen: [commandReopeningCases, policyReopeningCases],
    loseViews: [policyLosingCases],
  },
} as const satisfies Readonly<Record<string, Suite>>;

export const casesOf = (
  suite: Suite,
  { reopen = true, loseViews = true, atomicWrites = true }: Capabilities,
): Cases => {
  const parts = [
    ...suite.always,
    ...((reopen && suite.reopen) || []),
    ...((loseViews && suite.loseViews) || []),
    ...((atomicWrites && suite.atomicWrites) || []),
  ];
  const cases = parts.flatMap((part) => Object.entries(part));
  const twice = cases.find(([title], index) => cases.findIndex(([other]) => other === title) !== index);
  if (twice) throw new Error(`Two cases are called "${twice[0]}": the second would hide the first.`);
  return Object.fromEntries(cases);
};

export type Conformance = (name: string, make: MakePlatform, capabilities?: Capabilities) => void;

/** Registers a suite with vitest, each case on a fresh platform that is taken away again. */
const conformance =
  (title: keyof typeof suites): Conformance =>
  (name, make, capabilities = {}) =>
    describe(`${name}: ${title}`, () => {
      for (const [what, run] of Object.entries(casesOf(suites[title], capabilities)))
        it(what, async () => {
          const platform = await make();
          try {
            await run(platform);
          } finally {
            await platform.close();
          }
        });
    });

/** A log per context and tenant: positions, versions, command ids, pages, tenants; one after the other, at once and reopened. */
export const eventStoreConformance = conformance('event store');
/** Rows, queries, checkpoints, parked streams and generations. */
export const viewStoreConformance = conformance('view store');
/** A log as other contexts read it: order, chain, filter, pages, resumption. */
export const relayConformance = conformance('relay');
/** What a consumer makes of what it is given, whatever it is given; and views rebuilt beside themselves. */
export const inboxConformance = conformance('inbox');
/** R7, R8, R11, R12 and policies over the whole platform. */
export const runtimeConformance = conformance('runtime');
