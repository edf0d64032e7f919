import { tenantNamed } from '@csp/kernel';
import { anonymous } from '@csp/platform-runtime';
import type { FastifyInstance } from 'fastify';
import { graphAsker } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders, type ServerPages } from './pages.ts';
import type { PublicDataOptions } from './public-data.ts';
import { says } from './says.ts';

interface PlainPage {
  /** Behind the partnership's public address. */
  readonly path: string;
  /** What is asked of the graph as anyone may ask it. */
  readonly query: string;
  readonly render: (pages: ServerPages, answer: Readonly<Record<string, unknown>>) => string;
}

/** One plain page of a partnership for anyone, whose address says all that is asked for. */
export const servePlainPage = (
  fastify: FastifyInstance,
  { schema, tenants }: Pick<PublicDataOptions, 'schema' | 'tenants'>,
  { path, query, render }: PlainPage,
): void => {
  const ask = graphAsker(schema);
  fastify.get<{ Params: { tenant: string } }>(`/public/:tenant/${path}`, async ({ params }, reply) => {
    const tenant = tenantNamed(params.tenant, tenants());
    if (!tenant) return says.missing(reply);
    const answer = await ask({ tenant, principal: anonymous }, query);
    return reply.headers(plainPageHeaders).send(render(await loadServerPages(), answer));
  });
};
