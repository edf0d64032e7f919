import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowCookie, sessionCookie } from './cookies.ts';
import { createOfficer, officer, startSite, supportOfficer, type Site } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

describe('signing in with the built-in provider', () => {
  let site: Site;
  let id: string;
  beforeAll(async () => {
    site = await startSite();
    id = await createOfficer(site);
  });
  afterAll(() => site.close());

  it('goes from the page wanted, through the form, back to that page', async () => {
    const browser = visitor(site.url);
    const form = await browser.follow('/sign-in?return=/meetings/7%3Ftab%3Dagenda');
    expect(form.url).toMatch(new RegExp(`^${site.url}/oidc/interaction/`));
    const arrived = await browser.submit(form, { login: officer.login, password: officer.password });
    expect(arrived.url).toBe(`${site.url}/meetings/7?tab=agenda`);
    expect(await browser.session()).toMatchObject({ signedIn: true, label: officer.label, grants: [supportOfficer] });
    expect(await browser.who()).toMatchObject({ id, kind: 'person', grants: [supportOfficer] });
  });
});
