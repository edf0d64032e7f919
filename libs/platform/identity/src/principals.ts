import { anonymous, type Principal } from '@csp/platform-runtime';
import { shellClientId, webClientId, type Account } from './accounts.ts';
import type { BearerVerifier, Verified } from './bearer.ts';
import { cookieValue, sessionCookie } from './cookies.ts';
import { headerOf, type Headed } from './origin.ts';
import type { IdentityStore } from './store.ts';

export interface Principals {
  /**
   * Who sends a request or a WebSocket upgrade. A bearer token decides alone when there is one: `invalid` when it isn't good,
   * to be answered with 401 and a fixed body. Without one the session cookie decides; without both it is `anonymous`.
   */
  principalOf(request: Headed): Promise<Principal | 'invalid'>;
  /** The same for a bare access token, such as one in a graphql-ws `connection_init`. Anything but a good token is `invalid`. */
  principalOfToken(token: unknown): Promise<Principal | 'invalid'>;
  /** A person as they are now, by the id of their account: for what goes on without a session. Nothing when disabled or gone. */
  personNow(accountId: string): Promise<Principal | undefined>;
}

export interface PrincipalsSetup {
  readonly store: IdentityStore;
  readonly verify: BearerVerifier;
  /** Whether subjects are those of the external issuer. */
  readonly external: boolean;
}

const principal = ({ id, kind, grants }: Account, expiresAt: number): Principal => ({ id, kind, grants, expiresAt });

const people: ReadonlySet<string> = new Set([webClientId, shellClientId]);
/** A machine client speaks for itself alone; a person's token was got by one of the product's own clients. */
const fits = ({ kind }: Account, { subject, clientId = '' }: Verified): boolean =>
  kind === 'machine' ? clientId === subject : people.has(clientId);

export const principals = ({ store, verify, external }: PrincipalsSetup): Principals => {
  const accountOf = async (verified: Verified): Promise<Account | undefined> => {
    if (external) return store.accounts.liveByExternalSubject(verified.subject);
    const account = await store.accounts.live(verified.subject);
    return account && fits(account, verified) ? account : undefined;
  };
  const principalOfToken = async (token: unknown): Promise<Principal | 'invalid'> => {
    if (typeof token !== 'string') return 'invalid';
    const verified = await verify(token);
    const account = verified && (await accountOf(verified));
    return account ? principal(account, verified.expiresAt) : 'invalid';
  };
  return {
    principalOfToken,
    personNow: async (accountId) => {
      const account = await store.accounts.live(accountId);
      return account?.kind === 'person' ? { id: account.id, kind: 'person', grants: account.grants } : undefined;
    },
    principalOf: async (request) => {
      const authorization = headerOf(request, 'authorization');
      if (authorization !== undefined) {
        const [, token] = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization) ?? [];
        return principalOfToken(token);
      }
      const id = cookieValue(headerOf(request, 'cookie'), sessionCookie);
      const session = id === undefined ? undefined : await store.sessions.find(id);
      return session ? principal(session.account, session.expiresAt) : anonymous;
    },
  };
};
