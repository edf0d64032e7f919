import type { FastifyReply } from 'fastify';
import type { Page, PageContent } from './pages.ts';

export type PageReply = (reply: FastifyReply, status: number, content: PageContent) => FastifyReply;

export const defaultContentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Headers of everything here. `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null`. */
export const pageHeaders = (contentSecurityPolicy: string): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

export const pageReply =
  (page: Page, headers: Readonly<Record<string, string>>): PageReply =>
  (reply, status, content) =>
    reply.code(status).headers(headers).type('text/html; charset=utf-8').send(page(content));
