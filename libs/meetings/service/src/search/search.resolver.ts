import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { publicSearch, search, type Search } from './search.ts';

interface Arguments {
  readonly search: Search;
  readonly first: number;
  readonly offset: number;
}

export const searchResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    searchMeetings: (_: unknown, { search: sought, ...page }: Arguments, asking: Asking) =>
      search(ports, { ...sought, ...page }, asking),
    searchPublicMeetings: (_: unknown, { search: sought, ...page }: Arguments, asking: Asking) =>
      publicSearch(ports, { ...sought, ...page }, asking),
  },
});
