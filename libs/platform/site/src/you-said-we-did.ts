import { tenantNamed } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders } from './pages.ts';
import type { PublicDataOptions } from './public-data.ts';
import { says } from './says.ts';

const query = `{ partnership { slug name } youSaidWeDid { id saidBy said saidOn response whatChanged } }`;

/** What was said of a partnership's work, answered and changed, as far as it is published: a plain page for anyone. */
export const serveYouSaidWeDid = (
  fastify: FastifyInstance,
  { schema, tenants }: Pick<PublicDataOptions, 'schema' | 'tenants'>,
): void => {
  const ask = graphAsker(schema);
  fastify.get<{ Params: { tenant: string } }>('/public/:tenant/you-said-we-did', async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    if (!tenant) return says.missing(reply);
    const { partnership, youSaidWeDid } = await ask({ tenant, principal: anonymous }, query);
    const { renderYouSaidWeDid } = await loadServerPages();
    const html = renderYouSaidWeDid({ partnership, feedback: youSaidWeDid as readonly unknown[] });
    return reply.headers(plainPageHeaders).send(html);
  });
};
