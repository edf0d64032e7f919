import { digestEvents, type DigestEvent } from '@csp/outreach-contract';
import type { Said, Told } from '@csp/outreach-domain';
import { view } from '@csp/platform-runtime';

export interface ToldRow extends Told {
  readonly lastSentOn: string | null;
  /** The day a mail was given up, where none was sent since. */
  readonly givenUpOn: string | null;
  /** Decided and not yet known to have been sent. */
  readonly onItsWay: { readonly at: string; readonly on: string; readonly points: readonly Said[] } | null;
}

const nothing: ToldRow = { lastAt: null, points: {}, lastSentOn: null, givenUpOn: null, onItsWay: null };

const fold = (row: ToldRow, event: DigestEvent, at: string): ToldRow => {
  switch (event.type) {
    case 'DigestDecided.v1':
      return { ...row, onItsWay: { at, on: event.data.decidedOn, points: event.data.points } };
    case 'DigestSent.v1': {
      if (!row.onItsWay) return row;
      const { at: lastAt, on, points } = row.onItsWay;
      const told = Object.fromEntries(points.map(({ actionPointId, kind }) => [actionPointId, { kind, on }]));
      return { lastAt, points: told, lastSentOn: event.data.sentOn, givenUpOn: null, onItsWay: null };
    }
    case 'DigestFailed.v1':
      return event.data.retryAt === null ? { ...row, givenUpOn: row.onItsWay?.on ?? null } : row;
    default:
      return row;
  }
};

/** What each agency was last told, so that only news are sent. */
export const told = view<ToldRow, DigestEvent>()({
  name: 'told',
  version: 1,
  source: 'outreach',
  keys: ({ event }) => (event.type in digestEvents ? [event.data.agencyId] : []),
  fold: (row = nothing, { event, at }) => fold(row, event, at),
  indexes: {},
});
