import { randomUUID } from 'node:crypto';
import { refuse, type Clock, type Refused } from '@csp/kernel';
import { shellClientId, type AccountRefusal } from './accounts.ts';
import type { IdentityStore } from './store.ts';

export interface PersonalToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type CreatePersonalToken = (
  accountId: string,
  minutes?: number,
) => Promise<PersonalToken | Refused<AccountRefusal | 'issuer-external'>>;

interface Setup {
  readonly store: IdentityStore;
  readonly clock: Clock;
  readonly issuer: string;
  readonly audience: string;
  readonly external: boolean;
}

const minutesAtMost = 60;
const defaultMinutes = 10;

/**
 * An access token in a person's name, for scripts of whoever runs the machine: made by an administrator's command, never over
 * the network. It lasts 10 minutes, or as many as asked for up to 60; disabling the account ends it at once.
 */
export const personalTokens =
  ({ store, clock, issuer, audience, external }: Setup): CreatePersonalToken =>
  async (accountId, minutes = defaultMinutes) => {
    // An external issuer's deployment trusts that issuer's keys alone.
    if (external) return refuse('issuer-external');
    if ((await store.accounts.live(accountId))?.kind !== 'person') return refuse('account-unknown');
    const [key] = await store.keys.all();
    if (!key) throw new Error('There is no signing key.');
    const { SignJWT, importJWK } = await import('jose');
    const issued = Math.floor(clock.now() / 1_000);
    const expires = issued + Math.round(Math.min(Math.max(minutes, 1), minutesAtMost) * 60);
    const token = await new SignJWT({ client_id: shellClientId })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(accountId)
      .setJti(randomUUID())
      .setIssuedAt(issued)
      .setExpirationTime(expires)
      .sign(await importJWK({ ...key }, 'ES256'));
    return { token, expiresAt: expires * 1_000 };
  };
