import { grantsIn, type Asking, type Rule } from '@csp/platform-runtime';
import type { ResolverMap } from './references.ts';

const roleNames = {
  'support-officer': 'SUPPORT_OFFICER',
  member: 'MEMBER',
  'agency-officer': 'AGENCY_OFFICER',
} as const;

export const baseAccess: Readonly<Record<string, Rule>> = {
  'Query.viewer': 'anyone',
  'Mutation.ping': 'anyone',
  'Subscription.now': 'anyone',
};

export const baseResolvers: ResolverMap = {
  Query: {
    viewer: (_: unknown, __: unknown, { principal, tenant }: Asking) => {
      const grants = grantsIn(principal, tenant);
      return {
        signedIn: grants.length > 0,
        roles: [...new Set(grants.map(({ role }) => roleNames[role]))],
        agencyIds: [...new Set(grants.flatMap(({ agencyId }) => agencyId ?? []))],
      };
    },
  },
  Mutation: { ping: () => true },
  Subscription: {
    now: {
      subscribe: async function* (_: unknown, __: unknown, { now }: Asking & { now: () => string }) {
        yield { now: now() };
      },
    },
  },
};
