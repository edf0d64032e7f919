import type { FastifyInstance } from 'fastify';
import { serveLinkPages } from './link-pages.ts';
import { servePublicData, type PublicDataOptions } from './public-data.ts';
import { servePublicPages } from './public-pages.ts';
import { servePublicQuestions } from './public-questions.ts';
import { says } from './says.ts';

/**
 * All that is for anyone, without signing in: published papers as pages and as data, questions for meetings to come, and answers by
 * a link from an e-mail. What can't be reached just now is said on a page.
 */
export const servePublicSite = (fastify: FastifyInstance, options: PublicDataOptions): void => {
  void fastify.register(async (site) => {
    site.setErrorHandler<Error>((error, _, reply) => says.fault(reply, error));
    servePublicPages(site, options);
    servePublicQuestions(site, options);
    servePublicData(site, options);
    serveLinkPages(site, options);
  });
};
