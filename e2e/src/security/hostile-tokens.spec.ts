import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../harness/accounts.ts';
import { GraphClient } from '../harness/client.ts';
import { frames } from '../harness/live.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { goodClaims, signedBy, signedByHmac, signingKeyIn, strangersKey, unsigned } from '../harness/tokens.ts';

type Key = ReturnType<typeof signingKeyIn>;
interface Forge {
  readonly key: Key;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

const publicHalf = ({ kty, crv, x, y }: Key) => JSON.stringify({ kty, crv, x, y });
const seconds = () => Math.floor(Date.now() / 1_000);
const signed = ({ key, header, claims }: Forge, changes: Readonly<Record<string, unknown>>): string =>
  signedBy(key, header, { ...claims, ...changes });

const forgeries: readonly (readonly [what: string, make: (forge: Forge) => string])[] = [
  ['a word', () => 'nonsense'],
  ['three words', () => 'a.b.c'],
  ['three parts of nothing', () => '..'],
  ['a good token without its signature', ({ header, claims }) => unsigned(header, claims)],
  ['the algorithm none', ({ header, claims }) => unsigned({ ...header, alg: 'none' }, claims)],
  ['the algorithm nOnE', ({ header, claims }) => unsigned({ ...header, alg: 'nOnE' }, claims)],
  [
    'HMAC with the public key as secret',
    ({ key, header, claims }) => signedByHmac(publicHalf(key), { ...header, alg: 'HS256' }, claims),
  ],
  ['HMAC with an empty secret', ({ header, claims }) => signedByHmac('', { ...header, alg: 'HS256' }, claims)],
  ['a stranger’s key under our key’s id', ({ header, claims }) => signedBy(strangersKey(), header, claims)],
  [
    'a stranger’s key brought along',
    ({ header, claims }) => {
      const { d: _, ...jwk } = strangersKey();
      return signedBy(strangersKey(), { ...header, jwk }, claims);
    },
  ],
  [
    'a key to be fetched from elsewhere',
    ({ header, claims }) => signedBy(strangersKey(), { ...header, jku: 'https://evil.example/jwks' }, claims),
  ],
  ['an unknown key id', ({ key, header, claims }) => signedBy(key, { ...header, kid: 'unknown' }, claims)],
  [
    'a key id that climbs',
    ({ key, header, claims }) => signedBy(key, { ...header, kid: '../../../../dev/null' }, claims),
  ],
  ['a key id that is SQL', ({ key, header, claims }) => signedBy(key, { ...header, kid: "' OR 1=1 --" }, claims)],
  ['a key id that is an object', ({ key, header, claims }) => signedBy(key, { ...header, kid: { $ne: null } }, claims)],
  ['no key id', ({ key, claims }) => signedBy(key, { alg: 'ES256', typ: 'at+jwt' }, claims)],
  [
    'a critical extension nobody knows',
    ({ key, header, claims }) => signedBy(key, { ...header, crit: ['x'], x: 1 }, claims),
  ],
  ['the type of an ID token', ({ key, header, claims }) => signedBy(key, { ...header, typ: 'JWT' }, claims)],
  ['expired a minute ago', (forge) => signed(forge, { iat: seconds() - 400, exp: seconds() - 60 })],
  ['no expiry', (forge) => signed(forge, { exp: undefined })],
  ['an expiry as text', (forge) => signed(forge, { exp: String(seconds() + 300) })],
  ['an expiry beyond all time', (forge) => signed(forge, { exp: 1e300 })],
  ['good only from tomorrow', (forge) => signed(forge, { nbf: seconds() + 86_400 })],
  ['another audience', (forge) => signed(forge, { aud: 'https://another.example/graphql' })],
  ['the audience of an ID token', (forge) => signed(forge, { aud: 'csp-web' })],
  ['several audiences', (forge) => signed(forge, { aud: [forge.claims['aud'], 'https://another.example'] })],
  ['another issuer', (forge) => signed(forge, { iss: 'https://evil.example/oidc' })],
  ['no issuer', (forge) => signed(forge, { iss: undefined })],
  ['a subject that is an operator', (forge) => signed(forge, { sub: { $ne: null }, client_id: { $ne: null } })],
  ['a subject that is a list', (forge) => signed(forge, { sub: [forge.claims['sub']] })],
  ['an empty subject', (forge) => signed(forge, { sub: '', client_id: '' })],
  ['a subject nobody has', (forge) => signed(forge, { sub: 'nobody', client_id: 'nobody' })],
  ['a subject of SQL', (forge) => signed(forge, { sub: "x' OR '1'='1", client_id: "x' OR '1'='1" })],
  ['a client that is not the subject', (forge) => signed(forge, { client_id: 'csp-shell' })],
  ['a tenant and a role of its own', (forge) => signed(forge, { tenant: 'cambridge-city', role: 'support-officer' })],
  ['a tenant that is an operator', (forge) => signed(forge, { tenant: { $ne: null } })],
  ['grants of its own', (forge) => signed(forge, { grants: [{ tenant: 'fenland', role: 'support-officer' }] })],
  ['claims that are a list', ({ key, header }) => signedBy(key, header, [])],
  ['claims that are no JSON', ({ key, header }) => signedBy(key, header, 'sub=police')],
  [
    '__proto__ among the claims',
    ({ key, header, claims }) =>
      signedBy(key, header, JSON.stringify(claims).replace('{', '{"__proto__":{"sub":"x"},')),
  ],
  ['a header that is no JSON', ({ key, claims }) => signedBy(key, 'alg=ES256', claims)],
  ['9,000 characters', (forge) => signed(forge, { jti: 'x'.repeat(6_000) })],
];

describe.runIf(ours)('hostile tokens', () => {
  let product: Product;
  let clientId: string;
  let forge: Forge;
  const fixed = {
    status: 401,
    text: '{"errors":[{"message":"Sign in again: what you presented is not valid, or no longer.","extensions":{"code":"UNAUTHENTICATED"}}]}',
  };
  beforeAll(async () => {
    product = await openProduct();
    const machine = accountOf('machine client');
    clientId = machine.kind === 'machine' ? machine.clientId : '';
    const key = signingKeyIn(product.dataDir);
    forge = { key, header: { alg: 'ES256', typ: 'at+jwt', kid: key.kid }, claims: goodClaims(product.url, clientId) };
  });
  afterAll(() => product.close());

  const asking = async (authorization: string) => {
    const answer = await new GraphClient(product.url, 'cambridge-city', { authorization }).ask(
      '{ viewer { signedIn roles } }',
    );
    return { status: answer.status, text: answer.text };
  };

  it('a good one made the same way is taken, so that the others are refused for what is wrong with them', async () => {
    const { status, text } = await asking(`Bearer ${signed(forge, {})}`);
    expect(status).toBe(200);
    expect(text).toContain('AGENCY_OFFICER');
  });

  it.each(forgeries)('%s: refused in one and the same way, over HTTP and twice over WebSocket', async (_, make) => {
    const token = make(forge);
    expect(await asking(`Bearer ${token}`)).toEqual(fixed);
    for (const [headers, payload] of [
      [{ authorization: `Bearer ${token}` }, undefined],
      [{}, { authorization: `Bearer ${token}` }],
    ] as const) {
      const connection = await frames(new GraphClient(product.url, 'cambridge-city', headers));
      connection.send({ type: 'connection_init', ...(payload && { payload }) });
      expect(await connection.closed).toEqual({ code: 4403, reason: 'Forbidden' });
      expect(connection.received).toEqual([]);
    }
  });

  it.each([
    ['an empty header', ''],
    ['another scheme', 'Basic ZGVtbzpkZW1v'],
    ['no token', 'Bearer '],
    ['a token with a space', 'Bearer a b'],
    ['two tokens', 'Bearer a.b.c, Bearer d.e.f'],
    ['quotes', 'Bearer "a.b.c"'],
  ])('%s as authorization', async (_, authorization) => {
    expect(await asking(authorization)).toEqual(fixed);
  });

  it('a bad token is not made good by a good cookie beside it', async () => {
    const officer = await product.user('support officer');
    const both = new GraphClient(product.url, 'cambridge-city', {
      ...officer.credentials,
      authorization: 'Bearer nonsense',
    });
    expect((await both.ask('{ viewer { roles } }')).status).toBe(401);
  });

  it('a token too long for any header ends that request only', async () => {
    const { status, text } = await asking(`Bearer ${'a'.repeat(200_000)}`).catch(() => ({ status: 431, text: '' }));
    expect([400, 401, 431]).toContain(status);
    expect(text).not.toMatch(/node_modules|stack/);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  it.each(['x-tenant', 'x-tenant-id', 'tenant', 'x-user-id', 'x-forwarded-user', 'x-role', 'x-graphql-principal'])(
    '%s set by a client means nothing',
    async (header) => {
      const stranger = await product.user('officer of another district', 'cambridge-city');
      const claiming = new GraphClient(product.url, 'cambridge-city', {
        ...stranger.credentials,
        [header]: 'cambridge-city',
      });
      expect(await claiming.read('{ viewer { signedIn roles } }')).toEqual({ viewer: { signedIn: false, roles: [] } });
      const before = await stranger.in('fenland').ask('{ viewer { roles } partnership { slug } }');
      const after = await new GraphClient(product.url, 'fenland', {
        ...stranger.credentials,
        [header]: 'cambridge-city',
      }).ask('{ viewer { roles } partnership { slug } }');
      expect(after.text).toBe(before.text);
    },
  );
});
