import { hash as hashOf } from 'node:crypto';
import type { Clock } from '@csp/kernel';
import type { CryptoKey, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import type { ServerMetadata } from 'openid-client';
import { z } from 'zod';
import type { ExternalIssuer } from './settings.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What a good token says. Who that is and what they may do is looked up, never taken from the token. */
export interface Verified {
  readonly subject: string;
  readonly clientId?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Gives what a bearer token says, or undefined for one that isn't good in every respect; never says why. */
export type BearerVerifier = (token: string) => Promise<Verified | undefined>;

const word = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const seconds = z.number().int().nonnegative().max(253_402_300_799);

/** Claims of our own tokens: these and no others (RFC 9068 2.2). */
const ownClaims = z.strictObject({
  iss: word,
  sub: word,
  aud: word,
  exp: seconds,
  iat: seconds,
  nbf: seconds.optional(),
  jti: word,
  client_id: word,
  scope: z.string().max(500).optional(),
});

/** Other issuers add claims as they like; those that mean something here must have the shape they should. */
const externalClaims = z.looseObject({
  iss: word,
  sub: word,
  aud: z.union([word, z.array(word).min(1).max(20)]),
  exp: seconds,
  iat: seconds.optional(),
  nbf: seconds.optional(),
  jti: word.optional(),
  client_id: word.optional(),
  azp: word.optional(),
  scope: z.string().max(5_000).optional(),
  tenant: word.optional(),
  role: word.optional(),
});

const tokenMaximumLength = 8_192;
const cachedTokens = 2_000;

/** Remembers good tokens by their hash until they end, at most `cachedTokens` of them, the least lately used going first. */
const remembering = (clock: Clock, verify: BearerVerifier): BearerVerifier => {
  const known = new Map<string, Verified>();
  return async (token) => {
    if (token.length > tokenMaximumLength) return undefined;
    const hash = hashOf('sha256', token, 'base64');
    const before = known.get(hash);
    if (before) {
      known.delete(hash);
      if (before.expiresAt <= clock.now()) return undefined;
      known.set(hash, before);
      return before;
    }
    const verified = await verify(token);
    if (!verified) return undefined;
    if (known.size >= cachedTokens) known.delete(known.keys().next().value ?? '');
    known.set(hash, verified);
    return verified;
  };
};

type Check = (token: string) => Promise<unknown>;

/** jose throws for every flaw; callers get one answer for all of them. */
const payloadOf = async (check: Check, token: string): Promise<unknown> => {
  try {
    return await check(token);
  } catch {
    return undefined;
  }
};

interface Own {
  readonly clock: Clock;
  readonly keys: SigningKeys;
  readonly issuer: string;
  readonly audience: string;
}

export const ownBearer = ({ clock, keys, issuer, audience }: Own): BearerVerifier => {
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  const keyOf: JWTVerifyGetKey = async ({ kid }) => {
    // Asked at each new token, and not kept in memory: another process may have added a key or dropped one.
    const key = typeof kid === 'string' && kid.length < 100 ? await keys.byId(kid) : undefined;
    if (!key) throw new Error('Unknown key.');
    const { d: _private, ...publicKey } = key;
    const { importJWK } = await import('jose');
    const ready = imported.get(key.kid) ?? importJWK({ ...publicKey }, 'ES256');
    imported.set(key.kid, ready);
    return ready;
  };
  const check: Check = async (token) => {
    const { jwtVerify } = await import('jose');
    const currentDate = new Date(clock.now());
    const options = { issuer, audience, algorithms: ['ES256'], typ: 'at+jwt', currentDate };
    return (await jwtVerify(token, keyOf, options)).payload;
  };
  return remembering(clock, async (token) => {
    const { data: claims } = ownClaims.safeParse(await payloadOf(check, token));
    return claims && { subject: claims.sub, clientId: claims.client_id, expiresAt: claims.exp * 1_000 };
  });
};

interface External {
  readonly clock: Clock;
  readonly external: ExternalIssuer;
  readonly discovered: () => Promise<ServerMetadata>;
}

/** Never HMAC and never none: a public key must not be usable as a shared secret. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const toleranceSeconds = 15;

export const externalBearer = ({ clock, external, discovered }: External): BearerVerifier => {
  let remote: { readonly address: string; readonly keyOf: JWTVerifyGetKey } | undefined;
  const keyOf = async (address: string): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet } = await import('jose');
    if (remote?.address !== address) remote = { address, keyOf: createRemoteJWKSet(new URL(address)) };
    return remote.keyOf;
  };
  const check: Check = async (token) => {
    const { jwtVerify } = await import('jose');
    const { issuer, jwks_uri: address } = await discovered();
    if (address === undefined) return undefined;
    const options: JWTVerifyOptions = {
      issuer,
      audience: external.audience,
      algorithms,
      typ: external.accessTokenType ?? 'at+jwt',
      currentDate: new Date(clock.now()),
      clockTolerance: toleranceSeconds,
    };
    return (await jwtVerify(token, await keyOf(address), options)).payload;
  };
  return remembering(clock, async (token) => {
    const { data: claims } = externalClaims.safeParse(await payloadOf(check, token));
    return claims && { subject: claims.sub, expiresAt: claims.exp * 1_000 };
  });
};
