import type { FastifyReply } from 'fastify';
import { NotAnswered } from './graph-asker.ts';
import { loadServerPages, plainPageHeaders } from './pages.ts';

const page = async (
  reply: FastifyReply,
  status: number,
  message: { readonly title: string; readonly message: string; readonly link?: { href: string; text: string } },
): Promise<FastifyReply> =>
  reply
    .code(status)
    .headers(plainPageHeaders)
    .send((await loadServerPages()).renderMessagePage(message));

const missing = (reply: FastifyReply): Promise<FastifyReply> =>
  page(reply, 404, {
    title: 'Page not found',
    message: 'There is no such page here. It may not have been published yet.',
  });

const later = (reply: FastifyReply, message: string): Promise<FastifyReply> =>
  page(reply.header('retry-after', '5'), 503, { title: 'Try again in a moment', message });

/** Plain pages that say why there is nothing else. */
export const says = {
  missing,
  tooMany: (reply: FastifyReply): Promise<FastifyReply> =>
    page(reply, 429, { title: 'Try again in an hour', message: 'Many questions have come from where you are.' }),
  /** `path`: where to go afterwards. */
  signInFirst: (reply: FastifyReply, path: string): Promise<FastifyReply> =>
    page(reply, 401, {
      title: 'Sign in first',
      message: 'This paper is for those who are signed in.',
      link: { href: `/sign-in?return=${encodeURIComponent(path)}`, text: 'Sign in' },
    }),
  /** What the graph or the renderer threw; anything unforeseen is thrown on. */
  fault: async (reply: FastifyReply, error: Error): Promise<FastifyReply> => {
    if (error.name === 'OfficeBusy') return later(reply, 'Many papers are being made at the moment.');
    if (!(error instanceof NotAnswered)) throw error;
    // Who may not look is told no more than that there is nothing to see.
    if (error.code === 'FORBIDDEN') return missing(reply);
    if (error.code === 'SERVICE_UNAVAILABLE') return later(reply, 'A part of this can’t be reached just now.');
    throw error;
  },
};
