import { tenantNamed, type TenantId } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders, scriptedPageHeaders } from './pages.ts';
import { says } from './says.ts';

const partnership = 'partnership { slug name kind district council }';
const heading = 'id title date startsAt endsAt place cancelled agendaPublishedAt minutesAgreed';
const lead = '{ role agencyId agencyName }';
const item = `id number title purpose leads ${lead} minutesAllotted`;
const attendee = 'role agencyId agencyName capacity deputyFor stay';

/** Everything the public may read, asked as the public: the graph's own rules decide what that is. */
const queries = {
  name: `{ ${partnership} }`,
  list: `{ ${partnership} publicMeetings { ${heading} } }`,
  meeting: `query ($id: ID!) { ${partnership} publicMeeting(id: $id) { ${heading}
    changesOfDate { from to reason notedAt }
    agenda { ${item} subItems { ${item} } }
    reports { id itemId status author ${lead} current { subject number submittedOn late lateBecause }
      files { digest name sizeBytes } }
    attendance { recorded publicCount present { ${attendee} } apologies { ${attendee} } absent { ${attendee} } }
    declarations { id item role agencyId agencyName kind nature conduct }
    keyMessages
    publicQuestions { id text answer } questionTime { closesOn closesAt closed noneReceived }
    minutes { id number itemId text before }
    decisions { id paragraphId paragraph verb subject caveat recommendation votes { for against abstained } }
    actionPoints { actionPointId reference paragraph text owners ${lead} dueOn }
    agreed { atMeetingId on asCorrectRecord alterations { paragraph before after } corrections { id paragraph text on } } } }`,
};

/** Published agendas and agreed minutes as plain pages, without signing in and without a script. */
export const servePublicPages = (
  fastify: FastifyInstance,
  { schema, tenants }: { readonly schema: GraphQLSchema; readonly tenants: () => readonly TenantId[] },
): void => {
  const graph = graphAsker(schema);
  const ask = (tenant: TenantId, source: string, variables: Record<string, unknown> = {}) =>
    graph({ tenant, principal: anonymous }, source, variables);
  const send = (reply: FastifyReply, html: string) => reply.headers(plainPageHeaders).send(html);

  fastify.get('/public', async (_, reply) => {
    const { renderPublicIndex } = await loadServerPages();
    const names = await Promise.all(tenants().map((tenant) => ask(tenant, queries.name)));
    return send(reply, renderPublicIndex({ partnerships: names.map((name) => name['partnership'] as never) }));
  });
  fastify.get('/public/verify', async (_, reply) =>
    reply.headers(scriptedPageHeaders).send((await loadServerPages()).renderVerifyPage()),
  );
  fastify.get<{ Params: { tenant: string } }>('/public/:tenant', async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    if (!tenant) return says.missing(reply);
    const { partnership, publicMeetings } = await ask(tenant, queries.list);
    const { renderPublicPartnership } = await loadServerPages();
    return send(reply, renderPublicPartnership({ partnership, meetings: publicMeetings as unknown[] }));
  });
  fastify.get<{ Params: { tenant: string; id: string } }>('/public/:tenant/meetings/:id', async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    const answer = tenant && (await ask(tenant, queries.meeting, { id: params.id }));
    if (!answer?.['publicMeeting']) return says.missing(reply);
    const { renderPublicMeeting } = await loadServerPages();
    return send(reply, renderPublicMeeting({ partnership: answer['partnership'], meeting: answer['publicMeeting'] }));
  });
};
