import { randomUUID } from 'node:crypto';
import { refuse, type Clock, type Refused } from '@csp/kernel';
import type { Grant } from '@csp/platform-runtime';
import type { Documents } from './documents.ts';
import { grantReader, parseGrants } from './grants.ts';
import {
  hashOfSecret,
  hashPassword,
  passwordFits,
  passwordMaximumLength,
  passwordMinimumLength,
  randomSecret,
} from './passwords.ts';
import type { RecordDocument } from './provider-records.ts';
import type { SessionDocument } from './web-sessions.ts';

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
  ): Promise<{ readonly clientId: string; readonly secret: string } | Refused<AccountRefusal>>;
  /** Also ends all sessions of the account. */
  setPassword(id: string, password: string): Promise<Changed>;
  setGrants(id: string, grants: readonly Grant[]): Promise<Changed>;
  /** Sessions and tokens of the account are refused from the next request on. */
  disable(id: string): Promise<Changed>;
  enable(id: string): Promise<Changed>;
  list(): Promise<readonly Account[]>;
  /** Removes all demonstration accounts and clients with their sessions; how many there were. */
  removeDemo(): Promise<number>;
  /** The account with these credentials, unless disabled. As slow for unknown logins as for known ones. */
  withPassword(login: string, password: string): Promise<Account | undefined>;
  /** By id, unless disabled: looked up anew at each call. */
  live(id: string): Promise<Account | undefined>;
  liveByExternalSubject(subject: string): Promise<Account | undefined>;
  /** Hash of a machine client's secret, unless disabled. */
  secretOfMachine(clientId: string): Promise<string | undefined>;
  byLogin(login: string): Promise<Account | undefined>;
}

type AccountDocument = {
  readonly id: string;
  readonly kind: 'person' | 'machine';
  readonly login: string;
  readonly label: string;
  readonly secret: string | null;
  /** `sub:` and the external issuer's; `id:` and the account's own id where there is none. */
  readonly subject: string;
  /** JSON. */
  readonly grants: string;
  readonly demo: number;
  readonly createdAt: number;
  readonly disabledAt: number | null;
};

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

const subjectOf = ({ externalSubject }: Pick<Described, 'externalSubject'>, id: string): string =>
  externalSubject === undefined ? `id:${id}` : `sub:${externalSubject}`;

/** Accounts as documents say of them; the grants of the same text are read once. */
const accountReader = () => {
  const grantsOf = grantReader();
  return ({ id, kind, login, label, grants, demo, disabledAt, subject }: AccountDocument): Account => ({
    id,
    kind,
    login,
    label,
    grants: grantsOf(grants),
    demo: demo === 1,
    disabled: disabledAt !== null,
    ...(subject.startsWith('sub:') && { externalSubject: subject.slice('sub:'.length) }),
  });
};

/** What someone is given when an account is made for them. */
const newAccounts = (documents: Documents, clock: Clock): Pick<Accounts, 'create' | 'createMachineClient'> => {
  const stored = documents.of<AccountDocument>('accounts');
  const add = async (
    given: Pick<AccountDocument, 'id' | 'login' | 'kind' | 'secret'>,
    { label, grants, demo = false, externalSubject }: Described,
  ): Promise<Refused<AccountRefusal> | undefined> => {
    const subject = subjectOf({ ...(externalSubject !== undefined && { externalSubject }) }, given.id);
    const rest = { grants: JSON.stringify(grants), demo: demo ? 1 : 0, createdAt: clock.now(), disabledAt: null };
    if (await stored.insert({ ...given, label, subject, ...rest })) return undefined;
    const other = externalSubject !== undefined && (await stored.find({ subject })).length > 0;
    const named = (await stored.find({ login: given.login })).length > 0;
    return refuse(other && !named ? 'external-subject-taken' : 'login-taken');
  };
  return {
    create: async (wanted) => {
      const login = normalizedLogin(wanted.login);
      const { password } = wanted;
      if (!loginForm.test(login)) return refuse('login-invalid');
      const flaw = flawOfDescription(wanted) ?? (password === undefined ? undefined : flawOfPassword(password));
      if (flaw) return refuse(flaw);
      const secret = password === undefined ? null : await hashPassword(password);
      const id = randomUUID();
      return (await add({ id, login, kind: 'person', secret }, wanted)) ?? { id };
    },
    createMachineClient: async (wanted) => {
      const { clientId = randomUUID(), secret = randomSecret() } = wanted;
      if (!loginForm.test(clientId) || reservedClientIds.has(clientId)) return refuse('login-invalid');
      if (secret.length < secretMinimumLength) return refuse('secret-too-short');
      const flaw = flawOfDescription(wanted);
      if (flaw) return refuse(flaw);
      const machine = { id: clientId, login: clientId, kind: 'machine', secret: hashOfSecret(secret) } as const;
      return (await add(machine, wanted)) ?? { clientId, secret };
    },
  };
};

