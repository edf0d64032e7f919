import { tenantNamed, type TenantId } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { graphAsker, type Ask } from './graph-asker.ts';
import { meetingObject, type PublishedMeeting } from './meeting-object.ts';
import { says } from './says.ts';

export interface PublicDataOptions {
  readonly schema: GraphQLSchema;
  readonly tenants: () => readonly TenantId[];
  /** How the public reaches this site: objects are named by their addresses. */
  readonly publicUrl: string;
}

const lead = '{ role agencyName }';
const item = `id number title purpose leads ${lead}`;
const selection = `id title date startsAt endsAt place cancelled agendaPublishedAt modifiedAt minutesAgreed
  agenda { ${item} subItems { ${item} } } minutes { id number itemId text before }
  reports { id itemId status author ${lead} current { subject recommendations } }
  decisions { id paragraphId paragraph verb subject caveat votes { for against abstained } }
  actionPoints { reference paragraph text owners ${lead} dueOn } keyMessages agreed { on asCorrectRecord corrections { paragraph text on } }`;
const one = (what: string): string => `query ($id: ID!) { publicMeeting(id: $id) { ${what} } }`;

type MeetingRequest = FastifyRequest<{ Params: { readonly tenant: string; readonly id: string } }>;
type ListRequest = FastifyRequest<{
  Params: { readonly tenant: string };
  Querystring: { readonly modified_since?: string };
}>;

/** What is published, for programs: a list, each meeting, and its sealed minutes. Anyone's pages may read it. */
export const servePublicData = (fastify: FastifyInstance, { schema, tenants, publicUrl }: PublicDataOptions): void => {
  const ask = graphAsker(schema);
  const addressOf = (tenant: TenantId) => new URL(`/public/${tenant}`, publicUrl).href;

  fastify.get('/public/:tenant/meetings.json', async ({ params, query }: ListRequest, reply) =>
    answer(reply, async () => {
      const tenant = tenantNamed(params.tenant, tenants());
      if (!tenant) return undefined;
      const since = query.modified_since === undefined ? -Infinity : Date.parse(query.modified_since);
      if (Number.isNaN(since)) {
        void reply.code(400);
        return { error: 'modified_since is not an instant as RFC 3339 has it.' };
      }
      const { publicMeetings } = await ask({ tenant, principal: anonymous }, `{ publicMeetings { ${selection} } }`);
      const data = (publicMeetings as readonly PublishedMeeting[])
        .filter(({ modifiedAt }) => Date.parse(modifiedAt) >= since)
        .map((meeting) => meetingObject(meeting, addressOf(tenant)));
      return { data, links: { self: `${addressOf(tenant)}/meetings.json` } };
    }),
  );
  fastify.get('/public/:tenant/meetings/:id/meeting.json', async ({ params }: MeetingRequest, reply) =>
    answer(reply, async () => {
      const tenant = tenantNamed(params.tenant, tenants());
      const found = tenant && (await published(ask, tenant, params.id, selection));
      return found && meetingObject(found as PublishedMeeting, addressOf(tenant));
    }),
  );
  fastify.get('/public/:tenant/meetings/:id/minutes.json', async ({ params }: MeetingRequest, reply) =>
    answer(reply, async () => {
      const tenant = tenantNamed(params.tenant, tenants());
      const found = tenant && (await published(ask, tenant, params.id, 'sealed { json }'));
      // As it is: sealed minutes are verified letter by letter.
      return (found as Sealed | undefined)?.sealed?.json;
    }),
  );
};

interface Sealed {
  readonly sealed?: { readonly json: string } | null;
}

const published = async (ask: Ask, tenant: TenantId, id: string, what: string): Promise<object | undefined> => {
  const { publicMeeting } = await ask({ tenant, principal: anonymous }, one(what), { id });
  return (publicMeeting as object | null) ?? undefined;
};

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
};

const answer = async (reply: FastifyReply, read: () => Promise<object | string | undefined>): Promise<FastifyReply> => {
  const found = await read();
  if (found === undefined) return says.missing(reply);
  const text = typeof found === 'string' ? found : JSON.stringify(found, null, 2);
  return reply.headers(headers).send(`${text}\n`);
};
