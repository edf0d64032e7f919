import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, officer, policeDesk, startSite, supportOfficer, type Site } from './testing/site.ts';
import { startIssuer, type Issuer } from './testing/issuer.ts';
import { bearer } from './testing/tokens.ts';
import { visitor, type Answer, type Visitor } from './testing/visitor.ts';

let site: Site;
let issuer: Issuer;
let id: string;
const subject = 'someone-at-the-council';
beforeAll(async () => {
  const port = await freePort();
  issuer = await startIssuer(`http://127.0.0.1:${port}`);
  const { url, clientId, clientSecret, audience } = issuer;
  site = await startSite({ port, external: { issuer: url, clientId, clientSecret, audience } });
  const { login, label, grants } = officer;
  const created = await site.identity.accounts.create({ login, label, grants, externalSubject: subject });
  if ('refused' in created) throw new Error(created.refused);
  id = created.id;
  await site.identity.accounts.createMachineClient({
    clientId: 'desk',
    label: 'Desk, constabulary',
    grants: [policeDesk],
    externalSubject: 'council-machine',
  });
});
afterAll(async () => {
  await site.close();
  await issuer.close();
});

/** Signs in with the issuer's own pages: a form for the login, one for consent. */
const signIn = async (browser: Visitor, login: string): Promise<Answer> => {
  let page = await browser.follow('/sign-in?return=/page');
  for (let pages = 0; pages < 3 && page.url.startsWith(issuer.url); pages += 1) {
    page = await browser.submit(page, { login, password: 'anything' });
  }
  return page;
};

describe('signing in with an external issuer', () => {
  it('matches the account by the subject recorded on it', async () => {
    const browser = visitor(site.url);
    const arrived = await signIn(browser, subject);
    expect(arrived.url).toBe(`${site.url}/page`);
    expect(await browser.session()).toMatchObject({ signedIn: true, label: officer.label });
    expect(await browser.who()).toMatchObject({ id, kind: 'person', grants: [supportOfficer] });
  });

  it('gives someone without an account a page with the reference to set one up, and no session', async () => {
    const browser = visitor(site.url);
    const answer = await signIn(browser, 'a-stranger');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('a-stranger');
    expect(await browser.session()).toEqual({ signedIn: false });
  });

  it('signs in no machine', async () => {
    expect((await signIn(visitor(site.url), 'council-machine')).status).toBe(403);
  });

  it('ends sessions when the account is disabled', async () => {
    const browser = visitor(site.url);
    await signIn(browser, subject);
    await site.identity.accounts.disable(id);
    expect(await browser.session()).toEqual({ signedIn: false });
    expect((await signIn(visitor(site.url), subject)).status).toBe(403);
    await site.identity.accounts.enable(id);
  });

  it('signs out here and goes on to the issuer to sign out there', async () => {
    const browser = visitor(site.url);
    await signIn(browser, subject);
    const { location = '' } = await browser.send('/sign-out', { method: 'POST' });
    const url = new URL(location);
    expect(url.origin).toBe(issuer.url);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${site.url}/`);
    expect(url.searchParams.get('client_id')).toBe(issuer.clientId);
    expect(await browser.session()).toEqual({ signedIn: false });
  });

  it('goes on when the issuer changes its key from one moment to the next', async () => {
    await signIn(visitor(site.url), subject);
    await issuer.rotate();
    const browser = visitor(site.url);
    await signIn(browser, subject);
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('has no provider of its own, and makes no tokens', async () => {
    expect((await fetch(`${site.url}/oidc/token`, { method: 'POST' })).status).toBe(404);
    expect(await site.identity.accounts.createPersonalToken(id)).toEqual({ refused: 'issuer-external' });
  });
});

describe('a bearer token of an external issuer', () => {
  it('is checked with the issuer’s keys and stands for the account with its subject', async () => {
    const token = await issuer.token('council-machine');
    expect(await site.identity.principalOf(bearer(token))).toMatchObject({
      id: 'desk',
      kind: 'machine',
      grants: [policeDesk],
    });
  });

  it('is refused without an account, with a disabled one, and changed in any part', async () => {
    expect(await site.identity.principalOf(bearer(await issuer.token('unknown-machine')))).toBe('invalid');
    const token = await issuer.token('council-machine');
    const [head = '', claims = '', signature = ''] = token.split('.');
    const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), tenant: { $ne: null } };
    const forged = Buffer.from(JSON.stringify(changed)).toString('base64url');
    for (const bad of [
      `${head}.${forged}.${signature}`,
      `${head}.${claims}.`,
      `${head}.${claims}.${signature.slice(4)}`,
    ]) {
      expect(await site.identity.principalOf(bearer(bad))).toBe('invalid');
    }
    await site.identity.accounts.disable('desk');
    expect(await site.identity.principalOf(bearer(token))).toBe('invalid');
    await site.identity.accounts.enable('desk');
  });

  it('is refused when the issuer itself put a claim of the wrong shape into it', async () => {
    const odd = { clientId: 'odd', label: 'Desk', grants: [], externalSubject: 'odd-machine' };
    expect(await site.identity.accounts.createMachineClient(odd)).toHaveProperty('clientId', 'odd');
    expect(await site.identity.principalOfToken(await issuer.token('odd-machine'))).toBe('invalid');
  });

  it('is refused when it was made for another audience or type', async () => {
    const other = await startSite({
      external: {
        issuer: issuer.url,
        clientId: issuer.clientId,
        clientSecret: 'x',
        audience: 'https://elsewhere.example',
      },
    });
    const typed = await startSite({
      external: {
        issuer: issuer.url,
        clientId: issuer.clientId,
        clientSecret: 'x',
        audience: issuer.audience,
        accessTokenType: 'JWT',
      },
    });
    const token = await issuer.token('council-machine');
    for (const one of [other, typed]) {
      await one.identity.accounts.createMachineClient({
        clientId: 'desk',
        label: 'D',
        grants: [],
        externalSubject: 'council-machine',
      });
      expect(await one.identity.principalOfToken(token)).toBe('invalid');
      await one.close();
    }
  });
});

describe('an external issuer that is away', () => {
  it('leaves the product running: a page that says so, tokens refused, and recovery by itself', async () => {
    const port = await freePort();
    const own = await startSite({
      external: { issuer: `http://127.0.0.1:${port}`, clientId: 'a', clientSecret: 'b', audience: 'c' },
    });
    const answer = await visitor(own.url).send('/sign-in');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Sign-in is not available');
    expect(await own.identity.principalOfToken(await issuer.token('council-machine'))).toBe('invalid');
    const back = await startIssuer(own.url, port);
    expect((await visitor(own.url).send('/sign-in')).location).toMatch(new RegExp(`^${back.url}/auth`));
    await own.close();
    await back.close();
  });
});
