import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view, type Here } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';

export interface AgencyRow {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly listedFrom: string | null;
  readonly listedUntil: string | null;
  readonly succeededById: string | null;
}

/** One row per agency that is or was listed; those that have left stay, since old papers cite them. */
export const agencies = view<AgencyRow, PartnershipEvent>()({
  name: 'agencies',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) =>
    event.type === 'AgencyListed.v1' || event.type === 'AgencyListingEnded.v1' ? [event.data.agencyId] : [],
  fold: (row, { event }) => {
    if (event.type === 'AgencyListed.v1') {
      const { agencyId: id, name, from: listedFrom } = event.data;
      return { id, name, class: inGraph(event.data.class), listedFrom, listedUntil: null, succeededById: null };
    }
    if (!row || event.type !== 'AgencyListingEnded.v1') return row;
    return { ...row, listedUntil: event.data.until, succeededById: event.data.succeededBy };
  },
  indexes: {},
});

/** As papers list them: those that take part first, then by name. */
export const inOrder = (rows: readonly AgencyRow[]): AgencyRow[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.listedUntil !== null) - Number(b.listedUntil !== null) ||
      a.name.localeCompare(b.name, 'en-GB') ||
      (a.id < b.id ? -1 : 1),
  );

/** An agency, whether it takes part, has left, or was never listed here: papers may still cite it, and then its id is all there is. */
export const agencyOf = async (here: Here, id: string): Promise<AgencyRow> =>
  (await here.rows(agencies).get(id)) ?? {
    id,
    name: id,
    class: 'OTHER',
    listedFrom: null,
    listedUntil: null,
    succeededById: null,
  };
