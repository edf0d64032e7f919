import { randomUUID } from 'node:crypto';
import { refuse, type Clock, type Refused } from '@csp/kernel';
import type { Grant } from '@csp/platform-runtime';
import { inTransaction, type Database } from './database.ts';
import { grantReader, parseGrants } from './grants.ts';
import {
  hashOfSecret,
  hashPassword,
  passwordFits,
  passwordMaximumLength,
  passwordMinimumLength,
  randomSecret,
} from './passwords.ts';

/** Who may sign in. A label such as "Support officer, Cambridge City Council", never a name, is all that describes them. */
export interface Account {
  /** A UUID; for a machine client its client id. It is the subject of tokens and the actor of commands. */
  readonly id: string;
  readonly kind: 'person' | 'machine';
  readonly login: string;
  readonly label: string;
  readonly grants: readonly Grant[];
  readonly demo: boolean;
  readonly disabled: boolean;
  /** `sub` at the external issuer, for deployments that have one. */
  readonly externalSubject?: string;
}

export type AccountRefusal =
  | 'login-invalid'
  | 'login-taken'
  | 'label-invalid'
  | 'grants-invalid'
  | 'password-too-short'
  | 'password-too-long'
  | 'secret-too-short'
  | 'external-subject-invalid'
  | 'external-subject-taken'
  | 'account-unknown';

interface Described {
  readonly label: string;
  readonly grants: readonly Grant[];
  readonly demo?: boolean;
  readonly externalSubject?: string;
}

export interface NewAccount extends Described {
  /** What is typed at sign-in; upper and lower case are the same. */
  readonly login: string;
  /** Left out where only the external issuer knows it. */
  readonly password?: string;
}

export interface NewMachineClient extends Described {
  /** Lower-case letters, digits, hyphens; a UUID is made when left out. */
  readonly clientId?: string;
  /** 32 characters or more; a random one is made when left out. Only its hash is kept. */
  readonly secret?: string;
}

export type Changed = { readonly kind: 'changed' } | Refused<AccountRefusal>;

export interface Accounts {
  create(account: NewAccount): Promise<{ readonly id: string } | Refused<AccountRefusal>>;
  /** The secret is in the answer and never again. */
  createMachineClient(
    client: NewMachineClient,
  ): { readonly clientId: string; readonly secret: string } | Refused<AccountRefusal>;
  /** Also ends all sessions of the account. */
  setPassword(id: string, password: string): Promise<Changed>;
  setGrants(id: string, grants: readonly Grant[]): Changed;
  /** Sessions and tokens of the account are refused from the next request on. */
  disable(id: string): Changed;
  enable(id: string): Changed;
  list(): readonly Account[];
  /** Removes all demonstration accounts and clients with their sessions; how many there were. */
  removeDemo(): number;
  /** The account with these credentials, unless disabled. As slow for unknown logins as for known ones. */
  withPassword(login: string, password: string): Promise<Account | undefined>;
  /** By id, unless disabled: looked up anew at each call. */
  live(id: string): Account | undefined;
  /** What a request needs of it, looked up anew at each. */
  speaking(id: string): Speaker | undefined;
  liveByExternalSubject(subject: string): Account | undefined;
  /** Hash of a machine client's secret, unless disabled. */
  secretOfMachine(clientId: string): string | undefined;
  byLogin(login: string): Account | undefined;
  read(row: AccountRow): Account;
}

/** Who a token speaks for. */
export type Speaker = Pick<Account, 'id' | 'kind' | 'grants'>;

export interface AccountRow {
  readonly id: string;
  readonly kind: 'person' | 'machine';
  readonly login: string;
  readonly label: string;
  readonly secret: string | null;
  readonly external_subject: string | null;
  readonly grants: string;
  readonly demo: number;
  readonly disabled_at: number | null;
}

const loginForm = /^[a-z0-9](?:[a-z0-9._@+-]{0,98}[a-z0-9])?$/;
const labelForm = /^[^\p{C}]{1,120}$/u;
const subjectForm = /^[\x21-\x7e]{1,255}$/;
const secretMinimumLength = 32;

/** One login however it is typed. */
export const normalizedLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

const flawOfDescription = ({ label, grants, externalSubject }: Described): AccountRefusal | undefined => {
  if (!labelForm.test(label)) return 'label-invalid';
  if (!parseGrants(grants)) return 'grants-invalid';
  if (externalSubject !== undefined && !subjectForm.test(externalSubject)) return 'external-subject-invalid';
  return undefined;
};

const flawOfPassword = (password: string): AccountRefusal | undefined => {
  if ([...password].length < passwordMinimumLength) return 'password-too-short';
  return password.length > passwordMaximumLength ? 'password-too-long' : undefined;
};

