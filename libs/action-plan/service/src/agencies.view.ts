import type { KnownAgency } from '@csp/action-plan-domain';
import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view, type Here } from '@csp/platform-runtime';

/** Which agencies may own action points and report on them: those the partnership lists. */
export const agencies = view<KnownAgency, PartnershipEvent>()({
  name: 'agencies',
  version: 2,
  source: 'partnerships',
  keys: ({ event }) =>
    event.type === 'AgencyListed.v1' || event.type === 'AgencyListingEnded.v1' ? [event.data.agencyId] : [],
  fold: (row, { event }) => {
    if (event.type === 'AgencyListed.v1') return { id: event.data.agencyId, name: event.data.name, until: null };
    return event.type === 'AgencyListingEnded.v1' ? row && { ...row, until: event.data.until } : row;
  },
  indexes: {},
});

/** What keeps one of these agencies from owning a point or reporting on it today, if anything. */
export const agencyFault = async (
  here: Here,
  agencyIds: readonly string[],
): Promise<'unknown-agency' | 'agency-left' | undefined> => {
  for (const agencyId of agencyIds) {
    const row = await here.rows(agencies).get(agencyId);
    if (!row) return 'unknown-agency';
    if (row.until !== null && row.until < here.today()) return 'agency-left';
  }
  return undefined;
};
