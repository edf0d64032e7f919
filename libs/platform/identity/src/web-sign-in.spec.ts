import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowCookie, sessionCookie } from './cookies.ts';
import { cambridge, createOfficer, officer, startSite, supportOfficer, type Site } from './testing/site.ts';
import { visitor, type Visitor } from './testing/visitor.ts';

const { login, password } = officer;
let site: Site;
let id: string;
beforeAll(async () => {
  site = await startSite();
  id = await createOfficer(site);
});
afterAll(() => site.close());

const signedIn = async (): Promise<Visitor> => {
  const browser = visitor(site.url);
  await browser.signIn(login, password);
  expect(await browser.session()).toMatchObject({ signedIn: true });
  return browser;
};

describe('signing in with the built-in provider', () => {
  it('goes from the page wanted, through the form, back to that page', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in?return=/meetings/7%3Ftab%3Dagenda');
    expect(form.url).toMatch(new RegExp(`^${site.url}/oidc/interaction/`));
    const arrived = await browser.submit(form, { login, password });
    expect(arrived.url).toBe(`${site.url}/meetings/7?tab=agenda`);
    expect(await browser.session()).toEqual({
      signedIn: true,
      label: officer.label,
      grants: [supportOfficer],
      expiresAt: expect.any(Number),
    });
    expect(await browser.who()).toMatchObject({ id, kind: 'person', grants: [supportOfficer] });
  });

  it('takes the sign-in name in any case and with spaces around it', async () => {
    const browser = visitor(site.url);
    await browser.signIn(` ${login.toUpperCase()} `, password);
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('sets the cookie so that scripts, plain http and other hosts never see it', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in');
    const resumed = await browser.send(browser.action(form), { form: { ...browser.fields(form), login, password } });
    const callback = await browser.send(resumed.location ?? '');
    const arrived = await browser.send(callback.location ?? '');
    const cookie = arrived.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie}=`));
    expect(cookie).toMatch(/^__Host-csp=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  });

  it('says nobody is signed in, with status 200, to a browser without a session', async () => {
    const browser = visitor(site.url);
    expect(await browser.send('/session')).toMatchObject({ status: 200, text: '{"signedIn":false}' });
    expect(await browser.who()).toEqual({ id: 'anonymous', kind: 'anonymous', grants: [] });
  });

  it('lets two sign-ins begun in two tabs both come to their end', async () => {
    const browser = visitor(site.url);
    const first = await browser.follow('/sign-in?return=/first');
    const second = await browser.follow('/sign-in?return=/second');
    expect((await browser.submit(second, { login, password })).url).toBe(`${site.url}/second`);
    expect((await browser.submit(first, { login, password })).url).toBe(`${site.url}/first`);
  });
});

describe('a sign-in that fails', () => {
  it('says the same for a wrong password and for a login that does not exist', async () => {
    const wrong = await visitor(site.url).signIn(login, 'not the password');
    const unknown = await visitor(site.url).signIn('nobody.here', 'not the password');
    const same = (text: string): string => text.replace(/(value|action)="[^"]*"/g, '$1');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Your sign-in name or password is not right');
    expect(same(unknown.text)).toBe(same(wrong.text));
    expect(unknown.status).toBe(wrong.status);
  });

  it('keeps the sign-in name but never the password, and lets the person try again', async () => {
    const browser = visitor(site.url);
    const again = await browser.signIn(login, 'not the password');
    expect(again.text).toContain(`value="${login}"`);
    expect(again.text).not.toContain('not the password');
    await browser.submit(again, { login, password });
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('names each empty field in the error summary and beside the field', async () => {
    const browser = visitor(site.url);
    const { text } = await browser.signIn('', '');
    expect(text).toContain('<title>Error: Sign in');
    expect(text).toContain('<a href="#login">Enter your sign-in name</a>');
    expect(text).toContain('<a href="#password">Enter your password</a>');
    expect(text).toMatch(/aria-describedby="login-error"/);
    expect(text).toMatch(/class="govuk-error-summary"[^>]* tabindex="-1" autofocus/);
  });

  it('escapes what was typed', async () => {
    const { text } = await visitor(site.url).signIn('"><script>alert(1)</script>', 'x');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('refuses a form without its token', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in');
    const { status } = await browser.submit(form, { login, password, token: 'x'.repeat(43) });
    expect(status).toBe(403);
    expect(await browser.session()).toEqual({ signedIn: false });
  });

  it('refuses a form posted from another site', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in');
    const filled = { ...browser.fields(form), login, password };
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await browser.send(browser.action(form), { form: filled, headers })).status).toBe(403);
    }
  });

  it('refuses a form in a browser that did not ask for it', async () => {
    const form = await visitor(site.url).follow('/sign-in');
    const other = visitor(site.url);
    const { status } = await other.submit(form, { ...other.fields(form), login, password });
    expect(status).toBe(400);
  });

  it('offers to start again once the form is too old', async () => {
    const own = await startSite();
    await createOfficer(own);
    const late = visitor(own.url);
    const form = await late.follow('/sign-in');
    own.clock.advance(31);
    const answer = await late.submit(form, { login, password });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Sign-in took too long');
    expect(answer.text).toContain('href="/sign-in"');
    await own.close();
  });

  it('refuses an enormous form', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in');
    const { status } = await browser.submit(form, { login, password: 'x'.repeat(20_000) });
    expect(status).toBe(413);
  });
});

describe('the callback', () => {
  const callbackOf = async (browser: Visitor): Promise<string> => {
    const form = await browser.follow('/sign-in?return=/page');
    const resumed = await browser.send(browser.action(form), { form: { ...browser.fields(form), login, password } });
    return (await browser.send(resumed.location ?? '')).location ?? '';
  };

  it('answers only the browser that began the sign-in', async () => {
    const callback = await callbackOf(visitor(site.url));
    const victim = visitor(site.url);
    await victim.follow('/sign-in');
    expect((await victim.send(callback)).status).toBe(400);
    expect(await victim.session()).toEqual({ signedIn: false });
  });

  it('works once', async () => {
    const browser = visitor(site.url);
    const callback = await callbackOf(browser);
    const flow = browser.cookies.get(flowCookie);
    expect((await browser.send(callback)).status).toBe(303);
    if (flow) browser.cookies.set(flowCookie, flow);
    expect((await browser.send(callback)).status).toBe(400);
  });

  it('refuses another state, another issuer and a code it did not get', async () => {
    const changes: Record<string, string> = { state: 'x'.repeat(43), iss: 'https://evil.example', code: 'made-up' };
    for (const [name, value] of Object.entries(changes)) {
      const browser = visitor(site.url);
      const callback = new URL(await callbackOf(browser));
      callback.searchParams.set(name, value);
      expect((await browser.send(callback.href)).status).toBe(400);
      expect(await browser.session()).toEqual({ signedIn: false });
    }
  });

  it('shows a page when the issuer reports an error', async () => {
    const browser = visitor(site.url);
    const { searchParams } = new URL((await browser.send('/sign-in')).location ?? '');
    const error = await browser.send(`/sign-in/callback?error=access_denied&state=${searchParams.get('state') ?? ''}`);
    expect(error).toMatchObject({ status: 400 });
    expect(error.text).toContain('Sign-in could not go on');
  });
});

describe('the page to return to', () => {
  it.each([
    ['//evil.example'],
    ['/\\evil.example'],
    ['https://evil.example/'],
    ['/..//evil.example'],
    ['/%0d%0aLocation:%20https://evil.example'],
    ['javascript:alert(1)'],
    ['/\tevil'],
  ])('is a local one, whatever was asked for: %s', async (wanted) => {
    const { url } = await visitor(site.url).signIn(login, password, wanted);
    expect(new URL(url).origin).toBe(site.url);
  });
});

describe('a session', () => {
  it('has a new id at each sign-in, and the id that was there before is worth nothing', async () => {
    const browser = await signedIn();
    const before = browser.cookies.get(sessionCookie);
    await browser.follow('/sign-in');
    const after = browser.cookies.get(sessionCookie);
    expect(after?.value).toBeDefined();
    expect(after?.value).not.toBe(before?.value);
    const thief = visitor(site.url);
    if (before) thief.cookies.set(sessionCookie, before);
    expect(await thief.session()).toEqual({ signedIn: false });
  });

  it('never takes an id that a browser brings along', async () => {
    const browser = visitor(site.url);
    const planted = 'A'.repeat(43);
    browser.cookies.set(sessionCookie, { path: '/', value: planted });
    await browser.signIn(login, password);
    expect(browser.cookies.get(sessionCookie)?.value).not.toBe(planted);
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('ends after ten hours, for the browser and for its requests', async () => {
    const own = await startSite();
    await createOfficer(own);
    const browser = visitor(own.url);
    await browser.signIn(login, password);
    own.clock.advance(10 * 60 - 1);
    expect(await browser.session()).toMatchObject({ signedIn: true });
    own.clock.advance(2);
    expect(await browser.session()).toEqual({ signedIn: false });
    expect(await browser.who()).toMatchObject({ kind: 'anonymous' });
    await own.close();
  });

  it('shows changed grants at the next request', async () => {
    const browser = await signedIn();
    const member = { tenant: cambridge, role: 'member' } as const;
    await site.identity.accounts.setGrants(id, [member]);
    expect(await browser.who()).toMatchObject({ grants: [member] });
    await site.identity.accounts.setGrants(id, [supportOfficer]);
  });

  it('ends at once when the account is disabled, and no new one begins, not even with the provider still knowing it', async () => {
    const browser = await signedIn();
    await site.identity.accounts.disable(id);
    expect(await browser.who()).toMatchObject({ kind: 'anonymous' });
    expect((await browser.signIn(login, password)).text).toContain('Your sign-in name or password is not right');
    await site.identity.accounts.enable(id);
    expect(await browser.session()).toEqual({ signedIn: false });
  });

  it('ends when the password is changed, and the new password is asked for', async () => {
    const browser = await signedIn();
    await site.identity.accounts.setPassword(id, 'another long password');
    expect(await browser.session()).toEqual({ signedIn: false });
    expect((await browser.follow('/sign-in')).url).toContain('/oidc/interaction/');
    expect((await visitor(site.url).signIn(login, password)).status).toBe(422);
    await site.identity.accounts.setPassword(id, password);
  });
});

describe('signing out', () => {
  it('ends the session here and at the provider, so that the password is asked for again', async () => {
    const browser = await signedIn();
    const held = [...browser.cookies];
    const answer = await browser.send('/sign-out', { method: 'POST' });
    expect(answer).toMatchObject({ status: 303, location: '/' });
    expect(browser.cookies.has(sessionCookie)).toBe(false);
    expect(browser.cookies.has('csp-provider')).toBe(false);
    // As a browser would that ignores what it is told.
    for (const [name, cookie] of held) browser.cookies.set(name, cookie);
    expect(await browser.session()).toEqual({ signedIn: false });
    expect((await browser.follow('/sign-in')).text).toContain('type="password"');
  });

  it('keeps the person signed in at the provider until then', async () => {
    const browser = await signedIn();
    browser.cookies.delete(sessionCookie);
    await browser.follow('/sign-in');
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('does not happen by a request from another site, nor by a link', async () => {
    const browser = await signedIn();
    for (const origin of ['https://evil.example', 'null', site.url.replace('http:', 'https:')]) {
      expect((await browser.send('/sign-out', { method: 'POST', headers: { origin } })).status).toBe(403);
    }
    await browser.send('/sign-out');
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });
});

describe('the names of one machine', () => {
  it('leads a sign-in begun on another loopback name to the public one', async () => {
    const host = `localhost:${new URL(site.url).port}`;
    const answer = await site.app.inject({ url: '/sign-in?return=/page', headers: { host } });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`${site.url}/sign-in?return=%2Fpage`);
  });

  it('does not mind a proxy that asks by another name', async () => {
    const answer = await site.app.inject({ url: '/sign-in', headers: { host: 'backend.internal:8080' } });
    expect(answer.headers.location).toMatch(new RegExp(`^${site.url}/oidc/auth`));
  });

  it.each([
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'https' },
    { forwarded: 'host=evil.example;proto=https' },
  ])('sends nobody to where a forged header says: %j', async (headers) => {
    const { payload } = await site.app.inject({ url: '/oidc/.well-known/openid-configuration', headers });
    expect(JSON.parse(payload)).toMatchObject({ issuer: `${site.url}/oidc`, token_endpoint: `${site.url}/oidc/token` });
  });
});
