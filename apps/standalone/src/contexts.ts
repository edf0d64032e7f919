import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { meetingsContext } from '@csp/meetings-service';
import { outreachContext, outreachContextWith, type Outgoing } from '@csp/outreach-service';
import { partnershipsContext } from '@csp/partnerships-service';
import type { Context } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';

/** All that this process runs; the distributed product runs the same ones in a process each. */
export const contexts: readonly Context[] = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
  outreachContext,
];

/** The same, for an installation that sends e-mail or doesn't. */
export const contextsWith = (outgoing: Outgoing): readonly Context[] =>
  contexts.map((one) => (one === outreachContext ? outreachContextWith(outgoing) : one));
