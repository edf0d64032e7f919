import type { Clock } from '@csp/kernel';
import type { Account, Accounts } from './accounts.ts';
import type { Documents } from './documents.ts';
import { hashOfSecret, randomSecret } from './passwords.ts';

/** A working day: who signed in at eight in the morning signs in again the next day. */
export const sessionHours = 10;
const flowMinutes = 30;
const hourMilliseconds = 3_600_000;
const minuteMilliseconds = 60_000;

export interface WebSession {
  readonly account: Account;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A sign-in under way: what only this browser's callback may be answered with (RFC 6749 10.12, RFC 7636). */
export interface SignInFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnPath: string;
}

export interface WebSessions {
  /** A new session; the id goes into the cookie and is kept here only as a hash. */
  create(accountId: string): Promise<{ readonly id: string; readonly expiresAt: number }>;
  /** Nothing when unknown or expired, or when its account was disabled or removed meanwhile. */
  find(id: string): Promise<WebSession | undefined>;
  end(id: string): Promise<void>;
  startFlow(browser: string, returnPath: string): Promise<SignInFlow>;
  /** Gives a flow once, and only to the browser that began it. */
  takeFlow(browser: string, state: string): Promise<SignInFlow | undefined>;
  purge(): Promise<void>;
}

export type SessionDocument = {
  /** Hash of what is in the cookie. */
  readonly id: string;
  readonly account: string;
  readonly createdAt: number;
  readonly expiresAt: number;
};

type FlowDocument = {
  /** Hash of the state. */
  readonly id: string;
  readonly browserHash: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnPath: string;
  readonly expiresAt: number;
};

export const webSessions = (documents: Documents, clock: Clock, accounts: Pick<Accounts, 'live'>): WebSessions => {
  const sessions = documents.of<SessionDocument>('web-sessions');
  const flows = documents.of<FlowDocument>('sign-in-flows');
  return {
    create: async (accountId) => {
      const id = randomSecret();
      const createdAt = clock.now();
      const expiresAt = createdAt + sessionHours * hourMilliseconds;
      await sessions.insert({ id: hashOfSecret(id), account: accountId, createdAt, expiresAt });
      return { id, expiresAt };
    },
    find: async (id) => {
      const session = await sessions.get(hashOfSecret(id));
      if (!session || session.expiresAt <= clock.now()) return undefined;
      const account = await accounts.live(session.account);
      return account && { account, expiresAt: session.expiresAt };
    },
    end: async (id) => void (await sessions.remove({ id: hashOfSecret(id) })),
    startFlow: async (browser, returnPath) => {
      const flow = { state: randomSecret(), nonce: randomSecret(), verifier: randomSecret(), returnPath };
      const { state, ...rest } = flow;
      const expiresAt = clock.now() + flowMinutes * minuteMilliseconds;
      await flows.insert({ id: hashOfSecret(state), browserHash: hashOfSecret(browser), ...rest, expiresAt });
      return flow;
    },
    takeFlow: async (browser, state) => {
      const id = hashOfSecret(state);
      const found = await flows.get(id);
      if (!found || found.browserHash !== hashOfSecret(browser)) return undefined;
      // Of two callbacks at once, at whichever process, one removes it.
      if ((await flows.remove({ id })) === 0 || found.expiresAt <= clock.now()) return undefined;
      const { nonce, verifier, returnPath } = found;
      return { state, nonce, verifier, returnPath };
    },
    purge: async () => {
      await sessions.removeExpired(clock.now());
      await flows.removeExpired(clock.now());
    },
  };
};
