import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { explorerDist, webDist } from './pages.ts';

const policy = (development: boolean): string =>
  [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    // The explorer's editor makes style elements and workers of its own; it is there in development only.
    ...(development ? ["style-src 'self' 'unsafe-inline'", "worker-src 'self' blob:", "font-src 'self' data:"] : []),
  ].join('; ');

/** The built web app: files under /assets, and its one page for every address of its own. */
export const serveWebApp = async (
  fastify: FastifyInstance,
  { development }: { development: boolean },
): Promise<void> => {
  const { default: files } = await import('@fastify/static');
  await fastify.register(files, {
    root: join(webDist, 'assets'),
    prefix: '/assets/',
    index: false,
    // Names with a hash never change their content.
    setHeaders: (response, path) =>
      response.header(
        'cache-control',
        /-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const headers = (explorer: boolean) => ({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(explorer),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-cache',
  });
  const pages = new Map<string, string>();
  const page = (name: string): string => {
    let text = pages.get(name);
    if (text === undefined) pages.set(name, (text = readFileSync(name, 'utf8')));
    return text;
  };
  for (const path of ['/', '/t/*'])
    fastify.get(path, async (_, reply) => reply.headers(headers(false)).send(page(join(webDist, 'index.html'))));
  if (!development) return;
  await fastify.register(files, { root: explorerDist, prefix: '/explorer/', index: false, decorateReply: false });
  fastify.get('/t/:tenant/explorer', async (_, reply) =>
    reply.headers(headers(true)).send(page(join(explorerDist, 'index.html'))),
  );
};
