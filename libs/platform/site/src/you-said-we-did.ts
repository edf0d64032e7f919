import type { FastifyInstance } from 'fastify';
import { servePlainPage } from './plain-page.ts';
import type { PublicDataOptions } from './public-data.ts';

/** What was said of a partnership's work, answered and changed, as far as it is published: a plain page for anyone. */
export const serveYouSaidWeDid = (
  fastify: FastifyInstance,
  options: Pick<PublicDataOptions, 'schema' | 'tenants'>,
): void =>
  servePlainPage(fastify, options, {
    path: 'you-said-we-did',
    query: '{ partnership { slug name } youSaidWeDid { id saidBy said saidOn response whatChanged } }',
    render: ({ renderYouSaidWeDid }, { partnership, youSaidWeDid }) =>
      renderYouSaidWeDid({ partnership, feedback: youSaidWeDid as readonly unknown[] }),
  });
