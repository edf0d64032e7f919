import { tenantNamed } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders } from './pages.ts';
import type { PublicDataOptions } from './public-data.ts';
import { says } from './says.ts';

const query = `{ partnership { slug name }
  publicTermsOfReference { group { id name active } text adoptedOn reviewOn meetingId } }`;

/** What each group is for, as far as a meeting adopted it in public: a plain page for anyone. */
export const serveTermsOfReference = (
  fastify: FastifyInstance,
  { schema, tenants }: Pick<PublicDataOptions, 'schema' | 'tenants'>,
): void => {
  const ask = graphAsker(schema);
  fastify.get<{ Params: { tenant: string } }>('/public/:tenant/terms-of-reference', async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    if (!tenant) return says.missing(reply);
    const { partnership, publicTermsOfReference } = await ask({ tenant, principal: anonymous }, query);
    const { renderTermsOfReference } = await loadServerPages();
    const html = renderTermsOfReference({ partnership, terms: publicTermsOfReference as readonly unknown[] });
    return reply.headers(plainPageHeaders).send(html);
  });
};
