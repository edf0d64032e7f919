import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressKey } from './attempts.ts';
import { createOfficer, officer, startSite, type Site } from './testing/site.ts';
import { visitor, type Answer } from './testing/visitor.ts';

describe('too many attempts', () => {
  let site: Site;
  beforeEach(async () => {
    site = await startSite();
    await createOfficer(site);
  });
  afterEach(() => site.close());

  const { login, password } = officer;
  /** All at once, as a guessing program would. */
  const guess = async (times: number, name = login): Promise<readonly Answer[]> =>
    Promise.all(Array.from({ length: times }, (_, index) => visitor(site.url).signIn(name, `guess ${index}`)));

  it('locks a login after ten guesses, even sent at once, against the right password too; others still sign in', async () => {
    const other = { login: 'support.fenland', password: 'another right password' };
    await createOfficer(site, other);
    const statuses = (await guess(12)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
    const locked = await visitor(site.url).signIn(login, password);
    expect(locked.status).toBe(429);
    expect(locked.text).toContain('Try again in 15 minutes');
    expect(locked.headers.get('retry-after')).toBe('900');
    const free = visitor(site.url);
    await free.signIn(other.login, other.password);
    expect(await free.session()).toMatchObject({ signedIn: true });
  });

  it('locks a login that does not exist in just the same way', async () => {
    await guess(10, 'nobody.here');
    expect((await visitor(site.url).signIn('nobody.here', password)).status).toBe(429);
  });

  it('ends after a quarter of an hour, however often it was tried meanwhile', async () => {
    await guess(11);
    site.clock.advance(14);
    expect((await visitor(site.url).signIn(login, password)).status).toBe(429);
    site.clock.advance(2);
    const browser = visitor(site.url);
    await browser.signIn(login, password);
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });

  it('starts counting anew after a sign-in', async () => {
    await guess(9);
    await visitor(site.url).signIn(login, password);
    expect((await guess(9)).map(({ status }) => status)).toEqual(Array<number>(9).fill(422));
  });

  it('bounds wrong client secrets from one address', async () => {
    const request = () =>
      fetch(`${site.url}/oidc/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }),
      });
    const statuses = [];
    for (let times = 0; times < 62; times += 1) statuses.push((await request()).status);
    expect(statuses.slice(0, 60)).toEqual(Array<number>(60).fill(401));
    expect(statuses.slice(60)).toEqual([429, 429]);
    const browser = visitor(site.url);
    await browser.signIn(login, password);
    expect(await browser.session()).toMatchObject({ signedIn: true });
  });
});

describe('where attempts come from', () => {
  it('counts all addresses of one IPv6 subscriber as one', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb:cccc:dddd:eeee'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
    expect(addressKey('::ffff:192.0.2.1')).not.toBe(addressKey('::ffff:192.0.2.2'));
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
  });
});
