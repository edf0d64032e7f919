import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseSync } from '@photostructure/sqlite';
import { hashOfSecret, hashPassword } from './passwords.ts';
import { sqliteDocuments, type SqliteDocuments } from './sqlite-documents.ts';
import { identityStore } from './store.ts';
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
    await (site.documents as SqliteDocuments).backup(join(dataDir, 'identity.db'));
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
    const made = await site.identity.accounts.createMachineClient({ label: 'Desk', grants: [] });
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

  it('is opened with every commit on disk before it is answered', async () => {
    const { database, close } = sqliteDocuments(newDataDir());
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await close();
  });

  it('from a later release is not touched', async () => {
    const dataDir = newDataDir();
    const { database, close } = sqliteDocuments(dataDir);
    database.exec('PRAGMA user_version = 3');
    await close();
    expect(() => sqliteDocuments(dataDir)).toThrow(/later release/);
  });

  it('of the first release keeps its accounts, sessions, keys and secrets', async () => {
    const dataDir = newDataDir();
    const now = Date.now();
    const before = new DatabaseSync(join(dataDir, 'identity.db'));
    before.exec(firstLayout);
    const insert = (sql: string, ...values: (string | number | null)[]) => before.prepare(sql).run(...values);
    const grants = JSON.stringify(officer.grants);
    const accounts = 'INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
    insert(accounts, 'a', 'person', 'one', 'One', await hashPassword(officer.password), null, grants, 0, now, null);
    insert(accounts, 'b', 'person', 'two', 'Two', null, 'subject', '[]', 1, now, now);
    insert('INSERT INTO web_sessions VALUES (?, ?, ?, ?)', hashOfSecret('session'), 'a', now, now + 60_000);
    insert('INSERT INTO signing_keys VALUES (?, ?, ?, ?, ?)', 'old', '{"kid":"old"}', 1, now - 9, now);
    insert('INSERT INTO signing_keys VALUES (?, ?, ?, ?, ?)', 'new', '{"kid":"new"}', 2, now, null);
    insert('INSERT INTO secrets VALUES (?, ?)', 'sign-in-form', 'kept');
    before.close();

    const documents = sqliteDocuments(dataDir);
    const store = identityStore(documents, movableClock());
    expect(await store.accounts.withPassword('one', officer.password)).toMatchObject({
      id: 'a',
      grants: officer.grants,
    });
    expect(await store.accounts.byLogin('two')).toMatchObject({
      externalSubject: 'subject',
      demo: true,
      disabled: true,
    });
    expect(await store.accounts.liveByExternalSubject('subject')).toBeUndefined();
    expect(await store.sessions.find('session')).toMatchObject({ account: { id: 'a' }, expiresAt: now + 60_000 });
    expect((await store.keys.all()).map(({ kid }) => kid)).toEqual(['new', 'old']);
    expect(await store.kept('sign-in-form', () => 'another')).toBe('kept');
    await documents.close();
  });
});

/** As the first release made it. */
const firstLayout = `
CREATE TABLE accounts (id TEXT PRIMARY KEY, kind TEXT NOT NULL, login TEXT NOT NULL UNIQUE, label TEXT NOT NULL, secret TEXT,
  external_subject TEXT UNIQUE, grants TEXT NOT NULL, demo INTEGER NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER) STRICT;
CREATE TABLE web_sessions (id_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE sign_in_flows (state_hash TEXT PRIMARY KEY) STRICT;
CREATE TABLE provider_records (model TEXT NOT NULL) STRICT;
CREATE TABLE signing_keys (kid TEXT PRIMARY KEY, jwk TEXT NOT NULL, sequence INTEGER NOT NULL UNIQUE,
  created_at INTEGER NOT NULL, superseded_at INTEGER) STRICT;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
PRAGMA user_version = 1`;
