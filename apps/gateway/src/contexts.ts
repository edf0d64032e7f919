import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { meetingsContext } from '@csp/meetings-service';
import { outreachContext } from '@csp/outreach-service';
import { partnershipsContext } from '@csp/partnerships-service';
import type { Context } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';

/** Those whose services stand behind the gateway. For the build and for specs: none of it is in the gateway itself. */
export const contexts: readonly Context[] = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
  outreachContext,
];
