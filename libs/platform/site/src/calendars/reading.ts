import type { TenantId } from '@csp/kernel';
import { anonymous, grantsIn, type Principal } from '@csp/platform-runtime';
import type { Ask } from '../graph-asker.ts';
import { withoutRestricted } from '../papers/meeting-papers.ts';
import type { Feed, FeedMeeting, FeedPoint } from './feed.ts';

/** Which partnership's, under which address, from which day on. */
export interface Wanted {
  readonly tenant: TenantId;
  readonly address: string;
  readonly from: string;
}

const slot = 'id title date startsAt endsAt place calendarRevision { number at }';
const queries = {
  published: `{ partnership { name } publicMeetings { ${slot} cancelled } }`,
  name: '{ partnership { name } }',
  meetings: `query ($from: LocalDate!, $first: Int!, $offset: Int!) {
    page: meetings(filter: { from: $from }, first: $first, offset: $offset) { total nodes { ${slot} stage } } }`,
  points: `query ($agency: ID, $first: Int!, $offset: Int!) {
    page: actionPoints(filter: { open: true, ownerAgencyId: $agency }, first: $first, offset: $offset) {
      total nodes { id reference text dueOn history { kind at } } } }`,
};

/** As many as a list gives at a time, and as many lists as are asked for: no partnership comes near it in a year. */
const pageLength = 100;
const mostPages = 10;

export const publicFeed = async (ask: Ask, { tenant, address, from }: Wanted): Promise<Feed> => {
  const { partnership, publicMeetings } = await ask({ tenant, principal: anonymous }, queries.published);
  const meetings = (publicMeetings as readonly FeedMeeting[]).filter(({ date }) => date >= from);
  return { name: nameOf(partnership, 'meetings'), address, meetings, points: [] };
};

/**
 * What somebody sees of a partnership, with the due dates of their agencies' action points; of all for its support officers. Calendars
 * are kept by other firms, and shown on telephones: what is restricted is left out whoever asks.
 */
export const personalFeed = async (ask: Ask, wanted: Wanted, person: Principal): Promise<Feed> => {
  const { tenant, address, from } = wanted;
  const asking = { tenant, principal: withoutRestricted(person, tenant) };
  const grants = grantsIn(person, tenant);
  const runsIt = grants.some(({ role }) => role === 'support-officer');
  const agencies = runsIt ? [null] : [...new Set(grants.flatMap(({ agencyId }) => agencyId ?? []))];
  const { partnership } = await ask(asking, queries.name);
  const found = await allOf<Omit<FeedMeeting, 'cancelled'> & { stage: string }>(ask, asking, queries.meetings, {
    from,
  });
  const points = new Map<string, FeedPoint>();
  for (const agency of agencies)
    for (const point of await allOf<FeedPoint>(ask, asking, queries.points, { agency })) points.set(point.id, point);
  return {
    name: nameOf(partnership, agencies.length > 0 ? 'meetings and due dates' : 'meetings'),
    address,
    meetings: found.map(({ stage, ...meeting }) => ({ ...meeting, cancelled: stage === 'CANCELLED' })),
    points: [...points.values()],
  };
};

const nameOf = (partnership: unknown, what: string): string => `${(partnership as { name: string }).name}: ${what}`;

const allOf = async <One>(
  ask: Ask,
  asking: Parameters<Ask>[0],
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<readonly One[]> => {
  const all: One[] = [];
  for (let page = 0; page < mostPages; page++) {
    const answer = await ask(asking, query, { ...variables, first: pageLength, offset: page * pageLength });
    const { nodes, total } = answer['page'] as { readonly nodes: readonly One[]; readonly total: number };
    all.push(...nodes);
    if ((page + 1) * pageLength >= total) break;
  }
  return all;
};
