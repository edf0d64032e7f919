import type { Clock, TenantId } from '@csp/kernel';
import type { SignIn } from '@csp/platform-gateway';
import type { Principal } from '@csp/platform-runtime';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import {
  algorithm,
  audience,
  claimsOfAssertion,
  issuer,
  lifetimeSeconds,
  type,
  type AssertionClaims,
} from './assertion.ts';
import type { PublicKeys } from './vouching-keys.ts';

/** Where a service has the gateway's public keys from: the keys themselves, or the address that serves them. */
export type KeySource = PublicKeys | URL;

const longestAssertion = 32_768;
/** Clocks of two machines; an assertion is used by the second. */
const toleranceSeconds = 5;
const mostKept = 5_000;

/**
 * Who asks a service, by nothing but the gateway's assertion: signature, audience, time and shape must be right, and it must speak
 * of the partnership that the address names. Whatever isn't, or comes without one, is `invalid` and never told why.
 */
export const readAssertions = (source: KeySource, clock: Clock): SignIn => {
  const keyOf: JWTVerifyGetKey =
    source instanceof URL
      ? createRemoteJWKSet(source)
      : createLocalJWKSet({ keys: source.keys.map((key) => ({ ...key })) });
  const kept = new Map<string, AssertionClaims>();

  const verified = async (text: string): Promise<AssertionClaims | undefined> => {
    const known = kept.get(text);
    if (known) return known;
    const claims = await claimsIn(text, keyOf, clock);
    if (!claims) return undefined;
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    kept.set(text, claims);
    return claims;
  };

  const principalOfToken = async (text: string, tenant: TenantId): Promise<Principal | 'invalid'> => {
    if (text.length > longestAssertion) return 'invalid';
    const claims = await verified(text);
    if (!claims) return 'invalid';
    const expiresAt = claims.exp * 1_000;
    if (expiresAt + toleranceSeconds * 1_000 <= clock.now()) {
      kept.delete(text);
      return 'invalid';
    }
    if (claims.tenant !== tenant) return 'invalid';
    return {
      id: claims.sub,
      kind: claims.kind,
      grants: claims.grants.map((grant) => grantHere(tenant, grant)),
      expiresAt,
    };
  };

  return {
    principalOfToken,
    principalOf: async ({ headers }, tenant) => {
      const [, text] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(String(headers['authorization'] ?? '')) ?? [];
      return text ? principalOfToken(text, tenant) : 'invalid';
    },
    // No browser comes here, and no cookie is looked at.
    originAllowed: () => true,
  };
};

const grantHere = (tenant: TenantId, { role, agencyId }: AssertionClaims['grants'][number]) => ({
  tenant,
  role,
  ...(agencyId !== undefined && { agencyId }),
});

const claimsIn = async (text: string, keyOf: JWTVerifyGetKey, clock: Clock): Promise<AssertionClaims | undefined> => {
  try {
    const { payload } = await jwtVerify(text, keyOf, {
      issuer,
      audience,
      typ: type,
      algorithms: [algorithm],
      maxTokenAge: lifetimeSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(clock.now()),
    });
    const { data } = claimsOfAssertion.safeParse(payload);
    return data && data.exp - data.iat <= lifetimeSeconds ? data : undefined;
  } catch {
    return undefined;
  }
};
