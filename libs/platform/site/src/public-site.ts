import type { FastifyInstance } from 'fastify';
import { serveCalendars, type CalendarsOptions } from './calendars/calendars.ts';
import { serveLinkPages } from './link-pages.ts';
import { servePublicData } from './public-data.ts';
import { servePublicPages } from './public-pages.ts';
import { servePublicQuestions } from './public-questions.ts';
import { servePublicSearch } from './public-search.ts';
import { says } from './says.ts';
import { serveTermsOfReference } from './terms-of-reference.ts';
import { serveYouSaidWeDid } from './you-said-we-did.ts';

/**
 * All that is reached without signing in: published papers as pages and as data, questions for meetings to come, answers by a link
 * from an e-mail, and calendars. What can't be reached just now is said on a page.
 */
export const servePublicSite = (fastify: FastifyInstance, options: CalendarsOptions): void => {
  void fastify.register(async (site) => {
    site.setErrorHandler<Error>((error, _, reply) => says.fault(reply, error));
    servePublicPages(site, options);
    servePublicQuestions(site, options);
    servePublicData(site, options);
    serveLinkPages(site, options);
    serveCalendars(site, options);
    serveYouSaidWeDid(site, options);
    serveTermsOfReference(site, options);
    servePublicSearch(site, options);
  });
};
