import { basename } from 'node:path';
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

/** The disk didn't do what it was asked to, or the file is none of ours. `errcode`: SQLite's, where it says more. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
  readonly errcode: number | undefined;

  constructor(what: string, cause: unknown) {
    super(`${what}: ${(cause as Error).message}`, { cause });
    this.errcode = (cause as { errcode?: number }).errcode;
  }
}

/** Gives a failure of SQLite or of the file system a name; what has a name of its own keeps it. */
export const storing = <T>(what: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const failed =
      error instanceof Error && error.name === 'Error' && typeof (error as { code?: unknown }).code === 'string';
    throw failed ? new StorageFailed(what, error) : error;
  }
};

/** `full`: on disk before COMMIT returns. `normal`: never corrupt, but the last commits may be gone after a power cut. */
export type Durability = 'full' | 'normal';

/** Opens or makes a database file in WAL mode. Drivers differ in what they default to, so durability is set and read back. */
export const openDatabase = (file: string, durability: Durability): Database =>
  storing(basename(file), () => {
    const handle = new DatabaseSync(file, { timeout: 5_000 });
    try {
      // Copying the write-ahead log into the file costs two syncs: less often than by default, and still bounded (16 MiB).
      handle.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability}; PRAGMA wal_autocheckpoint = 4000`);
      const [level] = readColumn(handle, 'synchronous', 'pragma_synchronous');
      if (level !== (durability === 'full' ? 2 : 1)) throw new Error(`SQLite would not set synchronous=${durability}.`);
    } catch (error) {
      handle.close();
      throw error;
    }
    return databaseOver(handle, basename(file));
  });

const databaseOver = (handle: DatabaseSyncInstance, name: string): Database => {
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = storing(name, () => handle.prepare(sql))));
    return statement;
  };
  const transaction = <T>(work: () => T): T => {
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
  };
  return {
    handle,
    prepare,
    exec: (sql) => storing(name, () => handle.exec(sql)),
    transaction: (work) => storing(name, () => transaction(work)),
    close: () => {
      statements.clear();
      try {
        // The driver can't finalize statements, so that SQLite itself only does this when they have been collected.
        storing(name, () => handle.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
      } finally {
        handle.close();
      }
    },
  };
};

/** A column without a prepared statement: a connection that has prepared none is really closed when it is closed. */
export const readColumn = (handle: DatabaseSyncInstance, column: string, from: string): unknown[] => {
  const values: unknown[] = [];
  handle.function('see', (value: unknown) => void values.push(value));
  handle.exec(`SELECT see(${column}) FROM ${from}`);
  return values;
};
