import { tenantId, type TenantId } from '@csp/kernel';
import { anonymous, type Asking } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { graphql, type GraphQLSchema } from 'graphql';
import { loadServerPages, plainPageHeaders } from './pages.ts';

const partnership = 'partnership { slug name kind district council }';
const heading = 'id title date startsAt endsAt place cancelled agendaPublishedAt minutesAgreed';
const lead = '{ role agencyId agencyName }';
const item = `id number title purpose leads ${lead} minutesAllotted`;
const attendee = 'role agencyId agencyName capacity deputyFor';

/** Everything the public may read, asked as the public: the graph's own rules decide what that is. */
const queries = {
  name: `{ ${partnership} }`,
  list: `{ ${partnership} publicMeetings { ${heading} } }`,
  meeting: `query ($id: ID!) { ${partnership} publicMeeting(id: $id) { ${heading}
    changesOfDate { from to reason notedAt }
    agenda { ${item} subItems { ${item} } }
    attendance { recorded publicCount present { ${attendee} } apologies { ${attendee} } }
    minutes { id number itemId text before }
    decisions { id paragraphId paragraph verb subject caveat }
    actionPoints { actionPointId reference paragraph text owners ${lead} dueOn }
    agreed { atMeetingId on asCorrectRecord alterations { paragraph before after } } } }`,
};

/** The part of the product that would know doesn't answer. */
class Unreached extends Error {
  override readonly name = 'Unreached';
}

/** Published agendas and agreed minutes as plain pages, without signing in and without a script. */
export const servePublicPages = (
  fastify: FastifyInstance,
  { schema, tenants }: { readonly schema: GraphQLSchema; readonly tenants: () => readonly TenantId[] },
): void => {
  const ask = async (tenant: TenantId, source: string, variableValues: Record<string, unknown> = {}) => {
    const contextValue: Asking = { tenant, principal: anonymous };
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues });
    if (errors?.some(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE')) throw new Unreached();
    if (errors) throw new Error(errors[0]?.message);
    return data as Record<string, unknown>;
  };
  const send = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).headers(plainPageHeaders).send(html);
  const missing = async (reply: FastifyReply) =>
    send(
      reply,
      (await loadServerPages()).renderMessagePage({
        title: 'Page not found',
        message: 'There is no such page here. It may not have been published yet.',
      }),
      404,
    );
  /** A page, or the sentence that it can't be had just now. */
  const page =
    <Params = unknown>(make: (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => Promise<unknown>) =>
    async (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply): Promise<unknown> => {
      try {
        return await make(request, reply);
      } catch (error) {
        if (!(error instanceof Unreached)) throw error;
        const { renderMessagePage } = await loadServerPages();
        const message = 'This can’t be reached just now. Try again in a moment.';
        return send(reply.header('retry-after', 5), renderMessagePage({ title: 'Not available', message }), 503);
      }
    };
  const known = (name: string) => tenants().find((tenant) => tenant === name);

  fastify.get(
    '/public',
    page(async (_, reply) => {
      const { renderPublicIndex } = await loadServerPages();
      const names = await Promise.all(tenants().map((tenant) => ask(tenantId(tenant), queries.name)));
      return send(reply, renderPublicIndex({ partnerships: names.map((name) => name['partnership'] as never) }));
    }),
  );
  fastify.get(
    '/public/:tenant',
    page<{ tenant: string }>(async ({ params }, reply) => {
      const tenant = known(params.tenant);
      if (!tenant) return missing(reply);
      const { partnership, publicMeetings } = await ask(tenant, queries.list);
      const { renderPublicPartnership } = await loadServerPages();
      return send(reply, renderPublicPartnership({ partnership, meetings: publicMeetings as unknown[] }));
    }),
  );
  fastify.get(
    '/public/:tenant/meetings/:id',
    page<{ tenant: string; id: string }>(async ({ params }, reply) => {
      const tenant = known(params.tenant);
      const answer = tenant && (await ask(tenant, queries.meeting, { id: params.id }));
      if (!answer?.['publicMeeting']) return missing(reply);
      const { renderPublicMeeting } = await loadServerPages();
      return send(reply, renderPublicMeeting({ partnership: answer['partnership'], meeting: answer['publicMeeting'] }));
    }),
  );
};
