import type { TenantId, TenantViews } from '@csp/kernel';
import { completeUpTo, grantsIn, type Asking, type ContextPorts, type Principal } from '@csp/platform-runtime';
import { agencyEventType, type AgencyEvent } from '@csp/subscriptions-contract';
import { placeAt } from './cursor.ts';
import { read } from './feed.ts';
import { beginning, endOf, feed } from './feed.view.ts';
import { isListed, listings } from './listings.view.ts';
import { subscriptionsContext } from './subscriptions.context.ts';

/** One thing that an agency is told, as a message needs it. */
export interface Told {
  /** Its place in the tenant's feed; sorts as text. */
  readonly place: string;
  readonly id: string;
  /** `uk.gov.csp.action-point.raised.v1` */
  readonly type: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** The action point. */
  readonly subject: string;
  readonly data: AgencyEvent;
}

/** The machine client that an officer of the agency would use: what it may see over GraphQL is what the agency is told. */
const askingFor = (agencyId: string, tenant: TenantId): Asking => {
  const grants = [{ tenant, role: 'agency-officer', agencyId }] as const;
  const principal: Principal = { id: `agency:${agencyId}`, kind: 'machine', grants };
  return { tenant, principal };
};

const mayFollow = ({ principal, tenant }: Asking): boolean => {
  const rule = subscriptionsContext.subgraph!.access['Subscription.actionPointEvents']!;
  return rule === 'anyone' || rule(grantsIn(principal, tenant), principal);
};

/**
 * Each agency's feed, for what sends it on. By the rules of the GraphQL subscription, read where it is complete: what was passed
 * over once isn't looked for again. `views`: this context's, of a tenant.
 */
export const agencyFeeds = (
  ports: ContextPorts,
  views: (tenant: TenantId) => Pick<TenantViews, 'live' | 'checkpoint' | 'parked'>,
) => ({
  /** Before all there is. */
  beginning,

  /** How far a tenant's feed is complete. */
  end: async (tenant: TenantId): Promise<string> => endOf(await completeUpTo(views(tenant), feed, tenant)),

  /** The agencies that belong to a partnership today: one that has left is told nothing more, also not what it has missed. */
  agencies: async (tenant: TenantId): Promise<readonly string[]> => {
    const here = ports.of(askingFor('', tenant));
    const today = here.today();
    const rows = await here.rows(listings).find();
    return rows.filter((row) => isListed(row, today)).map(({ agencyId }) => agencyId);
  },

  /** What an agency is told after a place, up to another, in order: a part, and the place it ends at; none where nothing follows. */
  after: async (agencyId: string, tenant: TenantId, place: string, upTo: string) => {
    const asking = askingFor(agencyId, tenant);
    if (!mayFollow(asking)) return { told: [], end: undefined };
    const { messages, end } = await read(ports.of(asking), tenant, place, upTo);
    const told = messages.map(({ cursor, event }): Told => {
      const { id, kind, at, actionPointId: subject } = event;
      return { place: placeAt(tenant, cursor), id, type: agencyEventType(kind), at, subject, data: event };
    });
    return { told, end };
  },

  /** Calls when there may be more of a tenant, or other agencies; what is given back ends it. */
  listen: (tenant: TenantId, heard: () => void): (() => void) => {
    const ended = new AbortController();
    const follow = async (view: typeof feed | typeof listings): Promise<void> => {
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a change says nothing but that there was one
      for await (const change of ports.changes(tenant, view as typeof feed, ended.signal)) heard();
    };
    // A tenant that isn't ready yet is looked at again: listening only makes it sooner.
    for (const view of [feed, listings]) follow(view).catch(() => undefined);
    return () => ended.abort();
  },
});
