import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import { tenantNamed, type TenantId } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { fieldOf } from './forms.ts';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders } from './pages.ts';
import { says } from './says.ts';

const queries = {
  meeting: `query ($id: ID!) { partnership { slug name } publicMeeting(id: $id) { id title date startsAt place
    questionTime { closesOn closesAt closed } } }`,
  ask: `mutation ($input: AskPublicQuestionInput!) { result: askPublicQuestion(input: $input) {
    __typename ... on PublicQuestion { id } ... on Refusal { message } } }`,
  question: `query ($id: ID!) { partnership { slug name } publicQuestion(id: $id) { id text status reason answer askedOn } }`,
};

/** From one address, in each process: nobody has so many questions in an hour, with all their mistakes. */
const mostAnHour = { max: 20, timeWindow: '1 hour' };

interface Meeting {
  readonly questionTime: { readonly closed: boolean };
}
type Result =
  | { readonly __typename: 'PublicQuestion'; readonly id: string }
  | { readonly __typename: 'Refusal'; readonly message: string };
type OfMeeting = { Params: { tenant: string; id: string } };

/**
 * The form by which anyone asks a question for a meeting to come, without signing in and without saying who they are, and the page
 * at which they find what became of it: its address is the only way to it.
 */
export const servePublicQuestions = (
  fastify: FastifyInstance,
  { schema, tenants }: { readonly schema: GraphQLSchema; readonly tenants: () => readonly TenantId[] },
): void => {
  const graph = graphAsker(schema);
  const ask = (tenant: TenantId, source: string, variables: Record<string, unknown>) =>
    graph({ tenant, principal: anonymous }, source, variables);
  const form = async (
    reply: FastifyReply,
    tenant: TenantId | undefined,
    id: string,
    typed: { readonly text?: string; readonly commandId?: string; readonly error?: string } = {},
  ) => {
    const answer = tenant && (await ask(tenant, queries.meeting, { id }));
    const meeting = answer?.['publicMeeting'] as Meeting | null | undefined;
    if (!answer || !meeting) return says.missing(reply);
    const { renderAskQuestion } = await loadServerPages();
    const { text = '', commandId = randomUUID(), error } = typed;
    const html = renderAskQuestion({ partnership: answer['partnership'], meeting, text, commandId, error });
    return reply
      .code(error ? 400 : 200)
      .headers(plainPageHeaders)
      .send(html);
  };

  fastify.get<OfMeeting>('/public/:tenant/meetings/:id/question', ({ params }, reply) =>
    form(reply, tenantNamed(params.tenant, tenants()), params.id),
  );
  // Only here are forms read as such.
  void fastify.register(async (forms) => {
    await forms.register(formbody);
    await forms.register(rateLimit, mostAnHour);
    forms.setErrorHandler<FastifyError>((error, _, reply) => {
      if (error.statusCode !== 429) throw error;
      return says.tooMany(reply);
    });
    forms.post<OfMeeting>('/public/:tenant/meetings/:id/question', async ({ params, body }, reply) => {
      const tenant = tenantNamed(params.tenant, tenants());
      const [text, commandId] = [fieldOf(body, 'text'), fieldOf(body, 'command')];
      const again = (error: string) => form(reply, tenant, params.id, { text, error, ...(commandId && { commandId }) });
      if (!tenant) return says.missing(reply);
      // People don't see this field; programs that fill in every form do.
      if (fieldOf(body, 'website')) return again('Leave the last field empty');
      if (!text.trim()) return again('Enter your question');
      const { result } = await ask(tenant, queries.ask, {
        input: { meetingId: params.id, text, commandId: commandId || null },
      });
      const asked = result as Result;
      if (asked.__typename === 'Refusal') return again(asked.message);
      return reply.redirect(`/public/${params.tenant}/questions/${encodeURIComponent(asked.id)}`, 303);
    });
  });
  fastify.get<OfMeeting>('/public/:tenant/questions/:id', async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    const answer = tenant && (await ask(tenant, queries.question, { id: params.id }));
    if (!answer?.['publicQuestion']) return says.missing(reply);
    const { renderQuestion } = await loadServerPages();
    const html = renderQuestion({ partnership: answer['partnership'], question: answer['publicQuestion'] });
    return reply.headers({ ...plainPageHeaders, 'x-robots-tag': 'noindex' }).send(html);
  });
};
