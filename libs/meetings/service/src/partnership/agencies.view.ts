import type { ListedAgency } from '@csp/meetings-domain';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view, type Here } from '@csp/platform-runtime';

export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  /** The last day it was listed. */
  readonly until: string | null;
}

/** The agencies that papers of this partnership may name. */
export const agencies = view<AgencyRow, PartnershipEvent>()({
  name: 'agencies',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) =>
    event.type === 'AgencyListed.v1' || event.type === 'AgencyListingEnded.v1' ? [event.data.agencyId] : [],
  fold: (row, { event }) => {
    if (event.type === 'AgencyListed.v1') return { agencyId: event.data.agencyId, name: event.data.name, until: null };
    if (event.type === 'AgencyListingEnded.v1') return row && { ...row, until: event.data.until };
    return row;
  },
  indexes: {},
});

/** Each agency asked for, as it is listed here; by id. */
export const listedAgencies = async (
  here: Here,
  ids: Iterable<string | null | undefined>,
): Promise<ReadonlyMap<string, ListedAgency>> => {
  const rows = here.rows(agencies);
  const found = new Map<string, ListedAgency>();
  for (const agencyId of new Set(ids)) {
    if (agencyId == null) continue;
    const row = await rows.get(agencyId);
    found.set(agencyId, { agencyId, name: row?.name ?? null, until: row?.until ?? null });
  }
  return found;
};
