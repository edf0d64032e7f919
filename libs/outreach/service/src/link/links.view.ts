import type { DigestEvent } from '@csp/outreach-contract';
import { view } from '@csp/platform-runtime';

export interface LinkRow {
  readonly digestId: string;
  readonly agencyId: string;
  readonly actionPointId: string;
  /** ISO 8601 instants. */
  readonly sentAt: string;
  readonly until: string;
}

/** Where a link leads, by its hash. */
export const links = view<LinkRow, DigestEvent>()({
  name: 'links',
  version: 1,
  source: 'outreach',
  keys: ({ event }) => (event.type === 'DigestAttempted.v1' ? event.data.links.map(({ hash }) => hash) : []),
  fold: (row, { event }, hash) => {
    if (event.type !== 'DigestAttempted.v1') return row;
    const { digestId, agencyId, attemptedAt: sentAt, linksUntil: until, links } = event.data;
    const link = links.find((one) => one.hash === hash);
    return link && { digestId, agencyId, actionPointId: link.actionPointId, sentAt, until };
  },
  indexes: {},
});
