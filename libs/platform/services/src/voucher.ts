import type { Clock, TenantId } from '@csp/kernel';
import { grantsIn, type Principal } from '@csp/platform-runtime';
import { importJWK, SignJWT, type CryptoKey } from 'jose';
import { algorithm, audience, issuer, lifetimeSeconds, type } from './assertion.ts';
import type { VouchingKey } from './vouching-keys.ts';

/** Says to the services who asks, in the gateway's own name. */
export interface Voucher {
  /** An assertion for one partnership, good for at least 20 more seconds. */
  assertion(asking: { readonly principal: Principal; readonly tenant: TenantId }): Promise<string>;
}

/** Left of it when a new one takes its place: longer than any request may take. */
const leftMilliseconds = 20_000;
const mostKept = 5_000;

interface Kept {
  readonly text: Promise<string>;
  readonly until: number;
}

/**
 * One assertion per person and partnership, kept until shortly before its end. What someone may do is part of what it is kept
 * under: with other grants than a moment ago there is another assertion.
 */
export const createVoucher = ([key]: readonly VouchingKey[], clock: Clock): Voucher => {
  if (!key) throw new Error('A voucher needs a key to sign with.');
  const kept = new Map<string, Kept>();
  let imported: Promise<CryptoKey> | undefined;

  const sign = async (principal: Principal, tenant: TenantId, grants: readonly object[]): Promise<string> => {
    imported ??= importJWK({ ...key }, algorithm) as Promise<CryptoKey>;
    const now = Math.floor(clock.now() / 1_000);
    return new SignJWT({ kind: principal.kind, tenant, grants })
      .setProtectedHeader({ alg: algorithm, typ: type, kid: key.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(principal.id)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(await imported);
  };

  return {
    assertion: ({ principal, tenant }) => {
      const grants = grantsIn(principal, tenant).map(({ role, agencyId }) => ({ role, ...(agencyId && { agencyId }) }));
      const name = JSON.stringify([tenant, principal.kind, principal.id, grants]);
      const before = kept.get(name);
      if (before && before.until > clock.now()) return before.text;
      kept.delete(name);
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
      const text = sign(principal, tenant, grants);
      kept.set(name, { text, until: clock.now() + lifetimeSeconds * 1_000 - leftMilliseconds });
      text.catch(() => kept.delete(name));
      return text;
    },
  };
};
