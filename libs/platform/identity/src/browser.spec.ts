/* eslint-disable no-restricted-imports -- A browser is this spec's alone; tools/src/lint/packages.mjs knows drivers only. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
/* eslint-enable no-restricted-imports */
import { launchBrowser } from '@csp/browser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOfficer, officer, startSite, type Site } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** axe takes a second a page, more on a machine with other work. */
vi.setConfig({ testTimeout: 60_000 });

const sites: Site[] = [];
afterAll(() => Promise.all(sites.map((site) => site.close())));

const open = async (host: string): Promise<Site> => {
  const site = await startSite({ host });
  sites.push(site);
  await createOfficer(site);
  return site;
};

const visit = (options: { javaScriptEnabled?: boolean } = {}): Promise<BrowserContext> => browser.newContext(options);

/** By keyboard alone, from wherever the focus is. */
const signInByKeyboard = async (page: Page, login: string, password: string): Promise<void> => {
  await page.getByLabel('Sign-in name').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};

const press = async (page: Page, name: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
};

const sessionOf = async (page: Page): Promise<{ signedIn: boolean }> =>
  (await (await page.request.get(new URL('/session', page.url()).href)).json()) as { signedIn: boolean };

describe.each(['localhost', '127.0.0.1'])('a real browser on http://%s', (host) => {
  let site: Site;
  beforeAll(async () => {
    site = await open(host);
  });

  it.each([true, false])('signs in and keeps the __Host- cookie (JavaScript: %s)', async (javaScriptEnabled) => {
    const context = await visit({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site.url}/sign-in?return=/meetings`);
    await signInByKeyboard(page, officer.login, officer.password);
    await page.waitForURL(`${site.url}/meetings`);
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-csp');
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
    expect(await sessionOf(page)).toMatchObject({ signedIn: true });
    if (javaScriptEnabled) expect(await page.evaluate('document.cookie')).not.toContain('csp');
    await context.close();
  });

  it('signs out by a form of the site, and by none of another', async () => {
    const context = await visit();
    const page = await context.newPage();
    await page.goto(`${site.url}/sign-in`);
    await signInByKeyboard(page, officer.login, officer.password);
    await page.waitForURL(`${site.url}/`);
    const other = await open(host === 'localhost' ? '127.0.0.1' : 'localhost');
    const form = `<form method="post" action="${site.url}/sign-out"><button>Go</button></form>`;
    await page.goto(`${other.url}/page`);
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(form)}`);
    await Promise.all([page.waitForURL(`${site.url}/sign-out`), page.getByRole('button').click()]);
    await page.goto(`${site.url}/page`);
    expect(await sessionOf(page)).toMatchObject({ signedIn: true });
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(form)}`);
    await Promise.all([page.waitForURL(`${site.url}/`), page.getByRole('button').click()]);
    expect(await sessionOf(page)).toEqual({ signedIn: false });
    await context.close();
  });
});

describe('what Chromium says of a request', () => {
  it('lets a page of the site open a WebSocket, and a page of another site not', async () => {
    const site = await open('localhost');
    const other = await open('127.0.0.1');
    const seen: boolean[] = [];
    site.app.server.on('upgrade', (request, socket) => {
      seen.push(site.identity.originAllowed(request));
      socket.destroy();
    });
    const context = await visit();
    const page = await context.newPage();
    for (const url of [site.url, other.url]) {
      await page.goto(`${url}/page`);
      const address = site.url.replace('http:', 'ws:');
      await page.evaluate(`new Promise((done) => { new WebSocket('${address}/graphql').onerror = done; })`);
    }
    expect(seen).toEqual([true, false]);
    await context.close();
  });
});

describe('the pages', () => {
  let site: Site;
  let page: Page;
  let context: BrowserContext;
  beforeAll(async () => {
    site = await open('localhost');
    context = await visit();
    page = await context.newPage();
  });
  afterAll(() => context.close());

  const flaws = async (): Promise<readonly string[]> =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`,
    );

  it('have nothing that axe finds, from the form and its mistakes to the lock', async () => {
    await page.goto(`${site.url}/sign-in`);
    expect(await page.title()).toBe('Sign in – Community safety');
    expect(await flaws()).toEqual([]);
    await press(page, 'Sign in');
    expect(await page.title()).toBe('Error: Sign in – Community safety');
    expect(await flaws()).toEqual([]);
    await signInByKeyboard(page, officer.login, 'not the password');
    expect(await flaws()).toEqual([]);
    await Promise.all(Array.from({ length: 9 }, () => visitor(site.url).signIn(officer.login, 'not the password')));
    await signInByKeyboard(page, officer.login, 'not the password');
    expect(await page.getByRole('alert').textContent()).toMatch(/too many attempts/);
    expect(await flaws()).toEqual([]);
  });

  it('move the focus to the summary of mistakes, and from there to the field', async () => {
    await page.goto(`${site.url}/sign-in`);
    await press(page, 'Sign in');
    // The browser gives the focus with the first picture it draws, which may come after the load event.
    await page.waitForFunction(`document.activeElement.className === 'govuk-error-summary'`);
    await page.getByRole('link', { name: 'Enter your password' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('password');
  });

  it('of the command line and of dead ends have nothing that axe finds either', async () => {
    const body = new URLSearchParams({ client_id: 'csp-shell', scope: 'openid' });
    const answer = await fetch(`${site.url}/oidc/device/auth`, { method: 'POST', body });
    const { user_code: code } = (await answer.json()) as { user_code: string };
    await page.goto(`${site.url}/oidc/device`);
    expect(await flaws()).toEqual([]);
    await press(page, 'Continue');
    expect(await flaws()).toEqual([]);
    await page.getByLabel('Code').fill(code);
    await press(page, 'Continue');
    expect(await page.getByText(code).isVisible()).toBe(true);
    expect(await flaws()).toEqual([]);
    await page.goto(`${site.url}/sign-in/callback`);
    expect(await flaws()).toEqual([]);
    await page.goto(`${site.url}/oidc/auth`);
    expect(await flaws()).toEqual([]);
  });

  it('follow the link with the code in it', async () => {
    const body = new URLSearchParams({ client_id: 'csp-shell', scope: 'openid' });
    const answer = await fetch(`${site.url}/oidc/device/auth`, { method: 'POST', body });
    const { user_code: code, verification_uri_complete: link } = (await answer.json()) as Record<string, string>;
    await page.goto(link ?? '');
    await page.getByRole('heading', { name: 'Check the code' }).waitFor();
    expect(await page.getByText(code ?? '').isVisible()).toBe(true);
  });

  it('break no rule of their own security policy', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${site.url}/sign-in`);
    await page.goto(`${site.url}/oidc/device`);
    expect(complaints).toEqual([]);
  });
});
