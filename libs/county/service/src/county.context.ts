import { countyTenant, type Context, type Rule } from '@csp/platform-runtime';
import { countyActionPoints } from './action-points.view.ts';
import overviewSdl from './county.graphql';
import { countyMeetings } from './meetings.view.ts';
import { countyPartnerships } from './partnerships.view.ts';
import { countyResolvers } from './county.resolver.ts';
import searchSdl from './search/search.graphql';
import { searchedMeetings } from './search/searched-meetings.view.ts';
import { searchedPoints } from './search/searched-points.view.ts';

/** Roles held at the county board itself: a district's officers see their own district and no other. */
const officerOrMemberOfTheBoard: Rule = (grants) =>
  grants.some(({ tenant, role }) => tenant === countyTenant && (role === 'support-officer' || role === 'member'));

/** All partnerships side by side, from what they publish. It changes nothing: there is no decider and no policy here. */
export const countyContext: Context = {
  name: 'county',
  published: [],
  upcasts: {},
  views: [countyPartnerships, countyActionPoints, countyMeetings, searchedPoints, searchedMeetings],
  policies: [],
  subgraph: {
    typeDefs: [overviewSdl, searchSdl].join('\n'),
    resolvers: countyResolvers,
    access: {
      'Query.countyOverview': officerOrMemberOfTheBoard,
      'Query.searchCounty': officerOrMemberOfTheBoard,
      'Subscription.countyOverviewChanged': officerOrMemberOfTheBoard,
    },
    refusals: {},
  },
};
