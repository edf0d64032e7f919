import { actionPlanPublished, actionPlanUpcasts } from '@csp/action-plan-contract';
import type { Context, Rule } from '@csp/platform-runtime';
import typeDefs from './action-point/action-point.graphql';
import { actionPointResolvers } from './action-point/action-point.resolver.ts';
import { actionPoints } from './action-point/action-points.view.ts';
import { agencies } from './agencies.view.ts';
import { followWhatAMeetingMadeOfIt } from './policies/follow-what-a-meeting-made-of-it.policy.ts';
import { openActionPointWhenMinuted } from './policies/open-action-point-when-minuted.policy.ts';
import { recordWhatAnAgencyAnsweredByLink } from './policies/record-what-an-agency-answered-by-link.policy.ts';
import { refusals } from './refusals.ts';

const anyoneWithARole: Rule = (grants) => grants.length > 0;
const supportOfficer: Rule = (grants) => grants.some(({ role }) => role === 'support-officer');
/** Of which points is decided point by point. */
const reporter: Rule = (grants) => grants.some(({ role }) => role === 'support-officer' || role === 'agency-officer');

/** What was agreed to be done, and what became of it. */
export const actionPlanContext: Context = {
  name: 'action-plan',
  published: actionPlanPublished,
  upcasts: actionPlanUpcasts,
  views: [actionPoints, agencies],
  policies: [openActionPointWhenMinuted, followWhatAMeetingMadeOfIt, recordWhatAnAgencyAnsweredByLink],
  subgraph: {
    typeDefs,
    resolvers: actionPointResolvers,
    access: {
      'Query.actionPoint': anyoneWithARole,
      'ActionPoint.__resolveReference': anyoneWithARole,
      'Query.actionPoints': anyoneWithARole,
      'Mutation.raiseActionPoint': supportOfficer,
      'Mutation.updateActionPoint': reporter,
      'Mutation.closeActionPoint': reporter,
      'Mutation.reopenActionPoint': supportOfficer,
      'Mutation.carryForwardActionPoint': supportOfficer,
    },
    refusals,
  },
};
