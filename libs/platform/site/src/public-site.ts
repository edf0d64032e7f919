import type { FastifyInstance } from 'fastify';
import { servePublicData, type PublicDataOptions } from './public-data.ts';
import { servePublicPages } from './public-pages.ts';
import { servePublicQuestions } from './public-questions.ts';

/** All that is for anyone, without signing in: published papers as pages and as data, and questions for meetings to come. */
export const servePublicSite = (fastify: FastifyInstance, options: PublicDataOptions): void => {
  servePublicPages(fastify, options);
  servePublicQuestions(fastify, options);
  servePublicData(fastify, options);
};
