import { anyoneWithARole, type Context } from '@csp/platform-runtime';
import { feed } from './feed.view.ts';
import { listings } from './listings.view.ts';
import typeDefs from './subscriptions.graphql';
import { subscriptionsResolvers } from './subscriptions.resolver.ts';

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
      // An agency sees all that isn't restricted in the partnerships it belongs to; which agency's points to hear of is its choice.
      'Query.actionPointEvents': anyoneWithARole,
      'Subscription.actionPointEvents': anyoneWithARole,
    },
    refusals: {},
  },
};
