import { isRefusal } from './refusal.ts';
import type { AccountRefusal, Accounts, NewAccount, NewMachineClient } from './accounts.ts';

/** A demonstration account: a person with a password, or an agency's machine client with a secret. */
export type DemoAccount =
  | ({ readonly kind: 'person'; readonly password: string } & Omit<NewAccount, 'demo' | 'password'>)
  | ({ readonly kind: 'machine'; readonly clientId: string; readonly secret: string } & Omit<
      NewMachineClient,
      'demo' | 'clientId' | 'secret'
    >);

/** Their passwords are printed for everyone to read, so a production start ends with this. */
export class DemoAccountsInProduction extends Error {
  override readonly name = 'DemoAccountsInProduction';
}

/** The list of demonstration accounts has a flaw, so nothing may be shown with it. */
export class DemoAccountRefused extends Error {
  override readonly name = 'DemoAccountRefused';
  constructor(login: string, code: AccountRefusal) {
    super(`The demonstration account "${login}" was refused: ${code}.`);
  }
}

/** Does nothing outside production. */
export const assertNoDemoAccounts = async (accounts: Accounts, production: boolean): Promise<void> => {
  const demo = production ? (await accounts.list()).filter((account) => account.demo) : [];
  if (demo.length === 0) return;
  throw new DemoAccountsInProduction(
    `This is a production start, and ${demo.length} demonstration account(s) with published passwords exist ` +
      `(${demo.map(({ login }) => login).join(', ')}). Remove them, or start with other data.`,
  );
};

/**
 * Creates the demonstration accounts that are not there yet; brings the grants of the others up to date and leaves
 * everything else of them alone. An account that isn't a demonstration account is never touched. Repeating it changes nothing.
 */
export const seedAccounts = async (
  accounts: Accounts,
  wanted: readonly DemoAccount[],
  production: boolean,
): Promise<{ readonly created: number }> => {
  if (production) {
    throw new DemoAccountsInProduction(
      'Demonstration accounts are not created in production: their passwords are published.',
    );
  }
  const outcomes = await Promise.all(wanted.map((account) => seedOne(accounts, account)));
  return { created: outcomes.filter((created) => created).length };
};

const seedOne = async (accounts: Accounts, wanted: DemoAccount): Promise<boolean> => {
  const login = wanted.kind === 'person' ? wanted.login : wanted.clientId;
  const existing = await accounts.byLogin(login);
  if (existing) {
    if (existing.demo) await accounts.setGrants(existing.id, wanted.grants);
    return false;
  }
  const { kind: _kind, ...described } = wanted;
  const created =
    'password' in described
      ? await accounts.create({ ...described, demo: true })
      : await accounts.createMachineClient({ ...described, demo: true });
  if (!isRefusal(created)) return true;
  // Another process, begun at the same moment, was first.
  if (created.refused === 'login-taken') return false;
  throw new DemoAccountRefused(login, created.refused);
};
