import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { searches, type Search } from './search.ts';

interface Arguments {
  readonly search: Search;
  readonly first: number;
  readonly offset: number;
}

export const searchResolvers = (ports: ContextPorts): Resolvers => {
  const { own, published } = searches(ports);
  return {
    Query: {
      searchMeetings: (_: unknown, { search, ...page }: Arguments, asking: Asking) =>
        own({ ...search, ...page }, asking),
      searchPublicMeetings: (_: unknown, { search, ...page }: Arguments, asking: Asking) =>
        published({ ...search, ...page }, asking),
    },
  };
};