export const accountStore = (database: Database, clock: Clock): Accounts => {
  const statement = (sql: string) => database.prepare(sql);
  const insert = statement('INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)');
  const byId = statement('SELECT * FROM accounts WHERE id = ?');
  const liveById = statement('SELECT * FROM accounts WHERE id = ? AND disabled_at IS NULL');
  const speakerById = statement('SELECT kind, grants FROM accounts WHERE id = ? AND disabled_at IS NULL');
  const byLogin = statement('SELECT * FROM accounts WHERE login = ?');
  const bySubject = statement('SELECT * FROM accounts WHERE external_subject = ?');
  const all = statement('SELECT * FROM accounts ORDER BY login');
  const updateGrants = statement('UPDATE accounts SET grants = ? WHERE id = ?');
  const updateSecret = statement("UPDATE accounts SET secret = ? WHERE id = ? AND kind = 'person'");
  const updateDisabled = statement('UPDATE accounts SET disabled_at = ? WHERE id = ?');
  const deleteDemo = statement('DELETE FROM accounts WHERE demo = 1');
  const endSessions = statement('DELETE FROM web_sessions WHERE account_id = ?');
  // Also what the provider remembers of them, or a browser could sign in again without the new password.
  const forget = statement("DELETE FROM provider_records WHERE json_extract(payload, '$.accountId') = ?");
  const grantsOf = grantReader();

  const read = (row: AccountRow): Account => ({
    id: row.id,
    kind: row.kind,
    login: row.login,
    label: row.label,
    grants: grantsOf(row.grants),
    demo: row.demo === 1,
    disabled: row.disabled_at !== null,
    ...(row.external_subject === null ? {} : { externalSubject: row.external_subject }),
  });
  const account = (row: unknown): Account | undefined => (row ? read(row as AccountRow) : undefined);
  const unlessDisabled = (found: Account | undefined): Account | undefined => (found?.disabled ? undefined : found);
  const changed = ({ changes }: { changes: number | bigint }): Changed =>
    changes === 0 ? refuse('account-unknown') : { kind: 'changed' };

  /** Checked and written in one transaction: another process may be creating accounts too. */
  const add = (
    { id, login, kind, secret }: { id: string; login: string; kind: 'person' | 'machine'; secret: string | null },
    { label, grants, demo = false, externalSubject }: Described,
  ): Refused<AccountRefusal> | undefined =>
    inTransaction(database, () => {
      if (byLogin.get(login) || byId.get(id)) return refuse('login-taken');
      if (externalSubject !== undefined && bySubject.get(externalSubject)) return refuse('external-subject-taken');
      const json = JSON.stringify(grants);
      insert.run(id, kind, login, label, secret, externalSubject ?? null, json, demo ? 1 : 0, clock.now());
      return undefined;
    });

  return {
    read,
    create: async (wanted) => {
      const login = normalizedLogin(wanted.login);
      const { password } = wanted;
      if (!loginForm.test(login)) return refuse('login-invalid');
      const flaw = flawOfDescription(wanted) ?? (password === undefined ? undefined : flawOfPassword(password));
      if (flaw) return refuse(flaw);
      const secret = password === undefined ? null : await hashPassword(password);
      const id = randomUUID();
      return add({ id, login, kind: 'person', secret }, wanted) ?? { id };
    },
    createMachineClient: (wanted) => {
      const { clientId = randomUUID(), secret = randomSecret() } = wanted;
      if (!loginForm.test(clientId) || reservedClientIds.has(clientId)) return refuse('login-invalid');
      if (secret.length < secretMinimumLength) return refuse('secret-too-short');
      const flaw = flawOfDescription(wanted);
      if (flaw) return refuse(flaw);
      const machine = { id: clientId, login: clientId, kind: 'machine', secret: hashOfSecret(secret) } as const;
      return add(machine, wanted) ?? { clientId, secret };
    },
    setPassword: async (id, password) => {
      const flaw = flawOfPassword(password);
      if (flaw) return refuse(flaw);
      const secret = await hashPassword(password);
      return inTransaction(database, () => {
        endSessions.run(id);
        forget.run(id);
        return changed(updateSecret.run(secret, id));
      });
    },
    setGrants: (id, grants) =>
      parseGrants(grants) ? changed(updateGrants.run(JSON.stringify(grants), id)) : refuse('grants-invalid'),
    disable: (id) =>
      inTransaction(database, () => {
        endSessions.run(id);
        forget.run(id);
        return changed(updateDisabled.run(clock.now(), id));
      }),
    enable: (id) => changed(updateDisabled.run(null, id)),
    list: () => (all.all() as unknown as AccountRow[]).map(read),
    removeDemo: () => Number(deleteDemo.run().changes),
    withPassword: async (login, password) => {
      const row = byLogin.get(normalizedLogin(login)) as AccountRow | undefined;
      const person = row?.kind === 'person' ? row : undefined;
      const fits = await passwordFits(password, person?.secret ?? undefined);
      // Read again: the account may have been disabled while the hash was computed.
      return fits && person ? account(liveById.get(person.id)) : undefined;
    },
    live: (id) => account(liveById.get(id)),
    speaking: (id) => {
      const row = speakerById.get(id) as Pick<AccountRow, 'kind' | 'grants'> | undefined;
      return row && { id, kind: row.kind, grants: grantsOf(row.grants) };
    },
    liveByExternalSubject: (subject) => unlessDisabled(account(bySubject.get(subject))),
    secretOfMachine: (clientId) => {
      const row = liveById.get(clientId) as AccountRow | undefined;
      return row?.kind === 'machine' ? (row.secret ?? undefined) : undefined;
    },
    byLogin: (login) => account(byLogin.get(normalizedLogin(login))),
  };
};

/** The product's own clients at the built-in provider: the web app, and the shell of a person (device flow). */
export const webClientId = 'csp-web';
export const shellClientId = 'csp-shell';
const reservedClientIds = new Set([webClientId, shellClientId]);
