import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

/** The one file of this library inside a data folder. It holds password hashes and signing keys: back it up as a secret. */
export const identityFile = 'identity.db';

const schema = `
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'machine')),
  login TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  secret TEXT,
  external_subject TEXT UNIQUE,
  grants TEXT NOT NULL,
  demo INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE web_sessions (
  id_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX web_sessions_of_account ON web_sessions (account_id);
CREATE INDEX web_sessions_by_end ON web_sessions (expires_at);
CREATE TABLE sign_in_flows (
  state_hash TEXT PRIMARY KEY,
  browser_hash TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  return_path TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_flows_by_end ON sign_in_flows (expires_at);
CREATE TABLE provider_records (
  model TEXT NOT NULL,
  id TEXT NOT NULL,
  payload TEXT NOT NULL,
  grant_id TEXT,
  user_code TEXT,
  uid TEXT,
  expires_at INTEGER,
  PRIMARY KEY (model, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_records_of_grant ON provider_records (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX provider_records_by_user_code ON provider_records (user_code) WHERE user_code IS NOT NULL;
CREATE INDEX provider_records_by_uid ON provider_records (uid) WHERE uid IS NOT NULL;
CREATE INDEX provider_records_by_end ON provider_records (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE signing_keys (
  kid TEXT PRIMARY KEY,
  jwk TEXT NOT NULL,
  sequence INTEGER NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  superseded_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
`;

export const createPrivateFile = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
};

/** Opens, and at the first start creates, `<dataDir>/identity.db`, readable by its owner only. */
export const openDatabase = (dataDir: string): Database => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, identityFile);
  // SQLite gives its -wal and -shm files the mode of the main file, so that one must be right before it opens it.
  createPrivateFile(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  // FULL is said explicitly: a removed grant that comes back after a power cut would be a hole.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec('PRAGMA secure_delete = ON');
  database.exec('BEGIN IMMEDIATE');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === 0) database.exec(schema);
  database.exec('COMMIT');
  if (version > 1)
    throw new Error(`${identityFile} was written by a later release of this software (layout ${version}).`);
  return database;
};

/** All of `work` becomes durable, or none of it. */
export const inTransaction = <Result>(database: Database, work: () => Result): Result => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};
