import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';

export interface NameRow {
  readonly slug: string;
  readonly name: string;
}

/** One row per partnership of the county, the county board among them. */
export const countyPartnerships = view<NameRow, PartnershipEvent>()({
  name: 'partnerships',
  version: 1,
  source: 'partnerships',
  across: 'county',
  keys: ({ event, tenant }) => (event.type === 'PartnershipFounded.v1' ? [tenant] : []),
  fold: (row, { event, tenant }) =>
    event.type === 'PartnershipFounded.v1' ? { slug: tenant, name: event.data.name } : row,
  indexes: {},
});
