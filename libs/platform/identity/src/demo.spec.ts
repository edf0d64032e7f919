import { mkdirSync } from 'node:fs';
import Fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DemoAccountsInProduction, type DemoAccount } from './demo.ts';
import { createIdentity } from './identity.ts';
import { movableClock, newDataDir, policeDesk, supportOfficer } from './testing/site.ts';

const secret = 'demonstration-secret-of-the-police-desk';
const demo: readonly DemoAccount[] = [
  {
    kind: 'person',
    login: 'demo.cambridge',
    password: 'demo-cambridge-2020',
    label: 'Support officer',
    grants: [supportOfficer],
  },
  { kind: 'machine', clientId: 'demo-police', secret, label: 'Desk, constabulary', grants: [policeDesk] },
];
const open = (dataDir: string, production?: boolean) =>
  createIdentity({
    dataDir,
    publicUrl: 'http://localhost:3000',
    clock: movableClock(),
    ...(production === undefined ? {} : { production }),
  });

describe('demonstration accounts', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are created once; a repeat updates grants and leaves everything else alone', async () => {
    const identity = open(newDataDir());
    expect(await identity.accounts.seed(demo)).toEqual({ created: 2 });
    const before = identity.accounts.list();
    expect(before.every((account) => account.demo)).toBe(true);
    const changed = demo.map((account) => ({ ...account, grants: [] }));
    expect(await identity.accounts.seed(changed)).toEqual({ created: 0 });
    expect(identity.accounts.list().map(({ id, grants }) => ({ id, grants }))).toEqual(
      before.map(({ id }) => ({ id, grants: [] })),
    );
    identity.close();
  });

  it('never change a real account of the same name', async () => {
    const identity = open(newDataDir());
    await identity.accounts.create({ login: 'demo.cambridge', password: 'a real password', label: 'Real', grants: [] });
    await identity.accounts.seed(demo.slice(0, 1));
    expect(identity.accounts.byLogin('demo.cambridge')).toMatchObject({ label: 'Real', grants: [], demo: false });
    identity.close();
  });

  it.each([0, 1])(
    'stop a production start with a sentence that names them, also as NODE_ENV says so (%i)',
    async (index) => {
      const dataDir = newDataDir();
      const before = open(dataDir);
      await before.accounts.seed(demo.slice(index, index + 1));
      before.assertNoDemoAccounts();
      before.close();

      vi.stubEnv('NODE_ENV', 'production');
      const identity = open(dataDir);
      expect(() => identity.assertNoDemoAccounts()).toThrow(DemoAccountsInProduction);
      expect(() => identity.assertNoDemoAccounts()).toThrow(/demo[.-]/);
      const app = Fastify();
      await expect(app.register(identity.plugin).ready()).rejects.toThrow(DemoAccountsInProduction);
      expect(identity.accounts.removeDemo()).toBe(1);
      identity.assertNoDemoAccounts();
      identity.close();
    },
  );

  it('stop it even when they are disabled: enabling them is one command', async () => {
    const dataDir = newDataDir();
    const before = open(dataDir);
    await before.accounts.seed(demo.slice(1));
    before.accounts.disable('demo-police');
    before.close();
    const identity = open(dataDir, true);
    expect(() => identity.assertNoDemoAccounts()).toThrow(DemoAccountsInProduction);
    identity.close();
  });

  it('are not created in production', async () => {
    const identity = open(newDataDir(), true);
    await expect(identity.accounts.seed(demo)).rejects.toThrow(DemoAccountsInProduction);
    expect(identity.accounts.list()).toEqual([]);
    identity.assertNoDemoAccounts();
    identity.close();
  });

  it('say what is wrong with their list', async () => {
    const identity = open(newDataDir());
    const short = [{ kind: 'person', login: 'demo', password: 'short', label: 'Officer', grants: [] }] as const;
    await expect(identity.accounts.seed(short)).rejects.toThrow(/"demo" was refused: password-too-short/);
    identity.close();
  });
});

describe('a data folder', () => {
  it('is made when it is not there', () => {
    const dataDir = `${newDataDir()}/deeper/still`;
    open(dataDir).close();
    expect(() => mkdirSync(dataDir)).toThrow(/EEXIST/);
  });
});
