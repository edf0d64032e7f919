import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';

/** An agency's membership of the partnership, as it stands now. */
export interface ListingRow {
  readonly agencyId: string;
  /** The first day; null where it was listed before the record began. */
  readonly from: string | null;
  /** The last day; null while no end is known. */
  readonly until: string | null;
}

/** Which agencies belong to the partnership: those that are told of it. */
export const listings = view<ListingRow, PartnershipEvent>()({
  name: 'listings',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) =>
    event.type === 'AgencyListed.v1' || event.type === 'AgencyListingEnded.v1' ? [event.data.agencyId] : [],
  fold: (row, { event }) => {
    if (event.type === 'AgencyListed.v1') return { agencyId: event.data.agencyId, from: event.data.from, until: null };
    if (event.type === 'AgencyListingEnded.v1') return row && { ...row, until: event.data.until };
    return row;
  },
  indexes: {},
});

/** `today`: in Europe/London. */
export const isListed = ({ from, until }: ListingRow, today: string): boolean =>
  (from === null || from <= today) && (until === null || today <= until);
