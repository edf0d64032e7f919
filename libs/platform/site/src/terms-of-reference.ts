import type { FastifyInstance } from 'fastify';
import { servePlainPage } from './plain-page.ts';
import type { PublicDataOptions } from './public-data.ts';

/** What each group is for, as far as a meeting adopted it in public: a plain page for anyone. */
export const serveTermsOfReference = (
  fastify: FastifyInstance,
  options: Pick<PublicDataOptions, 'schema' | 'tenants'>,
): void =>
  servePlainPage(fastify, options, {
    path: 'terms-of-reference',
    query: `{ partnership { slug name }
      publicTermsOfReference { group { id name active } text adoptedOn reviewOn meetingId } }`,
    render: ({ renderTermsOfReference }, { partnership, publicTermsOfReference }) =>
      renderTermsOfReference({ partnership, terms: publicTermsOfReference as readonly unknown[] }),
  });
