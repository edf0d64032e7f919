import { mkdirSync } from 'node:fs';
import Fastify from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DemoAccountsInProduction, type DemoAccount } from './demo.ts';
import { createIdentity } from './identity.ts';
import { sqliteDocuments } from './sqlite-documents.ts';
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
    documents: sqliteDocuments(dataDir),
    publicUrl: 'http://localhost:3000',
    clock: movableClock(),
    ...(production === undefined ? {} : { production }),
  });

describe('demonstration accounts', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are created once; a repeat updates grants and leaves everything else alone', async () => {
    const identity = open(newDataDir());
    expect(await identity.accounts.seed(demo)).toEqual({ created: 2 });
    const before = await identity.accounts.list();
    expect(before.every((account) => account.demo)).toBe(true);
    const changed = demo.map((account) => ({ ...account, grants: [] }));
    expect(await identity.accounts.seed(changed)).toEqual({ created: 0 });
    expect((await identity.accounts.list()).map(({ id, grants }) => ({ id, grants }))).toEqual(
      before.map(({ id }) => ({ id, grants: [] })),
    );
    await identity.close();
  });

  it('never change a real account of the same name', async () => {
    const identity = open(newDataDir());
    await identity.accounts.create({ login: 'demo.cambridge', password: 'a real password', label: 'Real', grants: [] });
    await identity.accounts.seed(demo.slice(0, 1));
    expect(await identity.accounts.byLogin('demo.cambridge')).toMatchObject({ label: 'Real', grants: [], demo: false });
    await identity.close();
  });

  it.each([0, 1])(
    'stop a production start with a sentence that names them, also as NODE_ENV says so (%i)',
    async (index) => {
      const dataDir = newDataDir();
      const before = open(dataDir);
      await before.accounts.seed(demo.slice(index, index + 1));
      await before.assertNoDemoAccounts();
      await before.close();

      vi.stubEnv('NODE_ENV', 'production');
      const identity = open(dataDir);
      await expect(identity.assertNoDemoAccounts()).rejects.toThrow(DemoAccountsInProduction);
      await expect(identity.assertNoDemoAccounts()).rejects.toThrow(/demo[.-]/);
      const app = Fastify();
      await expect(app.register(identity.plugin).ready()).rejects.toThrow(DemoAccountsInProduction);
      expect(await identity.accounts.removeDemo()).toBe(1);
      await identity.assertNoDemoAccounts();
      await identity.close();
    },
  );

  it('stop it even when they are disabled: enabling them is one command', async () => {
    const dataDir = newDataDir();
    const before = open(dataDir);
    await before.accounts.seed(demo.slice(1));
    await before.accounts.disable('demo-police');
    await before.close();
    const identity = open(dataDir, true);
    await expect(identity.assertNoDemoAccounts()).rejects.toThrow(DemoAccountsInProduction);
    await identity.close();
  });

  it('are not created in production', async () => {
    const identity = open(newDataDir(), true);
    await expect(identity.accounts.seed(demo)).rejects.toThrow(DemoAccountsInProduction);
    expect(await identity.accounts.list()).toEqual([]);
    await identity.assertNoDemoAccounts();
    await identity.close();
  });

  it('say what is wrong with their list', async () => {
    const identity = open(newDataDir());
    const short = [{ kind: 'person', login: 'demo', password: 'short', label: 'Officer', grants: [] }] as const;
    await expect(identity.accounts.seed(short)).rejects.toThrow(/"demo" was refused: password-too-short/);
    await identity.close();
  });
});

describe('a data folder', () => {
  it('is made when it is not there', async () => {
    const dataDir = `${newDataDir()}/deeper/still`;
    await open(dataDir).close();
    expect(() => mkdirSync(dataDir)).toThrow(/EEXIST/);
  });
});
