import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfficer, officer, startSite, type Site } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

/** A proxy in front ends TLS and calls the product by another name, over plain http, and says nothing of either. */
describe('behind a proxy that ends TLS', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ publicUrl: 'https://csp.example' });
    await createOfficer(site);
  });
  afterAll(() => site.close());

  it('signs in and out on the public address alone', async () => {
    const browser = visitor(site.url, site.address);
    const arrived = await browser.signIn(officer.login, officer.password, '/meetings');
    expect(arrived.url).toBe('https://csp.example/meetings');
    expect(await browser.session()).toMatchObject({ signedIn: true });
    const out = await browser.send('/sign-out', { method: 'POST' });
    expect(out.headers.getSetCookie().every((cookie) => cookie.includes('Secure'))).toBe(true);
    expect(await browser.session()).toEqual({ signedIn: false });
    expect((await browser.follow('/sign-in')).text).toContain('type="password"');
  });

  it('lets no cookie go over plain http, the provider’s neither', async () => {
    const browser = visitor(site.url, site.address);
    const form = await browser.follow('/sign-in');
    const filled = { ...browser.fields(form), login: officer.login, password: officer.password };
    const resumed = await browser.send(browser.action(form), { form: filled });
    const callback = await browser.send(resumed.location ?? '');
    const set = callback.headers.getSetCookie().filter((cookie) => !cookie.includes('expires=Thu, 01 Jan 1970'));
    expect(set.map((cookie) => cookie.split('=')[0])).toContain('__Host-csp-provider');
    for (const cookie of set) expect(cookie.toLowerCase()).toContain('secure');
  });

  it('refuses forms sent from the inner address', async () => {
    const browser = visitor(site.url, site.address);
    const headers = { origin: site.address };
    expect((await browser.send('/sign-out', { method: 'POST', headers })).status).toBe(403);
  });
});
