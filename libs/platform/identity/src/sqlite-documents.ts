import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { kinds, type Collection, type Document, type Documents, type Kind } from './documents.ts';
import { fromFirstLayout } from './first-layout.ts';

export type Database = DatabaseSyncInstance;

/** The one file of this library inside a data folder. It holds password hashes and signing keys: back it up as a secret. */
const identityFile = 'identity.db';
const layout = 2;

export interface SqliteDocuments extends Documents {
  readonly database: Database;
  /** A copy while in use, readable by its owner only. */
  backup(file: string): Promise<void>;
}

const fieldOf = (name: string): string => `json_extract(content, '$.${name}')`;

/** An index is used by a question that names its kind in the same words. */
const schema = [
  `CREATE TABLE documents (kind TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL, expires_at INTEGER, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX documents_by_end ON documents (kind, expires_at) WHERE expires_at IS NOT NULL`,
  ...Object.entries(kinds).flatMap(([kind, { unique, indexed }]) =>
    [...unique, ...indexed].map(
      (field) =>
        `CREATE ${(unique as readonly string[]).includes(field) ? 'UNIQUE ' : ''}INDEX "${kind}.${field}" ON documents (${fieldOf(field)}) WHERE kind = '${kind}'`,
    ),
  ),
].join(';');

const createPrivateFile = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
};

const open = (dataDir: string): Database => {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, identityFile);
  // SQLite gives its -wal and -shm files the mode of the main file, so that one must be right before it opens it.
  createPrivateFile(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  // FULL is said explicitly: a removed grant that comes back after a power cut would be a hole.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  database.exec('BEGIN IMMEDIATE');
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version < layout) database.exec(schema);
  if (version === 1) database.exec(fromFirstLayout);
  if (version < layout) database.exec(`PRAGMA user_version = ${layout}`);
  database.exec('COMMIT');
  if (version > layout)
    throw new Error(`${identityFile} was written by a later release of this software (layout ${version}).`);
  return database;
};

const isTaken = (error: unknown): boolean => /UNIQUE constraint failed/.test((error as Error).message);

const collection = <T extends Document>(database: Database, kind: Kind): Collection<T> => {
  const statements = new Map<string, ReturnType<Database['prepare']>>();
  const statement = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const where = (fields: readonly string[]): string =>
    [`kind = '${kind}'`, ...fields.map((name) => `${name === 'id' ? 'id' : fieldOf(name)} = ?`)].join(' AND ');
  const read = (row: unknown): T => JSON.parse((row as { content: string }).content) as T;
  const write = (verb: string, document: T) =>
    statement(`${verb} INTO documents VALUES ('${kind}', ?, ?, ?)`).run(
      document.id,
      JSON.stringify(document),
      document.expiresAt ?? null,
    );
  // `async` although nothing here waits: a failure is a rejection, as it is where something does.
  return {
    get: async (id) => {
      const row = statement(`SELECT content FROM documents WHERE ${where(['id'])}`).get(id);
      return row && read(row);
    },
    find: async (wanted) =>
      statement(`SELECT content FROM documents WHERE ${where(Object.keys(wanted))}`)
        .all(...(Object.values(wanted) as string[]))
        .map(read),
    insert: async (document) => {
      try {
        write('INSERT', document);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    put: async (document) => void write('INSERT OR REPLACE', document),
    change: async (id, fields) => {
      const places = Object.keys(fields).map((name) => `'$.${name}', ?`);
      const sql = `UPDATE documents SET content = json_set(content, ${places.join(', ')}) WHERE ${where(['id'])}`;
      return statement(sql).run(...(Object.values(fields) as string[]), id).changes === 1;
    },
    remove: async (wanted) =>
      Number(
        statement(`DELETE FROM documents WHERE ${where(Object.keys(wanted))}`).run(
          ...(Object.values(wanted) as string[]),
        ).changes,
      ),
    removeExpired: async (now) =>
      void statement(`DELETE FROM documents WHERE ${where([])} AND expires_at <= ?`).run(now),
  };
};

/** `<dataDir>/identity.db`, readable by its owner only; made at the first start. Several processes of one machine may have it open. */
export const sqliteDocuments = (dataDir: string): SqliteDocuments => {
  const database = open(dataDir);
  return {
    database,
    of: (kind) => collection(database, kind),
    reached: async () => true,
    backup: async (file) => {
      createPrivateFile(file);
      await backup(database, file);
    },
    close: async () => database.close(),
  };
};
