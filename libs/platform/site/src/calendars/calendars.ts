import { hash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import { addDays, onLondonClock, tenantNamed, type Clock, type TenantId } from '@csp/kernel';
import type { Identity } from '@csp/platform-identity';
import { anonymous, grantsIn, type Principal } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { graphAsker, type Ask } from '../graph-asker.ts';
import type { PublicDataOptions } from '../public-data.ts';
import { says } from '../says.ts';
import { calendarText, type Feed } from './feed.ts';
import { personalFeed, publicFeed } from './reading.ts';

export interface CalendarsOptions extends PublicDataOptions {
  readonly clock: Clock;
  /** Tells what somebody may do today. */
  readonly identity: Pick<Identity, 'personNow'>;
}

type FeedRequest = FastifyRequest<{ Params: { readonly tenant: string; readonly secret: string } }>;

/** From one address, in each process: programs look every quarter of an hour or so, and a whole office may be behind one address. */
const mostAMinute = { max: 240, timeWindow: '1 minute' };
/** How far back a calendar goes. */
const daysBack = 365;

/**
 * Calendars for calendar programs: `/public/<tenant>/meetings.ics` of what is published, and for somebody with a role what they see
 * themselves, at an address that nobody can guess.
 */
export const serveCalendars = (fastify: FastifyInstance, options: CalendarsOptions): void => {
  const { schema, tenants, publicUrl, clock } = options;
  const ask = graphAsker(schema);
  const from = () => addDays(onLondonClock(clock.now()).date, -daysBack);
  const at = (path: string) => new URL(path, publicUrl).href;

  void fastify.register(async (calendars) => {
    await calendars.register(rateLimit, mostAMinute);
    calendars.get('/public/:tenant/meetings.ics', async (request: FeedRequest, reply) => {
      const tenant = tenantNamed(request.params.tenant, tenants());
      if (!tenant) return says.missing(reply);
      const feed = await publicFeed(ask, { tenant, address: at(`/public/${tenant}`), from: from() });
      return send(request, reply.header('access-control-allow-origin', '*'), feed, 'no-cache');
    });
    calendars.get('/t/:tenant/calendars/:secret.ics', async (request: FeedRequest, reply) => {
      const tenant = tenantNamed(request.params.tenant, tenants());
      const person = tenant && (await holderOf(ask, options, tenant, request.params.secret));
      // The address is the secret: it stays out of search engines and of what the next page is told.
      void reply.headers({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
      if (!tenant || !person) return says.missing(reply.header('cache-control', 'no-store'));
      const feed = await personalFeed(ask, { tenant, address: at(`/t/${tenant}`), from: from() }, person);
      return send(request, reply, feed, 'private, no-cache');
    });
  });
};

/** Whose address it is, with the rights they have today; nobody once they have none here. */
const holderOf = async (
  ask: Ask,
  { identity }: CalendarsOptions,
  tenant: TenantId,
  secret: string,
): Promise<Principal | undefined> => {
  const query = 'query ($secret: String!) { calendarHolder(secret: $secret) }';
  const { calendarHolder } = await ask({ tenant, principal: anonymous }, query, { secret });
  const person = typeof calendarHolder === 'string' ? await identity.personNow(calendarHolder) : undefined;
  return person && grantsIn(person, tenant).length > 0 ? person : undefined;
};

const send = (request: FeedRequest, reply: FastifyReply, feed: Feed, cache: string): FastifyReply => {
  const text = calendarText(feed);
  const etag = `"${hash('sha256', text, 'base64url')}"`;
  void reply.headers({ etag, 'cache-control': cache, 'x-content-type-options': 'nosniff' });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.headers({ 'content-type': 'text/calendar; charset=utf-8' }).send(text);
};

/** Also where something on the way has made the tag a weak one (RFC 9110, 13.1.2). */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
