import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TenantId } from '@csp/kernel';
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import type { FileKind } from './examined.ts';
import type { Files } from './files.ts';

/** Beside the tenant's log, but a file of its own: a log that is copied often doesn't carry every attachment with it. */
export const filesOf = (dataDir: string, tenant: TenantId): string => join(dataDir, 'tenants', tenant, 'files.db');

const schema = `CREATE TABLE IF NOT EXISTS files (
  owner TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (owner, digest)) STRICT`;

interface Row {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

const open = (file: string): DatabaseSyncInstance => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 5_000 });
  // An event that names a file must not outlive it: on disk before it is answered.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`);
  return database;
};

/** `<dataDir>/tenants/<tenant>/files.db`, made with the first file of each. */
export const sqliteFiles = (dataDir: string): Files => {
  const databases = new Map<TenantId, DatabaseSyncInstance>();
  const databaseOf = (tenant: TenantId): DatabaseSyncInstance => {
    const database = databases.get(tenant) ?? open(filesOf(dataDir, tenant));
    databases.set(tenant, database);
    return database;
  };
  return {
    put: async (tenant, owner, { digest, kind, bytes }) =>
      void databaseOf(tenant)
        .prepare('INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)')
        .run(owner, digest, kind, bytes),
    get: async (tenant, owner, digest) => {
      const sql = 'SELECT kind, bytes FROM files WHERE owner = ? AND digest = ?';
      const row = databaseOf(tenant).prepare(sql).get(owner, digest) as Row | undefined;
      return row && { digest, kind: row.kind, bytes: row.bytes };
    },
    close: async () => {
      for (const database of databases.values()) database.close();
      databases.clear();
    },
  };
};

/** A copy of a tenant's files while they are in use. */
export const backupFiles = async (dataDir: string, tenant: TenantId, copy: string): Promise<void> => {
  const database = open(filesOf(dataDir, tenant));
  await backup(database, copy);
  database.close();
};
