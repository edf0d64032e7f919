import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseGrants } from './grants.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { sqliteDocuments, type SqliteDocuments } from './sqlite-documents.ts';
import { identityStore, type IdentityStore } from './store.ts';
import { cambridge, movableClock, newDataDir, officer, policeDesk, supportOfficer } from './testing/site.ts';

let documents: SqliteDocuments;
let store: IdentityStore;
beforeAll(() => {
  documents = sqliteDocuments(newDataDir());
  store = identityStore(documents, movableClock());
});
afterAll(() => documents.close());

describe('creating an account', () => {
  it('gives it an id that says nothing', async () => {
    const created = await store.accounts.create({ ...officer, login: 'first' });
    expect(created).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('refuses the login of another, in whatever case', async () => {
    await store.accounts.create({ ...officer, login: 'taken' });
    expect(await store.accounts.create({ ...officer, login: ' TAKEN ' })).toEqual({ refused: 'login-taken' });
  });

  it('lets one of two at the same time have a login', async () => {
    const both = await Promise.all([1, 2].map(() => store.accounts.create({ ...officer, login: 'wanted' })));
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'login-taken' }]);
  });

  it.each([
    [{ login: '' }, 'login-invalid'],
    [{ login: 'with space' }, 'login-invalid'],
    [{ login: "o'brien" }, 'login-invalid'],
    [{ login: 'a\u202eb' }, 'login-invalid'],
    [{ login: 'x'.repeat(101) }, 'login-invalid'],
    [{ label: '' }, 'label-invalid'],
    [{ label: 'Officer\u0000' }, 'label-invalid'],
    [{ label: 'x'.repeat(121) }, 'label-invalid'],
    [{ password: 'eleven char' }, 'password-too-short'],
    [{ password: '\u{1F600}'.repeat(11) }, 'password-too-short'],
    [{ password: 'x'.repeat(501) }, 'password-too-long'],
    [{ grants: [{ tenant: cambridge, role: 'administrator' }] }, 'grants-invalid'],
    [{ externalSubject: 'a b' }, 'external-subject-invalid'],
  ])('refuses %j: %s', async (changes, refused) => {
    expect(await store.accounts.create({ ...officer, login: 'new', ...(changes as object) })).toEqual({ refused });
    expect(await store.accounts.byLogin('new')).toBeUndefined();
  });

  it('refuses an external subject that another account has', async () => {
    await store.accounts.create({ ...officer, login: 'external.one', externalSubject: 'abc' });
    const second = await store.accounts.create({ ...officer, login: 'external.two', externalSubject: 'abc' });
    expect(second).toEqual({ refused: 'external-subject-taken' });
  });
});

describe('creating a machine client', () => {
  it('makes id and secret when none are given', async () => {
    const created = await store.accounts.createMachineClient({ label: 'Desk', grants: [policeDesk] });
    expect(created).toEqual({ clientId: expect.any(String), secret: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('refuses secrets that could be guessed, ids that are taken and those of the product itself', async () => {
    const client = { clientId: 'desk', label: 'Desk', grants: [] };
    expect(await store.accounts.createMachineClient({ ...client, secret: 'short' })).toEqual({
      refused: 'secret-too-short',
    });
    expect(await store.accounts.createMachineClient({ ...client, clientId: 'csp-web' })).toEqual({
      refused: 'login-invalid',
    });
    await store.accounts.createMachineClient(client);
    expect(await store.accounts.createMachineClient(client)).toEqual({ refused: 'login-taken' });
  });

  it('never signs in with a password', async () => {
    await store.accounts.createMachineClient({ clientId: 'robot', secret: 's'.repeat(32), label: 'Desk', grants: [] });
    expect(await store.accounts.withPassword('robot', 's'.repeat(32))).toBeUndefined();
    expect(await store.accounts.setPassword('robot', 'a long password')).toEqual({ refused: 'account-unknown' });
  });
});

describe('changing an account that does not exist', () => {
  it('is refused', async () => {
    const refused = { refused: 'account-unknown' };
    expect(await store.accounts.setPassword('nobody', 'a long password')).toEqual(refused);
    expect(await store.accounts.setGrants('nobody', [])).toEqual(refused);
    expect(await store.accounts.disable('nobody')).toEqual(refused);
    expect(await store.accounts.enable('nobody')).toEqual(refused);
  });
});

describe('grants', () => {
  it.each([
    [[supportOfficer], true],
    [[policeDesk], true],
    [[{ tenant: cambridge, role: 'member', agencyId: 'nhs' }], true],
    [[], true],
    [[{ tenant: cambridge, role: 'agency-officer' }], false],
    [[{ tenant: 'Cambridge City', role: 'member' }], false],
    [[{ tenant: { $ne: null }, role: 'member' }], false],
    [[{ tenant: cambridge, role: 'member', extra: true }], false],
    [[{ tenant: cambridge, role: 'agency-officer', agencyId: { $ne: null } }], false],
    [{ 0: supportOfficer }, false],
    [null, false],
  ])('%j: %s', (value, good) => {
    expect(parseGrants(value) !== undefined).toBe(good);
  });
});

describe('a password', () => {
  it('is stored with its salt and parameters, another time otherwise, and fits only itself', async () => {
    const [first, second] = [await hashPassword('correct horse battery'), await hashPassword('correct horse battery')];
    expect(first).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(second).not.toBe(first);
    expect(await passwordFits('correct horse battery', first)).toBe(true);
    expect(await passwordFits('correct horse batter', first)).toBe(false);
    expect(await passwordFits('', first)).toBe(false);
  });

  it('is the same in composed and decomposed characters', async () => {
    expect(await passwordFits('cafe\u0301 au lait!!', await hashPassword('caf\u00e9 au lait!!'))).toBe(true);
  });

  it('never fits where none is stored, and is refused there no faster', async () => {
    const stored = await hashPassword('correct horse battery');
    const time = async (hash: string | undefined): Promise<number> => {
      const begin = performance.now();
      expect(await passwordFits('something else', hash)).toBe(false);
      return performance.now() - begin;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await time(stored));
      unknown.push(await time(undefined));
    }
    // The machine is shared: the fastest of each is what the work itself takes.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
    expect(await passwordFits('', undefined)).toBe(false);
  });
});
