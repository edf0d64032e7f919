import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProduct, type Product } from '../harness/product.ts';
import { Visitor, type Page } from '../harness/visitor.ts';

const directive = (policy: string, name: string): string[] | undefined => {
  const all = new Map(
    policy
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([key = '', ...values]) => [key, values]),
  );
  return all.get(name);
};

/** What in a page could run, or be styled, without coming from a file of ours. */
const inline = (html: string): string[] => [
  ...[...html.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>/gi)].map(([tag]) => tag),
  ...[...html.matchAll(/<[a-z][^>]*\son[a-z]+\s*=/gi)].map(([tag]) => tag),
  ...[...html.matchAll(/(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data|vbscript):/gi)].map(([tag]) => tag),
  ...[
    ...html.matchAll(
      /<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\/(?!127\.0\.0\.1|localhost)/gi,
    ),
  ].map(([tag]) => tag),
  ...[...html.matchAll(/<(?:style\b|[a-z][^>]*\sstyle\s*=)/gi)].map(([tag]) => tag),
  ...[...html.matchAll(/<base\b/gi)].map(([tag]) => tag),
];

describe('every HTML page', () => {
  let product: Product;
  let meetingPath: string;
  beforeAll(async () => {
    product = await openProduct();
    const html = await (
      await fetch(`${product.url}/public/cambridge-city`, { headers: { accept: 'text/html' } })
    ).text();
    meetingPath = /\/public\/cambridge-city\/meetings\/[\w-]+/.exec(html)?.[0] ?? '';
  });
  afterAll(() => product.close());

  const strict = (page: Page): void => {
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe-(?:inline|eval|hashes)|\*|https?:/);
    expect(["'none'", "'self'"]).toContain(directive(policy, 'default-src')?.join(' '));
    expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"]);
    expect(directive(policy, 'base-uri')).toEqual(["'none'"]);
    expect(directive(policy, 'form-action')?.join(' ')).toMatch(/^'(?:none|self)'$/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBeTruthy();
    expect(page.headers.get('x-powered-by')).toBeNull();
    expect(inline(page.text)).toEqual([]);
  };

  it.each([
    ['the web app', '/', 200],
    ['the web app at a partnership', '/t/cambridge-city', 200],
    ['the web app at an address of its own', '/t/cambridge-city/action-points', 200],
    ['the list of partnerships', '/public', 200],
    ['a partnership', '/public/cambridge-city', 200],
    ['a partnership that is not there', '/public/nowhere', 404],
    ['a meeting that is not there', '/public/cambridge-city/meetings/none', 404],
    ['a page that is not there', '/nothing/here', 404],
    ['a page that can’t be', '/%ff', 400],
    ['the sign-in form', '/sign-in', 200],
    ['a callback of no sign-in', '/sign-in/callback?state=x&code=y', 400],
    ['the device page', '/oidc/device', 200],
    ['an authorisation that makes no sense', '/oidc/auth?client_id=none', 400],
    ['an interaction that is not there', '/oidc/interaction/none', 400],
  ])('%s has a strict policy and nothing inline', async (_, path, status) => {
    const page = await new Visitor(product.url).follow(path);
    expect(page.status).toBe(status);
    strict(page);
  });

  it('a published meeting has them too', async () => {
    expect(meetingPath).not.toBe('');
    const page = await new Visitor(product.url).follow(meetingPath);
    expect(page.status).toBe(200);
    strict(page);
  });

  it('the form with a mistake has them too', async () => {
    const page = await new Visitor(product.url).signIn('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>');
    expect(page.status).toBe(422);
    strict(page);
  });

  it('the explorer of development may style inline, and no more', async () => {
    const page = await new Visitor(product.url).follow('/t/cambridge-city/explorer');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(directive(policy, 'script-src') ?? directive(policy, 'default-src')).toEqual(["'self'"]);
    expect(policy.replace(/style-src [^;]*/, '')).not.toMatch(/unsafe-|\*/);
    expect(inline(page.text).filter((tag) => /script|on[a-z]+=|javascript|\/\//i.test(tag))).toEqual([]);
  });

  it('files are served as what they are, and nothing outside their folder', async () => {
    const html = (await new Visitor(product.url).follow('/')).text;
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const answer = await fetch(product.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(
        path.endsWith('.css') ? /^text\/css/ : /^(?:text|application)\/javascript|^image\//,
      );
    }
    for (const path of [
      '/assets/../index.html',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/',
      '/assets/%00',
    ])
      expect((await fetch(product.url + path)).status).toBeGreaterThanOrEqual(400);
  });
});
