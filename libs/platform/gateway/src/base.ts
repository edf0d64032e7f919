import type { GatewayAsking } from './gateway.ts';
import { grantsIn, withRole, type Asking, type Rule } from '@csp/platform-runtime';
import type { ResolverMap } from './references.ts';

const roleNames = {
  'support-officer': 'SUPPORT_OFFICER',
  member: 'MEMBER',
  'agency-officer': 'AGENCY_OFFICER',
} as const;

export const baseAccess: Readonly<Record<string, Rule>> = {
  'Query.viewer': 'anyone',
  'Query.accounts': withRole('support-officer'),
  'Mutation.ping': 'anyone',
  'Subscription.now': 'anyone',
};

export const baseResolvers: ResolverMap = {
  Query: {
    viewer: (_: unknown, __: unknown, { principal, tenant }: Asking) => {
      const grants = grantsIn(principal, tenant);
      return {
        signedIn: grants.length > 0,
        accountId: principal.kind === 'anonymous' ? null : principal.id,
        roles: [...new Set(grants.map(({ role }) => roleNames[role]))],
        agencyIds: [...new Set(grants.flatMap(({ agencyId }) => agencyId ?? []))],
      };
    },
    accounts: (_: unknown, __: unknown, { accounts }: GatewayAsking) => accounts?.() ?? null,
  },
  Mutation: { ping: () => true },
  Subscription: {
    now: {
      subscribe: async function* (_: unknown, __: unknown, { now }: GatewayAsking) {
        yield { now: now() };
      },
    },
  },
};
