import { readFileSync } from 'node:fs';
import { createIdentity, sqliteDocuments } from '@csp/platform-identity';
import { systemClock } from '@csp/platform-nest';
import { tenantId } from '@csp/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../harness/accounts.ts';
import { GraphClient } from '../harness/client.ts';
import { follow, frames } from '../harness/live.ts';
import { openServices, type Product } from '../harness/product.ts';
import type { Services } from '../harness/services.ts';
import { goodClaims, signedBy, signedByHmac, signingKeyIn, strangersKey, unsigned } from '../harness/tokens.ts';

type Key = ReturnType<typeof signingKeyIn>;

const seconds = () => Math.floor(Date.now() / 1_000);
const good = () => ({
  iss: 'csp-gateway',
  aud: 'csp-services',
  sub: 'p1',
  kind: 'person',
  tenant: 'cambridge-city',
  grants: [{ role: 'support-officer' }],
  iat: seconds(),
  exp: seconds() + 60,
});
const header = ({ kid }: Key) => ({ alg: 'ES256', typ: 'csp-assertion+jwt', kid });
const changed = (changes: object) => (key: Key) => signedBy(key, header(key), { ...good(), ...changes });

const forgeries: readonly (readonly [what: string, make: (key: Key) => string])[] = [
  ['nothing', () => ''],
  ['a word', () => 'nonsense'],
  ['a stranger’s key under our key’s id', (key) => signedBy(strangersKey(), header(key), good())],
  ['the algorithm none', (key) => unsigned({ ...header(key), alg: 'none' }, good())],
  [
    'HMAC with the public key as secret',
    (key) =>
      signedByHmac(
        JSON.stringify({ kty: key.kty, crv: key.crv, x: key.x, y: key.y }),
        { ...header(key), alg: 'HS256' },
        good(),
      ),
  ],
  ['expired', changed({ iat: seconds() - 90, exp: seconds() - 30 })],
  ['good for a year', changed({ exp: seconds() + 31_536_000 })],
  ['for another partnership', changed({ tenant: 'fenland' })],
  ['for a partnership that is a query', changed({ tenant: { $ne: null } })],
  ['for others', changed({ aud: 'csp-graphql' })],
  ['with grants that are no list', changed({ grants: { role: 'support-officer' } })],
  ['with a role that is a query', changed({ grants: [{ role: { $ne: null } }] })],
  ['with a grant elsewhere', changed({ grants: [{ role: 'support-officer', tenant: 'fenland' }] })],
];

describe('a service, asked by others than the gateway', () => {
  let product: Product;
  let services: Services;
  let key: Key;
  beforeAll(async () => {
    ({ product, services } = await openServices());
    key = (JSON.parse(readFileSync(services.keysFile, 'utf8')) as { keys: Key[] }).keys[0]!;
  });
  afterAll(() => product.close());

  const clientWith = (assertion: string, tenant = 'cambridge-city') =>
    new GraphClient(services.url('action-plan'), tenant, assertion ? { authorization: `Bearer ${assertion}` } : {});
  const asked = '{ actionPoints { total } }';

  it('answers what the gateway itself would say', async () => {
    const { data } = await clientWith(signedBy(key, header(key), good())).ask(asked);
    expect(data).toMatchObject({ actionPoints: { total: expect.any(Number) } });
  });

  it.each(forgeries)('an assertion that is %s: 401 and nothing more, over a socket too', async (_, make) => {
    const client = clientWith(make(key));
    const { status, text } = await client.ask(asked);
    expect(status).toBe(401);
    expect(text).toBe(
      '{"errors":[{"message":"Sign in again: what you presented is not valid, or no longer.","extensions":{"code":"UNAUTHENTICATED"}}]}',
    );
    const connection = await frames(client);
    connection.send({ type: 'connection_init' });
    expect((await connection.closed).code).toBe(4403);
  });

  it('takes neither a person’s token nor a session in its place', async () => {
    const own = signingKeyIn(product.dataDir);
    const token = signedBy(own, { alg: 'ES256', typ: 'at+jwt', kid: own.kid }, goodClaims(product.url, 'p1'));
    expect((await clientWith(token).ask(asked)).status).toBe(401);
    const officer = await product.user('support officer');
    expect(
      (await new GraphClient(services.url('action-plan'), 'cambridge-city', officer.credentials).ask(asked)).status,
    ).toBe(401);
  });

  it('asks its own rules, of entities by their key too', async () => {
    const anyone = clientWith(changed({ kind: 'anonymous', sub: 'anonymous', grants: [] })(key));
    const byKey = await anyone.ask(
      '{ _entities(representations: [{ __typename: "ActionPoint", id: "x" }]) { __typename } }',
    );
    expect(byKey.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await anyone.ask(asked)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('is not reached through the gateway past the public graph', async () => {
    const officer = await product.user('support officer');
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])
      expect((await officer.ask(query)).status).toBe(400);
  });
});

describe('a role taken away', () => {
  it('is gone for the next request and for the subscription under way', async () => {
    const { product } = await openServices();
    const identity = createIdentity({
      documents: sqliteDocuments(product.dataDir),
      publicUrl: product.url,
      clock: systemClock,
      production: false,
    });
    try {
      const member = await product.user('member');
      const account = accountOf('member');
      const { id } = (await identity.accounts.byLogin(account.kind === 'person' ? account.login : ''))!;
      const live = follow(member, 'subscription { actionPointEvents(after: "0") { cursor } }');
      await live.first(() => true);
      expect((await member.ask('{ actionPoints { total } }')).errors).toBeUndefined();
      await identity.accounts.setGrants(id, [{ tenant: tenantId('fenland'), role: 'member' }]);
      expect((await member.ask('{ actionPoints { total } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      const began = Date.now();
      await live.ended;
      expect(live.errors[0]?.extensions?.code).toBe('FORBIDDEN');
      expect(Date.now() - began).toBeLessThan(60_000);
    } finally {
      await identity.close();
      await product.close();
    }
  });
});
