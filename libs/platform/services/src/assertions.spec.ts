import { tenantId } from '@csp/kernel';
import { anonymous, type Principal } from '@csp/platform-runtime';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readAssertions } from './assertion-reader.ts';
import { createVoucher } from './voucher.ts';
import { newVouchingKey, publicKeysOf } from './vouching-keys.ts';

const cambridge = tenantId('cambridge-city');
const fenland = tenantId('fenland');
let now = Date.parse('2020-10-06T09:00:00.000Z');
const clock = { now: () => now };
const key = newVouchingKey();
const voucher = createVoucher([key], clock);
const reader = readAssertions(publicKeysOf([key]), clock);
const officer: Principal = {
  id: 'p1',
  kind: 'person',
  grants: [
    { tenant: cambridge, role: 'agency-officer', agencyId: 'police' },
    { tenant: fenland, role: 'support-officer' },
  ],
};

const claims = (changes: object = {}) => ({
  iss: 'csp-gateway',
  aud: 'csp-services',
  sub: 'p1',
  kind: 'person',
  tenant: 'cambridge-city',
  grants: [{ role: 'support-officer' }],
  iat: Math.floor(now / 1_000),
  exp: Math.floor(now / 1_000) + 60,
  ...changes,
});
const signed = async (payload: object, { by = key, header = {} } = {}) =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'ES256', typ: 'csp-assertion+jwt', kid: by.kid, ...header })
    .sign(await importJWK({ ...by }, 'ES256'));

describe('an assertion', () => {
  it('says who asks and what they may in this partnership, and nothing of others', async () => {
    const principal = await reader.principalOfToken(
      await voucher.assertion({ principal: officer, tenant: cambridge }),
      cambridge,
    );
    expect(principal).toMatchObject({ id: 'p1', kind: 'person', grants: [officer.grants[0]] });
  });

  it('is made for those who have not signed in, too', async () => {
    const principal = await reader.principalOfToken(
      await voucher.assertion({ principal: anonymous, tenant: fenland }),
      fenland,
    );
    expect(principal).toMatchObject(anonymous);
  });

  it('is the same one for forty seconds, and another one when the grants are others', async () => {
    const asking = { principal: officer, tenant: cambridge };
    const first = await voucher.assertion(asking);
    now += 39_000;
    expect(await voucher.assertion(asking)).toBe(first);
    const fewer = { ...officer, grants: [] };
    expect(await voucher.assertion({ principal: fewer, tenant: cambridge })).not.toBe(first);
    now += 2_000;
    expect(await voucher.assertion(asking)).not.toBe(first);
  });

  it('ends, also for a service that has seen it before', async () => {
    const text = await signed(claims());
    expect(await reader.principalOfToken(text, cambridge)).toMatchObject({ id: 'p1' });
    now += 66_000;
    expect(await reader.principalOfToken(text, cambridge)).toBe('invalid');
  });
});

describe('what is no assertion', () => {
  it('the one that the others are changed from is good', async () => {
    expect(await reader.principalOfToken(await signed(claims()), cambridge)).toMatchObject({ id: 'p1' });
  });

  const seconds = () => Math.floor(now / 1_000);
  it.each<readonly [string, () => Promise<string>]>([
    ['signed by another key', () => signed(claims(), { by: newVouchingKey() })],
    [
      'signed by another key that calls itself ours',
      () => signed(claims(), { by: { ...newVouchingKey(), kid: key.kid } }),
    ],
    ['not signed', async () => new UnsecuredJWT(claims()).encode()],
    ['expired', () => signed(claims({ iat: seconds() - 90, exp: seconds() - 30 }))],
    ['good for too long', () => signed(claims({ exp: seconds() + 3_600 }))],
    ['without an end', () => signed({ ...claims(), exp: undefined })],
    ['from the future', () => signed(claims({ iat: seconds() + 60, exp: seconds() + 120 }))],
    ['for another partnership', () => signed(claims({ tenant: 'fenland' }))],
    ['for a partnership that is a query', () => signed(claims({ tenant: { $ne: null } }))],
    ['for others than the services', () => signed(claims({ aud: 'csp-graphql' }))],
    ['for several audiences', () => signed(claims({ aud: ['csp-services', 'others'] }))],
    ['made by somebody else', () => signed(claims({ iss: 'https://login.example.org' }))],
    ['of another type', () => signed(claims(), { header: { typ: 'at+jwt' } })],
    ['with grants that are no list', () => signed(claims({ grants: { role: 'support-officer' } }))],
    ['with a role that there is not', () => signed(claims({ grants: [{ role: 'admin' }] }))],
    ['with an agency that is a query', () => signed(claims({ grants: [{ role: 'member', agencyId: { $gt: '' } }] }))],
    ['with a grant for another partnership', () => signed(claims({ grants: [{ role: 'member', tenant: 'fenland' }] }))],
    ['of another kind', () => signed(claims({ kind: 'system' }))],
    ['with a claim nobody knows', () => signed(claims({ superuser: true }))],
    ['nothing', async () => ''],
    ['far too long', async () => 'a'.repeat(40_000)],
  ])('%s', async (_, made) => {
    const text = await made();
    expect(await reader.principalOfToken(text, cambridge)).toBe('invalid');
    expect(await reader.principalOf({ headers: { authorization: `Bearer ${text}` } }, cambridge)).toBe('invalid');
  });

  it.each([{}, { authorization: '' }, { authorization: 'Basic YTpi' }, { cookie: '__Host-session=1' }])(
    'a request with %j',
    async (headers) => {
      expect(await reader.principalOf({ headers }, cambridge)).toBe('invalid');
    },
  );
});
