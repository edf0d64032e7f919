import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { accountOf } from '../harness/accounts.ts';
import { GraphClient, type Credentials } from '../harness/client.ts';
import { follow, socketAddress } from '../harness/live.ts';
import { openProduct, type Product } from '../harness/product.ts';
import { sessionOf, signIn } from '../harness/users.ts';
import { Visitor } from '../harness/visitor.ts';

const session = '__Host-csp';
const who = '{ viewer { signedIn } }';

describe('a browser’s session', () => {
  let product: Product;
  let login: string;
  let password: string;
  beforeAll(async () => {
    product = await openProduct();
    const account = accountOf('support officer');
    if (account.kind === 'person') ({ login, password } = account);
  });
  afterAll(() => product.close());

  const signedIn = () => signIn(product.url, login, password);
  const client = (credentials: Credentials) => new GraphClient(product.url, 'cambridge-city', credentials);
  const isSignedIn = async (cookie: string): Promise<boolean> => {
    const { data } = await client({ cookie, origin: product.url }).ask<{ viewer: { signedIn: boolean } }>(who);
    return data?.viewer.signedIn ?? false;
  };

  it('lives in a cookie that scripts, other sites and plain http never get', async () => {
    const visitor = new Visitor(product.url);
    const form = await visitor.follow('/sign-in');
    const cookies: string[] = [];
    const send = visitor.send.bind(visitor);
    visitor.send = async (...given) => {
      const page = await send(...given);
      cookies.push(...page.headers.getSetCookie());
      return page;
    };
    await visitor.submit(form, { login, password });
    const [line] = cookies.filter((cookie) => cookie.startsWith(`${session}=`));
    expect(line?.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(line).toMatch(/^__Host-csp=[A-Za-z0-9_-]{43};/);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/i);
  });

  it('is new after signing in, whatever the browser came with; the one before is over', async () => {
    const planted = 'A'.repeat(43);
    const visitor = new Visitor(product.url);
    visitor.setCookie(session, planted);
    await visitor.signIn(login, password);
    const first = visitor.cookie(session);
    expect(first).not.toBe(planted);
    expect(await isSignedIn(`${session}=${planted}`)).toBe(false);
    await visitor.follow('/sign-in?return=/public');
    const second = visitor.cookie(session);
    expect(second).not.toBe(first);
    expect(await isSignedIn(`${session}=${first}`)).toBe(false);
    expect(await isSignedIn(`${session}=${second}`)).toBe(true);
  });

  it('ends when signing out, everywhere and also for those who kept the cookie', async () => {
    const visitor = await signedIn();
    const kept = visitor.cookieHeader();
    const live = follow(
      client({ cookie: kept, origin: product.url }),
      'subscription { actionPointEvents { event { id } } }',
    );
    await new Promise((settle) => setTimeout(settle, 200));
    expect((await visitor.send('/sign-out', { method: 'POST' })).status).toBe(303);
    expect(await isSignedIn(kept)).toBe(false);
    expect(visitor.cookie(session)).toBeUndefined();
    const officer = await product.user('support officer');
    const [agency] = (
      await officer.read<{ partnership: { agencies: { id: string }[] } }>('{ partnership { agencies { id } } }')
    ).partnership.agencies;
    await officer.act(
      'raiseActionPoint',
      { reference: 'after/1', text: 'Heard by nobody who left', owners: [{ agencyId: agency!.id, role: 'Officer' }] },
      'id',
    );
    await live.ended;
    expect(live.received).toEqual([]);
    expect(live.errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  });

  it('asks for the password again after signing out', async () => {
    const visitor = await signedIn();
    await visitor.send('/sign-out', { method: 'POST' });
    expect((await visitor.follow('/sign-in')).text).toMatch(/type="password"/);
  });

  const origins: readonly (readonly [what: string, headers: Credentials, allowed: boolean])[] = [
    ['our own pages', {}, true],
    ['our own pages, by Sec-Fetch-Site', { origin: '', 'sec-fetch-site': 'same-origin' }, true],
    ['another site', { origin: 'https://evil.example' }, false],
    ['a site whose name begins like ours', { origin: 'http://127.0.0.1.evil.example' }, false],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, false],
    ['our address by https', { origin: 'https://127.0.0.1' }, false],
    ['a page without an origin', { origin: 'null' }, false],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, false],
    ['another site, by Sec-Fetch-Site', { origin: '', 'sec-fetch-site': 'cross-site' }, false],
    ['nobody in particular', { origin: '' }, false],
  ];
  it.each(origins)('its cookie on a request from %s', async (_, headers, allowed) => {
    const visitor = await product.user('support officer');
    const given = Object.fromEntries(
      Object.entries({ ...visitor.credentials, ...headers }).filter(([, value]) => value !== ''),
    );
    const before = product.positions();
    for (const text of [
      who,
      'mutation { ping }',
      'mutation { raiseActionPoint(input: { reference: "x", text: "x", owners: [] }) { __typename } }',
    ]) {
      const answer = await client(given).ask(text);
      if (allowed) expect(answer.status).toBe(200);
      else
        expect([answer.status, answer.text]).toEqual([
          403,
          '{"errors":[{"message":"This request came from another site.","extensions":{"code":"CROSS_SITE"}}]}',
        ]);
    }
    expect(product.positions()).toEqual(before);
    const socket = new WebSocket(socketAddress(client({})), 'graphql-transport-ws', { headers: given });
    const status = await new Promise<number | undefined>((settle) => {
      socket.once('open', () => settle(101));
      socket.once('unexpected-response', (_request, response) => settle(response.statusCode));
      socket.on('error', () => {});
    });
    socket.terminate();
    expect(status).toBe(allowed ? 101 : 403);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'query=mutation%7Bping%7D'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\nmutation{ping}\r\n--x--\r\n',
    ],
    ['text/plain', '{"query":"mutation { ping }"}'],
    ['', '{"query":"mutation { ping }"}'],
  ])('a form of another site as %s changes nothing', async (type, body) => {
    const { cookie = '' } = (await product.user('support officer')).credentials;
    for (const origin of ['https://evil.example', product.url]) {
      const answer = await client({ cookie, origin }).post(body, { 'content-type': type });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.data).toBeUndefined();
    }
  });

  it('is not ended by another site', async () => {
    const visitor = await signedIn();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: product.url, 'sec-fetch-site': 'cross-site' },
    ])
      expect((await visitor.send('/sign-out', { method: 'POST', headers })).status).toBe(403);
    expect((await visitor.send('/sign-out')).status).toBe(404);
    expect(await isSignedIn(visitor.cookieHeader())).toBe(true);
  });

  it('is signed out by anonymous, tampered and doubled cookies, never in', async () => {
    const { cookie = '' } = sessionOf(await signedIn());
    const value = /__Host-csp=([^;]+)/.exec(cookie)?.[1] ?? '';
    for (const tampered of [
      `${value.slice(0, -1)}!`,
      value.slice(1),
      `${value}A`,
      value.toLowerCase(),
      "' OR 1=1 --",
      '',
      'x'.repeat(10_000),
    ])
      expect(await isSignedIn(`${session}=${tampered}`)).toBe(false);
    expect(await isSignedIn(`other=${value}; ${session.toLowerCase()}=${value}`)).toBe(false);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/sign-out',
    '\t//evil.example',
  ])('signing in with return=%s stays on this site', async (wanted) => {
    const visitor = new Visitor(product.url);
    const form = await visitor.follow(`/sign-in?return=${encodeURIComponent(wanted)}`);
    const page = await visitor.submit(form, { login, password });
    expect(new URL(page.url).origin).toBe(product.url);
    expect(new URL(page.url).pathname).toBe('/');
  });

  it('is not to be had with a wrong password, and the answer is the same for a login nobody has', async () => {
    const attempt = async (name: string) => {
      const visitor = new Visitor(product.url);
      const page = await visitor.signIn(name, 'not the password at all');
      expect(visitor.cookie(session)).toBeUndefined();
      return [
        page.status,
        page.text.replaceAll(name, 'LOGIN').replace(/(interaction\/|name="token" value=")[\w.-]+/g, ''),
      ];
    };
    expect(await attempt('nobody-here')).toEqual(await attempt(login));
  });
});
