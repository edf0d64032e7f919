import type { Clock } from '@csp/kernel';
import type { Account, AccountRow, Accounts } from './accounts.ts';
import type { Database } from './database.ts';
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
  create(accountId: string): { readonly id: string; readonly expiresAt: number };
  /** Nothing when unknown or expired, or when its account was disabled or removed meanwhile. */
  find(id: string): WebSession | undefined;
  end(id: string): void;
  startFlow(browser: string, returnPath: string): SignInFlow;
  /** Gives a flow once, and only to the browser that began it. */
  takeFlow(browser: string, state: string): SignInFlow | undefined;
  purge(): void;
}

interface SessionRow extends AccountRow {
  readonly expires_at: number;
}

export const webSessions = (database: Database, clock: Clock, accounts: Pick<Accounts, 'read'>): WebSessions => {
  const insert = database.prepare('INSERT INTO web_sessions VALUES (?, ?, ?, ?)');
  const select = database.prepare(
    `SELECT accounts.*, web_sessions.expires_at FROM web_sessions JOIN accounts ON accounts.id = web_sessions.account_id
     WHERE id_hash = ? AND web_sessions.expires_at > ? AND disabled_at IS NULL`,
  );
  const remove = database.prepare('DELETE FROM web_sessions WHERE id_hash = ?');
  const insertFlow = database.prepare('INSERT INTO sign_in_flows VALUES (?, ?, ?, ?, ?, ?)');
  const takeFlow = database.prepare(
    'DELETE FROM sign_in_flows WHERE state_hash = ? AND browser_hash = ? RETURNING nonce, verifier, return_path, expires_at',
  );
  const expired = ['web_sessions', 'sign_in_flows'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE expires_at <= ?`),
  );
  return {
    create: (accountId) => {
      const id = randomSecret();
      const expiresAt = clock.now() + sessionHours * hourMilliseconds;
      insert.run(hashOfSecret(id), accountId, clock.now(), expiresAt);
      return { id, expiresAt };
    },
    find: (id) => {
      const row = select.get(hashOfSecret(id), clock.now()) as SessionRow | undefined;
      return row && { account: accounts.read(row), expiresAt: row.expires_at };
    },
    end: (id) => void remove.run(hashOfSecret(id)),
    startFlow: (browser, returnPath) => {
      const flow = { state: randomSecret(), nonce: randomSecret(), verifier: randomSecret(), returnPath };
      const end = clock.now() + flowMinutes * minuteMilliseconds;
      insertFlow.run(hashOfSecret(flow.state), hashOfSecret(browser), flow.nonce, flow.verifier, returnPath, end);
      return flow;
    },
    takeFlow: (browser, state) => {
      const row = takeFlow.get(hashOfSecret(state), hashOfSecret(browser)) as
        { nonce: string; verifier: string; return_path: string; expires_at: number } | undefined;
      if (!row || row.expires_at <= clock.now()) return undefined;
      return { state, nonce: row.nonce, verifier: row.verifier, returnPath: row.return_path };
    },
    purge: () => expired.forEach((statement) => statement.run(clock.now())),
  };
};
