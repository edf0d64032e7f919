import type { PartnershipEvent } from '@csp/partnerships-contract';
import { view, type Here } from '@csp/platform-runtime';

const key = 'partnership';

/** How the partnership is called, for the mails in its name. */
export const partnership = view<{ readonly name: string }, PartnershipEvent>()({
  name: 'partnership',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) => (event.type === 'PartnershipFounded.v1' ? [key] : []),
  fold: (row, { event }) => (event.type === 'PartnershipFounded.v1' ? { name: event.data.name } : row),
  indexes: {},
});

export const partnershipName = async (here: Here): Promise<string> =>
  (await here.rows(partnership).get(key))?.name ?? 'Community safety partnership';
