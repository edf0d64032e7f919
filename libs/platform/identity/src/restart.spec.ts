import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseSync } from '@photostructure/sqlite';
import { openIdentityStore } from './store.ts';
import { createOfficer, movableClock, newDataDir, officer, startSite } from './testing/site.ts';
import { visitor } from './testing/visitor.ts';

describe('a restart', () => {
  it('keeps accounts, sessions, keys and what the provider remembers', async () => {
    const before = await startSite();
    const id = await createOfficer(before);
    const browser = visitor(before.url);
    await browser.signIn(officer.login, officer.password);
    const halfway = visitor(before.url);
    const form = await halfway.follow('/sign-in?return=/page');
    const made = await before.identity.accounts.createPersonalToken(id);
    await before.close();

    const after = await startSite({ dataDir: before.dataDir, publicUrl: before.url });
    for (const one of [browser, halfway]) one.moved(after.address);
    expect(await browser.session()).toMatchObject({ signedIn: true, label: officer.label });
    if ('refused' in made) throw new Error(made.refused);
    expect(await after.identity.principalOfToken(made.token)).toMatchObject({ id });
    const { login, password } = officer;
    expect((await halfway.submit(form, { login, password })).url).toBe(`${after.url}/page`);
    await after.close();
  });
});

describe('a backup', () => {
  it('taken in use is whole, is the owner’s alone, and starts as it is', async () => {
    const site = await startSite();
    const id = await createOfficer(site);
    const dataDir = newDataDir();
    await site.identity.backup(join(dataDir, 'identity.db'));
    expect(statSync(join(dataDir, 'identity.db')).mode & 0o077).toBe(0);
    const restored = await startSite({ dataDir, publicUrl: site.url });
    const browser = visitor(site.url, restored.address);
    await browser.signIn(officer.login, officer.password);
    expect(await browser.who()).toMatchObject({ id });
    await restored.close();
    await site.close();
  });
});

describe('the file', () => {
  it('belongs to its owner alone, writes through to the disk, and holds no password, secret or session id', async () => {
    const site = await startSite();
    await createOfficer(site);
    const made = site.identity.accounts.createMachineClient({ label: 'Desk', grants: [] });
    if ('refused' in made) throw new Error(made.refused);
    const browser = visitor(site.url);
    await browser.signIn(officer.login, officer.password);
    const session = browser.cookies.get('__Host-csp')?.value ?? '';
    expect(session).toHaveLength(43);
    for (const name of ['identity.db', 'identity.db-wal', 'identity.db-shm']) {
      expect(statSync(join(site.dataDir, name)).mode & 0o077).toBe(0);
    }
    const database = new DatabaseSync(join(site.dataDir, 'identity.db'));
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[];
    const everything = tables.map(({ name }) => JSON.stringify(database.prepare(`SELECT * FROM ${name}`).all())).join();
    database.close();
    expect(everything).toContain(officer.login);
    for (const secret of [officer.password, made.secret, session]) expect(everything).not.toContain(secret);
    await site.close();
  });

  it('is opened with every commit on disk before it is answered', () => {
    const store = openIdentityStore(newDataDir(), movableClock());
    expect(store.database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(store.database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    store.close();
  });

  it('forgets what has expired', async () => {
    const clock = movableClock();
    const store = openIdentityStore(newDataDir(), clock);
    const records = store.records.of('Session');
    await records.upsert('a', { uid: 'u' }, 60);
    await records.upsert('b', { uid: 'v' });
    store.sessions.startFlow('browser', '/');
    clock.advance(31);
    store.tidy();
    const count = (table: string) => store.database.prepare(`SELECT count(*) AS rows FROM ${table}`).get();
    expect(count('provider_records')).toEqual({ rows: 1 });
    expect(count('sign_in_flows')).toEqual({ rows: 0 });
    store.close();
  });

  it('from a later release is not touched', () => {
    const dataDir = newDataDir();
    const store = openIdentityStore(dataDir, movableClock());
    store.database.exec('PRAGMA user_version = 2');
    store.close();
    expect(() => openIdentityStore(dataDir, movableClock())).toThrow(/later release/);
  });
});

describe('records of the provider', () => {
  it('are found by id, uid and user code until they expire, and go with their grant', async () => {
    const clock = movableClock();
    const store = openIdentityStore(newDataDir(), clock);
    const codes = store.records.of('DeviceCode');
    await codes.upsert('one', { userCode: 'BCDF', grantId: 'g' }, 60);
    await codes.upsert('two', { uid: 'u', grantId: 'g' }, 600);
    expect(await codes.find('one')).toEqual({ userCode: 'BCDF', grantId: 'g' });
    expect(await codes.findByUserCode('BCDF')).toEqual({ userCode: 'BCDF', grantId: 'g' });
    expect(await codes.findByUid('u')).toEqual({ uid: 'u', grantId: 'g' });
    expect(await store.records.of('Session').find('one')).toBeUndefined();
    clock.advance(2);
    expect(await codes.find('one')).toBeUndefined();
    expect(await codes.findByUserCode('BCDF')).toBeUndefined();
    await codes.consume('two');
    expect(await codes.find('two')).toMatchObject({ consumed: Math.floor(clock.now() / 1_000) });
    await codes.revokeByGrantId('g');
    expect(await codes.find('two')).toBeUndefined();
    await codes.upsert('three', {}, 60);
    await codes.destroy('three');
    expect(await codes.find('three')).toBeUndefined();
    store.close();
  });
});