export const accountStore = (documents: Documents, clock: Clock): Accounts => {
  const stored = documents.of<AccountDocument>('accounts');
  const sessions = documents.of<SessionDocument>('web-sessions');
  const records = documents.of<RecordDocument>('provider-records');
  const read = accountReader();
  const live = (found: AccountDocument | undefined): Account | undefined =>
    found && found.disabledAt === null ? read(found) : undefined;
  const oneBy = async (where: Partial<AccountDocument>) => (await stored.find(where))[0];
  const change = async (id: string, fields: Partial<AccountDocument>): Promise<Changed> =>
    (await stored.change(id, fields)) ? { kind: 'changed' } : refuse('account-unknown');
  /** Also what the provider remembers of them, or a browser could sign in again without the new password. */
  const endSessions = async (id: string): Promise<void> => {
    await sessions.remove({ account: id });
    await records.remove({ account: id });
  };

  return {
    ...newAccounts(documents, clock),
    setPassword: async (id, password) => {
      const flaw = flawOfPassword(password);
      if (flaw) return refuse(flaw);
      const secret = await hashPassword(password);
      if ((await stored.get(id))?.kind !== 'person') return refuse('account-unknown');
      // In this order: nobody begins with the old one what is about to be ended.
      const changed = await change(id, { secret });
      await endSessions(id);
      return changed;
    },
    setGrants: async (id, grants) =>
      parseGrants(grants) ? change(id, { grants: JSON.stringify(grants) }) : refuse('grants-invalid'),
    disable: async (id) => {
      const changed = await change(id, { disabledAt: clock.now() });
      await endSessions(id);
      return changed;
    },
    enable: (id) => change(id, { disabledAt: null }),
    list: async () => (await stored.find({})).map(read).sort((a, b) => (a.login < b.login ? -1 : 1)),
    removeDemo: async () => {
      const demo = await stored.find({ demo: 1 });
      for (const { id } of demo) {
        await stored.remove({ id });
        await endSessions(id);
      }
      return demo.length;
    },
    withPassword: async (login, password) => {
      const found = await oneBy({ login: normalizedLogin(login) });
      const person = found?.kind === 'person' ? found : undefined;
      const fits = await passwordFits(password, person?.secret ?? undefined);
      // Read again: the account may have been disabled while the hash was computed.
      return fits && person ? live(await stored.get(person.id)) : undefined;
    },
    live: async (id) => live(await stored.get(id)),
    liveByExternalSubject: async (subject) =>
      live(await oneBy({ subject: subjectOf({ externalSubject: subject }, '') })),
    secretOfMachine: async (clientId) => {
      const found = await stored.get(clientId);
      return found?.kind === 'machine' && found.disabledAt === null ? (found.secret ?? undefined) : undefined;
    },
    byLogin: async (login) => {
      const found = await oneBy({ login: normalizedLogin(login) });
      return found && read(found);
    },
  };
};

/** The product's own clients at the built-in provider: the web app, and the shell of a person (device flow). */
export const webClientId = 'csp-web';
export const shellClientId = 'csp-shell';
const reservedClientIds = new Set([webClientId, shellClientId]);
