import { digestEvents, type DigestEvent } from '@csp/outreach-contract';
import type { Said } from '@csp/outreach-domain';
import { view } from '@csp/platform-runtime';

export interface DigestRow {
  readonly id: string;
  readonly agencyId: string;
  readonly decidedOn: string;
  readonly points: readonly Said[];
  readonly status: 'PENDING' | 'SENT' | 'GIVEN_UP';
  readonly attempts: number;
  /** Points answered by its links. */
  readonly answered: readonly string[];
}

const fold = (row: DigestRow | undefined, event: DigestEvent): DigestRow | undefined => {
  if (event.type === 'DigestDecided.v1') {
    const { digestId: id, ...data } = event.data;
    return { ...data, id, status: 'PENDING', attempts: 0, answered: [] };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'DigestAttempted.v1':
      return { ...row, attempts: event.data.attempt };
    case 'DigestSent.v1':
      return { ...row, status: 'SENT' };
    case 'DigestFailed.v1':
      return event.data.retryAt === null ? { ...row, status: 'GIVEN_UP' } : row;
    case 'AnsweredByLink.v1':
      return { ...row, answered: [...row.answered, event.data.actionPointId] };
  }
};

/** Each day's mail to each agency, and how far it is. */
export const digests = view<DigestRow, DigestEvent>()({
  name: 'digests',
  version: 1,
  source: 'outreach',
  keys: ({ event }) => (event.type in digestEvents ? [event.data.digestId] : []),
  fold: (row, { event }) => fold(row, event),
  // A day's mail is not sent on another day: that one has its own.
  indexes: { pending: (row) => (row.status === 'PENDING' ? row.decidedOn : null), agency: (row) => row.agencyId },
});
