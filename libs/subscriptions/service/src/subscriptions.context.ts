import type { Context, Rule } from '@csp/platform-runtime';
import { feed } from './feed.view.ts';
import { listings } from './listings.view.ts';
import typeDefs from './subscriptions.graphql';
import { subscriptionsResolvers } from './subscriptions.resolver.ts';

/** An agency sees all that isn't restricted in the partnerships it belongs to; which agency's points to hear of is its choice. */
const anyoneWithARole: Rule = (grants) => grants.length > 0;

/** What happens to action points, for those who follow it: live, and without a gap after having been away. */
export const subscriptionsContext: Context = {
  name: 'subscriptions',
  published: [],
  upcasts: {},
  views: [feed, listings],
  policies: [],
  subgraph: {
    typeDefs,
    resolvers: subscriptionsResolvers,
    access: {
      'Query.actionPointEvents': anyoneWithARole,
      'Subscription.actionPointEvents': anyoneWithARole,
    },
    refusals: {},
  },
};
