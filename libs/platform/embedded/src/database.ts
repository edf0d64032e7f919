import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

export type Statement = StatementSyncInstance;

export interface Database {
  exec(sql: string): void;
  /** Prepared once per text. */
  prepare(sql: string): Statement;
  /** Runs inside one transaction; a throw rolls it back. */
  transaction<T>(work: () => T): T;
  readonly handle: DatabaseSyncInstance;
  close(): void;
}

/** `full`: on disk before COMMIT returns. `normal`: never corrupt, but the last commits may be gone after a power cut. */
export type Durability = 'full' | 'normal';

/** Opens or makes a database file in WAL mode. Drivers differ in what they default to, so durability is set and read back. */
export const openDatabase = (file: string, durability: Durability): Database => {
  const handle = new DatabaseSync(file, { timeout: 5_000 });
  // Copying the write-ahead log into the file costs two syncs: less often than by default, and still bounded (16 MiB).
  handle.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability}; PRAGMA wal_autocheckpoint = 4000`);
  const level = Object.values(handle.prepare('PRAGMA synchronous').get() as Record<string, unknown>)[0];
  if (level !== (durability === 'full' ? 2 : 1)) throw new Error(`SQLite would not set synchronous=${durability}.`);
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = handle.prepare(sql)));
    return statement;
  };
  return {
    handle,
    prepare,
    exec: (sql) => handle.exec(sql),
    transaction: (work) => {
      prepare('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        // After some errors SQLite has rolled back by itself.
        if (handle.isTransaction) prepare('ROLLBACK').run();
        throw error;
      }
    },
    close: () => {
      statements.clear();
      handle.close();
    },
  };
};
