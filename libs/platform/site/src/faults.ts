import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { loadServerPages, plainPageHeaders } from './pages.ts';

const faults: Readonly<Record<number, readonly [code: string, title: string, message: string]>> = {
  400: ['BAD_REQUEST', 'That request could not be read', 'Something about the request was malformed. Try again.'],
  404: ['NOT_FOUND', 'Page not found', 'There is no such page here. Check the address, or start from the first page.'],
  413: ['TOO_LARGE', 'That is too large', 'What was sent is larger than this service takes.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'That kind of content is not taken', 'Send it in one of the documented kinds.'],
  429: ['TOO_MANY_REQUESTS', 'Too many requests', 'Wait a minute and try again.'],
  500: ['INTERNAL_SERVER_ERROR', 'Something went wrong here', 'It has been recorded. Try again in a moment.'],
};

/** The same few fixed answers for whatever goes wrong outside the graph: no paths, stacks or echoes of what was sent. */
const answer = async (request: FastifyRequest, reply: FastifyReply, given: number): Promise<void> => {
  const status = faults[given] ? given : given < 500 ? 400 : 500;
  const [code, title, message] = faults[status]!;
  const page = String(request.headers.accept ?? '').includes('text/html') && (await messagePage(title, message));
  if (!page) {
    await reply.code(status).send({ errors: [{ message: `${title}. ${message}`, extensions: { code } }] });
    return;
  }
  await reply.code(status).headers(plainPageHeaders).send(page);
};

/** Nothing when the pages themselves can't be loaded. */
const messagePage = async (title: string, message: string): Promise<string | undefined> => {
  try {
    return (await loadServerPages()).renderMessagePage({ title, message });
  } catch {
    return undefined;
  }
};

/** What Nest would answer itself: addresses that nothing serves. */
@Catch()
class NotServed implements ExceptionFilter {
  async catch(error: { getStatus?: () => number }, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await answer(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), error.getStatus?.() ?? 500);
  }
}

export const notServed = (): ExceptionFilter => new NotServed();

/** Nest would put its own error handler over ours; nothing here is served by Nest's router. */
export class OwnFaultsAdapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance();
  }
}

/** For faults that Fastify finds before there is a route: an address that can't be read, or is too long. */
export const unreadable = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  void answer(request, reply, error.statusCode === 414 ? 404 : (error.statusCode ?? 500));
};

/** For a process without Nest: addresses that nothing serves. */
export const serveNothingElse = (fastify: FastifyInstance): void => {
  fastify.setNotFoundHandler(async (request, reply) => {
    await answer(request, reply, 404);
    return reply;
  });
};

export const serveFaults = (fastify: FastifyInstance, logger: Logger): void => {
  fastify.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ reason: error.message, stack: error.stack }, 'A request failed.');
    await answer(request, reply, status);
    return reply;
  });
};
