import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { loadServerPages } from './pages.ts';

const sentences: Readonly<Record<number, readonly [title: string, message: string]>> = {
  400: ['That request could not be read', 'Something about the request was malformed. Go back and try again.'],
  404: ['Page not found', 'There is no such page here. Check the address, or start from the first page.'],
  413: ['That is too large', 'What was sent is larger than this service takes.'],
  415: ['That kind of content is not taken', 'Send it in one of the kinds the service documents.'],
  429: ['Too many requests', 'Wait a minute and try again.'],
  500: ['Something went wrong here', 'It has been recorded. Try again in a moment.'],
};

/** The same few fixed answers for whatever goes wrong outside the graph: no paths, stacks or echoes of what was sent. */
const answer = async (request: FastifyRequest, reply: FastifyReply, given: number): Promise<void> => {
  const status = sentences[given] ? given : given < 500 ? 400 : 500;
  const [title, message] = sentences[status]!;
  if (!String(request.headers.accept ?? '').includes('text/html')) {
    await reply.code(status).send({ errors: [{ message: `${title}. ${message}` }] });
    return;
  }
  const { renderMessagePage } = await loadServerPages();
  await reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'self'",
    })
    .send(renderMessagePage({ title, message }));
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

export const serveFaults = (fastify: FastifyInstance, logger: Logger): void => {
  fastify.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ reason: error.message, stack: error.stack }, 'A request failed.');
    await answer(request, reply, status);
    return reply;
  });
};
