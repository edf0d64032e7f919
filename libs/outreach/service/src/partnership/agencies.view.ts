import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view, type Here } from '@csp/platform-runtime';

export interface AgencyRow {
  readonly id: string;
  readonly name: string;
  /** Its last day; null while it takes part. */
  readonly until: string | null;
}

/** Who may be written to: the agencies that the partnership lists. */
export const agencies = view<AgencyRow, PartnershipEvent>()({
  name: 'agencies',
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

/** An agency that takes part today; nothing where it isn't listed or has left. */
export const partaking = async (here: Here, agencyId: string): Promise<AgencyRow | undefined> => {
  const row = await here.rows(agencies).get(agencyId);
  return row && (row.until === null || row.until >= here.today()) ? row : undefined;
};
