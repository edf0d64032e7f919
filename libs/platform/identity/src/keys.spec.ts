import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentity } from './identity.ts';
import { sqliteDocuments } from './sqlite-documents.ts';
import { createOfficer, officer, policeDesk, startSite, type Site } from './testing/site.ts';
import { clientCredentials } from './testing/tokens.ts';
import { visitor } from './testing/visitor.ts';

describe('rotating the signing key', () => {
  let site: Site;
  let desk: { clientId: string; secret: string };
  beforeEach(async () => {
    site = await startSite();
    await createOfficer(site);
    const created = await site.identity.accounts.createMachineClient({ label: 'Desk', grants: [policeDesk] });
    if ('refused' in created) throw new Error(created.refused);
    desk = created;
  });
  afterEach(() => site.close());

  const token = async (): Promise<string> => String((await clientCredentials(site, desk)).body['access_token']);
  const kid = (jwt: string): unknown =>
    (JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()) as { kid: unknown }).kid;
  const published = async (): Promise<readonly Record<string, unknown>[]> =>
    ((await (await fetch(`${site.url}/oidc/jwks`)).json()) as { keys: Record<string, unknown>[] }).keys;

  it('signs with the new key at once and still takes what the old one signed', async () => {
    const before = await token();
    const { kid: next } = await site.identity.rotateSigningKey();
    const after = await token();
    expect(kid(after)).toBe(next);
    expect(kid(before)).not.toBe(next);
    for (const one of [before, after]) {
      expect(await site.identity.principalOfToken(one)).toMatchObject({ id: desk.clientId });
    }
  });

  it('refuses nobody who signs in or asks while keys change under them', async () => {
    const browser = visitor(site.url);
    const outcomes: unknown[] = [];
    for (let round = 0; round < 5; round += 1) {
      const form = await browser.follow('/sign-in');
      const held = await token();
      await site.identity.rotateSigningKey();
      await browser.submit(form, { login: officer.login, password: officer.password });
      outcomes.push((await browser.session()).signedIn);
      outcomes.push(await site.identity.principalOfToken(held));
      outcomes.push(await site.identity.principalOfToken(await token()));
      await browser.send('/sign-out', { method: 'POST' });
    }
    expect(outcomes.every((outcome) => outcome !== false && outcome !== 'invalid')).toBe(true);
  });

  it('publishes both keys, newest first, without their private halves', async () => {
    const { kid: next } = await site.identity.rotateSigningKey();
    const keys = await published();
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatchObject({ kid: next, kty: 'EC', crv: 'P-256' });
    expect(keys.some((key) => 'd' in key)).toBe(false);
  });

  it('drops a key only when it was replaced more than a day ago', async () => {
    await site.identity.rotateSigningKey();
    site.clock.advance(23 * 60);
    await site.identity.rotateSigningKey();
    expect(await published()).toHaveLength(3);
    site.clock.advance(2 * 60);
    await site.identity.rotateSigningKey();
    expect(await published()).toHaveLength(3);
  });

  it('is noticed when another process did it', async () => {
    await token();
    const command = createIdentity({
      documents: sqliteDocuments(site.dataDir),
      publicUrl: site.url,
      clock: site.clock,
    });
    const { kid: next } = await command.rotateSigningKey();
    await command.close();
    const after = await token();
    expect(kid(after)).toBe(next);
    expect(await site.identity.principalOfToken(after)).toMatchObject({ id: desk.clientId });
  });
});
