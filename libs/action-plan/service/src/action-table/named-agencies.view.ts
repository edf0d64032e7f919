import type { KnownAgency } from '@csp/action-plan-domain';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';

/** Agencies by how tables write them: by their names. */
export const namedAgencies = view<KnownAgency, PartnershipEvent>()({
  name: 'named-agencies',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) =>
    event.type === 'AgencyListed.v1' || event.type === 'AgencyListingEnded.v1' ? [event.data.agencyId] : [],
  fold: (row, { event }) => {
    if (event.type === 'AgencyListed.v1') return { id: event.data.agencyId, name: event.data.name, until: null };
    return event.type === 'AgencyListingEnded.v1' ? row && { ...row, until: event.data.until } : row;
  },
  indexes: {},
});
