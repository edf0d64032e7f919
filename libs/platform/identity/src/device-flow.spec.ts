import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfficer, officer, startSite, type Site } from './testing/site.ts';
import { visitor, type Answer, type Visitor } from './testing/visitor.ts';

let site: Site;
let id: string;
beforeAll(async () => {
  site = await startSite();
  id = await createOfficer(site);
});
afterAll(() => site.close());

const post = async (path: string, form: Record<string, string>): Promise<Record<string, string>> =>
  (await (await fetch(site.url + path, { method: 'POST', body: new URLSearchParams(form) })).json()) as Record<
    string,
    string
  >;
const begin = () => post('/oidc/device/auth', { client_id: 'csp-shell', scope: 'openid' });
const poll = (deviceCode: string) =>
  post('/oidc/token', {
    client_id: 'csp-shell',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: deviceCode,
  });
/** Answers the question whether to go on. */
const answer = (browser: Visitor, page: Answer, choice: 'confirm' | 'abort'): Promise<Answer> => {
  const { xsrf = '', user_code = '' } = browser.fields(page);
  return browser.follow(browser.action(page), { form: { xsrf, user_code, [choice]: 'yes' } });
};

describe('signing in on a command line', () => {
  it('gives a token in the name of the person who typed the code into a browser and signed in there', async () => {
    const { device_code = '', user_code = '', verification_uri = '' } = await begin();
    expect(await poll(device_code)).toMatchObject({ error: 'authorization_pending' });
    const browser = visitor(site.url);
    const confirm = await browser.submit(await browser.follow(verification_uri), {
      user_code: user_code.toLowerCase(),
    });
    expect(confirm.text).toContain(user_code);
    expect(confirm.text).toContain('Stop if you did not start this');
    const form = await answer(browser, confirm, 'confirm');
    const done = await browser.submit(form, { login: officer.login, password: officer.password });
    expect(done.text).toContain('You are signed in on the command line');
    const { access_token, id_token } = await poll(device_code);
    expect(await site.identity.principalOfToken(access_token)).toMatchObject({ id, kind: 'person' });
    expect(await site.identity.principalOfToken(id_token)).toBe('invalid');
    expect(await poll(device_code)).toMatchObject({ error: 'invalid_grant' });
  });

  it('needs no password again from someone who is signed in', async () => {
    const browser = visitor(site.url);
    await browser.signIn(officer.login, officer.password);
    const { device_code = '', user_code = '' } = await begin();
    const confirm = await browser.submit(await browser.follow('/oidc/device'), { user_code });
    expect((await answer(browser, confirm, 'confirm')).text).toContain('You are signed in on the command line');
    expect(await poll(device_code)).toHaveProperty('access_token');
  });

  it('stops when the person says so', async () => {
    const { device_code = '', user_code = '' } = await begin();
    const browser = visitor(site.url);
    const confirm = await browser.submit(await browser.follow('/oidc/device'), { user_code });
    expect((await answer(browser, confirm, 'abort')).text).toContain('You stopped this');
    expect(await poll(device_code)).toMatchObject({ error: 'access_denied' });
  });

  it('says the same for a code that never was, that was used and that is none', async () => {
    const { user_code = '' } = await begin();
    const browser = visitor(site.url);
    await browser.signIn(officer.login, officer.password);
    await answer(browser, await browser.submit(await browser.follow('/oidc/device'), { user_code }), 'confirm');
    for (const code of ['BCDF-GHJK', user_code, '<script>alert(1)</script>']) {
      const { text } = await browser.submit(await browser.follow('/oidc/device'), { user_code: code });
      expect(text).toContain('That code is not right, or it has expired');
      expect(text).not.toContain('<script>alert');
    }
    const empty = await browser.submit(await browser.follow('/oidc/device'), { user_code: '' });
    expect(empty.text).toContain('<a href="#user_code">Enter the code</a>');
  });

  it('can not be begun for the web app or for a machine client', async () => {
    expect(await post('/oidc/device/auth', { client_id: 'csp-web' })).toMatchObject({ error: 'invalid_client' });
    expect(await post('/oidc/device/auth', { client_id: 'unknown' })).toMatchObject({ error: 'invalid_client' });
  });
});

describe('what the provider does not do', () => {
  it('sends a code only to the web app itself, and only with PKCE', async () => {
    const browser = visitor(site.url);
    const asked = new URL((await browser.send('/sign-in')).location ?? '');
    const elsewhere = new URL(asked);
    elsewhere.searchParams.set('redirect_uri', 'https://evil.example/callback');
    expect(await browser.send(elsewhere.href)).toMatchObject({ status: 400, location: undefined });
    const without = new URL(asked);
    without.searchParams.delete('code_challenge');
    without.searchParams.delete('code_challenge_method');
    expect((await browser.send(without.href)).location).toContain('error=invalid_request');
    const plain = new URL(asked);
    plain.searchParams.set('code_challenge_method', 'plain');
    expect((await browser.send(plain.href)).location).toContain('error=invalid_request');
    const token = new URL(asked);
    token.searchParams.set('response_type', 'id_token');
    expect((await browser.send(token.href)).location).toContain('error=');
  });

  it.each([
    '/oidc/reg',
    '/oidc/me',
    '/oidc/session/end',
    '/oidc/token/introspection',
    '/oidc/request',
    '/oidc/unheard-of',
  ])('answers nothing under %s', async (path) => {
    expect((await fetch(site.url + path)).status).toBe(404);
    expect((await fetch(site.url + path, { method: 'POST', body: new URLSearchParams() })).status).toBe(404);
  });

  it('gives no web page of another site a token', async () => {
    const response = await fetch(`${site.url}/oidc/token`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ client_id: 'csp-shell', grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
