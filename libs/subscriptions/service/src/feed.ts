import type { TenantId } from '@csp/kernel';
import type { Asking, ContextPorts, Here } from '@csp/platform-runtime';
import type { AgencyEvent } from '@csp/subscriptions-contract';
import { cursorAt } from './cursor.ts';
import { beginning, feed, type FeedRow } from './feed.view.ts';

export interface Message {
  readonly cursor: string;
  readonly event: AgencyEvent;
  /** Those that own the point, and those that did until this event: it is news to them as well. */
  readonly concerns: readonly string[];
}

/** A stretch of the feed after a place: what may be told of it, and where it ends; no end when there is nothing after the place. */
export interface Page {
  readonly messages: readonly Message[];
  readonly end: string | undefined;
}

const pageSize = 200;
/** Subscribers of a tenant stand at the same place most of the time: what one reads, the others need as well. */
const mostPagesKept = 64;

/** Reads tenants' feeds in pages. One per process. */
export const feedReader = (ports: ContextPorts) => {
  const kept = new Map<string, Promise<Page>>();

  const keep = (key: string, page: Promise<Page>): void => {
    kept.set(key, page);
    const [oldest] = kept.keys();
    if (kept.size > mostPagesKept) kept.delete(oldest!);
    const forget = () => void (kept.get(key) === page && kept.delete(key));
    page.then(({ end }) => end === undefined && forget(), forget);
  };

  return {
    /** The last place there is. */
    last: async (asking: Asking): Promise<string> =>
      (await ports.of(asking).rows(feed).find({ descending: true, limit: 1 }))[0]?.place ?? beginning,

    /**
     * What follows a place. The feed only grows, so a page that holds something stays right for ever and can be shared. An empty
     * one may be out of date the moment it was read, so everyone looks for themselves before they believe it.
     */
    after: async (asking: Asking, place: string): Promise<Page> => {
      const key = `${asking.tenant}/${place}`;
      const shared = kept.get(key);
      if (shared) {
        const page = await shared;
        if (page.end !== undefined) return page;
      }
      const own = read(ports.of(asking), asking.tenant, place);
      keep(key, own);
      return own;
    },
  };
};

/** One page, read now. `upTo`: nothing beyond this place is looked at. */
export const read = async (here: Here, tenant: TenantId, place: string, upTo?: string): Promise<Page> => {
  const rows = (await here.rows(feed).find({ from: place, limit: pageSize + 1 })).filter(
    (row) => row.place > place && (upTo === undefined || row.place <= upTo),
  );
  const points = new Map<string, readonly FeedRow[]>();
  const messages: Message[] = [];
  for (const row of rows) {
    const { actionPointId: point } = row;
    const known = row.facts ? [row] : (points.get(point) ?? (await here.rows(feed).find({ where: { point } })));
    if (!row.facts) points.set(point, known);
    const message = messageOf(tenant, row, known);
    if (message) messages.push(message);
  }
  return { messages, end: rows.at(-1)?.place };
};

/** `known`: rows of the same point in order. Nothing is told of a point whose raising isn't among them: it is restricted. */
const messageOf = (tenant: TenantId, row: FeedRow, known: readonly FeedRow[]): Message | undefined => {
  const facts = known.find((one) => one.facts)?.facts;
  if (!facts) return undefined;
  const before = known.filter((one) => one.place < row.place);
  const dated = [...before, row].findLast((one) => one.dueOn !== undefined);
  const ownersBefore = before.findLast((one) => one.ownerAgencyIds)?.ownerAgencyIds ?? [];
  const ownerAgencyIds = [...(row.ownerAgencyIds ?? ownersBefore)];
  const cursor = cursorAt(tenant, row.place);
  return {
    cursor,
    event: {
      id: cursor,
      kind: row.kind,
      at: row.at,
      actionPointId: row.actionPointId,
      ...facts,
      ownerAgencyIds,
      note: row.note,
      byAgencyId: row.byAgencyId,
      dueOn: dated?.dueOn ?? null,
    },
    concerns: [...ownerAgencyIds, ...ownersBefore],
  };
};
