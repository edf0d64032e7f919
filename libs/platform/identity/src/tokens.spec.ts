import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie } from './cookies.ts';
import type { SigningKey } from './signing-keys.ts';
import { createOfficer, officer, policeDesk, startSite, supportOfficer, type Site } from './testing/site.ts';
import {
  bearer,
  clientCredentials,
  currentKey,
  goodClaims,
  goodHeader,
  signedBy,
  signedByHmac,
  unsigned,
} from './testing/tokens.ts';
import { visitor } from './testing/visitor.ts';

let site: Site;
let id: string;
let key: SigningKey;
const desk = { clientId: 'police-desk', secret: 'a-secret-of-the-demonstration-police-desk' };
beforeAll(async () => {
  site = await startSite();
  id = await createOfficer(site);
  await site.identity.accounts.createMachineClient({
    ...desk,
    label: 'Partner desk, constabulary',
    grants: [policeDesk],
  });
  key = await currentKey(site);
});
afterAll(() => site.close());

describe('client credentials', () => {
  it('give a machine client a short token that stands for it and its agency', async () => {
    const { status, body } = await clientCredentials(site, desk);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    expect(await site.identity.principalOf(bearer(String(body['access_token'])))).toEqual({
      id: desk.clientId,
      kind: 'machine',
      grants: [policeDesk],
      expiresAt: expect.any(Number),
    });
  });

  it('also come with the secret in the body', async () => {
    const response = await fetch(`${site.url}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: desk.clientId,
        client_secret: desk.secret,
      }),
    });
    expect(response.status).toBe(200);
  });

  it('say the same for a wrong secret and for a client that does not exist', async () => {
    const wrong = await clientCredentials(site, { ...desk, secret: 'x'.repeat(40) });
    const unknown = await clientCredentials(site, { clientId: 'nobody', secret: desk.secret });
    expect(wrong).toEqual({ status: 401, body: expect.objectContaining({ error: 'invalid_client' }) });
    expect(unknown).toEqual(wrong);
  });

  it('do not take the stored hash for the secret', async () => {
    const { createHash } = await import('node:crypto');
    const stored = createHash('sha256').update(desk.secret).digest('base64url');
    expect((await clientCredentials(site, { ...desk, secret: stored })).status).toBe(401);
  });

  it('are refused for another audience, and for the web app and the shell', async () => {
    const other = await clientCredentials(site, desk, { resource: 'https://other.example/' });
    expect(other).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
    expect((await clientCredentials(site, { clientId: 'csp-web', secret: 'x' })).status).toBe(401);
    const shell = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'csp-shell' });
    expect((await fetch(`${site.url}/oidc/token`, { method: 'POST', body: shell })).status).toBe(400);
  });

  it('end when the client is disabled, for tokens at hand and for new ones', async () => {
    const { body } = await clientCredentials(site, desk);
    const request = bearer(String(body['access_token']));
    expect(await site.identity.principalOf(request)).toMatchObject({ id: desk.clientId });
    await site.identity.accounts.disable(desk.clientId);
    expect(await site.identity.principalOf(request)).toBe('invalid');
    expect((await clientCredentials(site, desk)).status).toBe(401);
    await site.identity.accounts.enable(desk.clientId);
    expect(await site.identity.principalOf(request)).toMatchObject({ id: desk.clientId });
  });
});

describe('a good token', () => {
  it('stands for the account, with the grants of this moment', async () => {
    const request = bearer(signedBy(key, goodHeader(key), goodClaims(site, id)));
    expect(await site.identity.principalOf(request)).toMatchObject({ id, kind: 'person', grants: [supportOfficer] });
    await site.identity.accounts.setGrants(id, []);
    expect(await site.identity.principalOf(request)).toMatchObject({ id, grants: [] });
    await site.identity.accounts.setGrants(id, [supportOfficer]);
  });

  it('is known by itself, as in the first message of a WebSocket', async () => {
    const token = signedBy(key, goodHeader(key), goodClaims(site, id));
    expect(await site.identity.principalOfToken(token)).toMatchObject({ id });
  });

  it('decides before a cookie does', async () => {
    const browser = visitor(site.url);
    await browser.signIn(officer.login, officer.password);
    const cookie = `${sessionCookie}=${browser.cookies.get(sessionCookie)?.value ?? ''}`;
    const { body } = await clientCredentials(site, desk);
    const headers = { cookie, authorization: `Bearer ${String(body['access_token'])}` };
    expect(await site.identity.principalOf({ headers })).toMatchObject({ id: desk.clientId });
    expect(await site.identity.principalOf({ headers: { cookie, authorization: 'Bearer nonsense' } })).toBe('invalid');
  });

  it('ends on time even when it was seen before', async () => {
    const own = await startSite();
    const officerId = await createOfficer(own);
    const made = await own.identity.accounts.createPersonalToken(officerId);
    if ('refused' in made) throw new Error(made.refused);
    expect(await own.identity.principalOfToken(made.token)).toMatchObject({ id: officerId, expiresAt: made.expiresAt });
    own.clock.advance(9);
    expect(await own.identity.principalOfToken(made.token)).toMatchObject({ id: officerId });
    own.clock.advance(1.1);
    expect(await own.identity.principalOfToken(made.token)).toBe('invalid');
    await own.close();
  });
});

describe('a personal token', () => {
  it('lasts as long as asked for, and an hour at most', async () => {
    const made = await site.identity.accounts.createPersonalToken(id, 600);
    if ('refused' in made) throw new Error(made.refused);
    expect(made.expiresAt - site.clock.now()).toBeLessThanOrEqual(3_600_000);
  });

  it('is refused for machine clients and for accounts that do not exist', async () => {
    expect(await site.identity.accounts.createPersonalToken(desk.clientId)).toEqual({ refused: 'account-unknown' });
    expect(await site.identity.accounts.createPersonalToken('nobody')).toEqual({ refused: 'account-unknown' });
  });
});

describe('a hostile token', () => {
  type Make = (good: Record<string, unknown>) => string;
  const es256: Make = (claims) => signedBy(key, goodHeader(key), claims);
  const header =
    (changes: object): Make =>
    (claims) =>
      signedBy(key, { ...goodHeader(key), ...changes }, claims);
  const claim =
    (changes: object): Make =>
    (claims) =>
      es256({ ...claims, ...changes });
  const publicPem = (): string =>
    createPublicKey({ key: { ...key }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) as string;
  const seconds = (offset: number): number => Math.floor(Date.now() / 1_000) + offset;

  const tokens: Record<string, Make> = {
    'no signature': (claims) => unsigned({ alg: 'none', typ: 'at+jwt' }, claims),
    'alg none with our key id': (claims) => unsigned({ ...goodHeader(key), alg: 'none' }, claims),
    'HMAC with the public key as PEM': (claims) =>
      signedByHmac(publicPem(), { ...goodHeader(key), alg: 'HS256' }, claims),
    'HMAC with the public key as JSON': (claims) => {
      const { d: _private, ...publicKey } = key;
      return signedByHmac(JSON.stringify(publicKey), { ...goodHeader(key), alg: 'HS256' }, claims);
    },
    'HMAC with nothing': (claims) => signedByHmac('', { ...goodHeader(key), alg: 'HS256' }, claims),
    'unknown key id': header({ kid: 'unknown' }),
    'no key id': header({ kid: undefined }),
    'key id of another shape': header({ kid: { $ne: null } }),
    'key of its own in the header': header({ kid: undefined, jwk: { kty: 'EC' } }),
    'critical header we do not know': header({ crit: ['x'], x: 1 }),
    'type of an ID token': header({ typ: 'JWT' }),
    'no type': header({ typ: undefined }),
    'another issuer': claim({ iss: 'https://evil.example/oidc' }),
    'no issuer': claim({ iss: undefined }),
    'another audience': claim({ aud: 'https://other.example' }),
    'several audiences': (claims) => es256({ ...claims, aud: [claims['aud'], 'https://other.example'] }),
    'no audience': claim({ aud: undefined }),
    expired: claim({ exp: seconds(-1) }),
    'no expiry': claim({ exp: undefined }),
    'expiry as text': claim({ exp: '99999999999' }),
    'endless expiry': claim({ exp: 1e300 }),
    'not yet valid': claim({ nbf: seconds(60) }),
    'not-before as text': claim({ nbf: 'now' }),
    'no subject': claim({ sub: undefined }),
    'subject as an object': claim({ sub: { $ne: null } }),
    'subject as a list': (claims) => es256({ ...claims, sub: [claims['sub']] }),
    'subject with SQL': claim({ sub: "' OR '1'='1" }),
    'subject of nobody': claim({ sub: '00000000-0000-4000-8000-000000000000' }),
    'tenant as an operator': claim({ tenant: { $ne: null } }),
    'grants of its own': claim({ grants: [supportOfficer] }),
    'client as an object': claim({ client_id: { $gt: '' } }),
    'client that is nobody of ours': claim({ client_id: 'elsewhere' }),
    'machine client in a person’s name': claim({ client_id: desk.clientId }),
    'person’s client in a machine’s name': claim({ sub: desk.clientId }),
    'scope as an object': claim({ scope: { $ne: null } }),
    'claims that are a list': () => signedBy(key, goodHeader(key), [1]),
    'claims that are no JSON': () => signedBy(key, goodHeader(key), '{'),
    'changed claims': (claims) => {
      const [head, , signature] = es256(claims).split('.');
      const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'x' })).toString('base64url');
      return `${head}.${changed}.${signature}`;
    },
    'cut signature': (claims) => es256(claims).slice(0, -4),
    'all-zero signature': (claims) =>
      `${es256(claims).split('.').slice(0, 2).join('.')}.${Buffer.alloc(64).toString('base64url')}`,
    'enormous token': claim({ scope: 'x'.repeat(20_000) }),
    'enormous header': header({ note: 'x'.repeat(9_000) }),
    garbage: () => 'garbage',
    'three dots': () => '...',
    nothing: () => '',
    'lone surrogate': () => '\ud800.\ud800.\ud800',
  };

  it.each(Object.entries(tokens))('is refused: %s', async (_name, make) => {
    const good = goodClaims(site, id);
    expect(await site.identity.principalOfToken(es256(good))).toMatchObject({ id });
    const token = make(good);
    expect(await site.identity.principalOfToken(token)).toBe('invalid');
    expect(await site.identity.principalOf(bearer(token))).toBe('invalid');
  });

  it('is refused when it is none at all', async () => {
    for (const none of [undefined, null, 7, {}, { $ne: null }, [], true]) {
      expect(await site.identity.principalOfToken(none)).toBe('invalid');
    }
    for (const authorization of ['', 'Bearer', 'Bearer ', 'Basic eDp5', 'bearer a b', 'Digest x']) {
      expect(await site.identity.principalOf({ headers: { authorization } })).toBe('invalid');
    }
  });

  it('is answered alike whatever is wrong with it', async () => {
    const answers = new Set<string>();
    for (const name of ['expired', 'another issuer', 'garbage', 'tenant as an operator', 'unknown key id']) {
      const make = tokens[name];
      if (!make) throw new Error(name);
      const response = await fetch(`${site.url}/who`, bearer(make(goodClaims(site, id))));
      answers.add(`${response.status} ${await response.text()}`);
    }
    expect([...answers]).toEqual(['401 {"refused":"token-invalid"}']);
  });

  it('is an ID token used as an access token', async () => {
    const { body } = await clientCredentials(site, desk);
    const [, claims] = String(body['access_token']).split('.');
    expect(claims).toBeDefined();
    const idToken = signedBy(
      key,
      { alg: 'ES256', kid: key.kid },
      { ...goodClaims(site, id), aud: 'csp-web', nonce: 'n' },
    );
    expect(await site.identity.principalOfToken(idToken)).toBe('invalid');
  });
});
