import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** How far each log is: `cambridge-city/meetings` → its last position. */
export type Positions = Readonly<Record<string, number>>;

export interface StoredCommit {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  /** The command id in hexadecimal digits. */
  readonly command: string;
  readonly events: readonly (readonly [type: string, data: Readonly<Record<string, unknown>>])[];
}

const logs = (dataDir: string): readonly string[] => {
  const root = join(dataDir, 'tenants');
  if (!existsSync(root)) return [];
  return readdirSync(root).filter((tenant) => existsSync(join(root, tenant, 'log.db')));
};

const reading = <T>(dataDir: string, tenant: string, read: (database: DatabaseSyncReading) => T): T => {
  const database = new DatabaseSync(join(dataDir, 'tenants', tenant, 'log.db'), { readOnly: true, timeout: 2_000 });
  try {
    return read(database);
  } finally {
    database.close();
  }
};

interface DatabaseSyncReading {
  prepare(sql: string): { all(...values: (string | number)[]): unknown[] };
}

const contexts = (database: DatabaseSyncReading): readonly string[] =>
  (
    database
      .prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'commits\\_%' ESCAPE '\\' AND type = 'table'`)
      .all() as {
      name: string;
    }[]
  ).map(({ name }) => name);

/** Reads the logs as they lie on disk, beside the running product: what it says of itself is not asked. */
export const positionsIn = (dataDir: string): Positions =>
  Object.fromEntries(
    logs(dataDir).flatMap((tenant) =>
      reading(dataDir, tenant, (database) =>
        contexts(database).map((table) => {
          const [{ last }] = database.prepare(`SELECT ifnull(max(position), 0) AS last FROM ${table}`).all() as [
            { last: number },
          ];
          return [`${tenant}/${table.slice('commits_'.length)}`, last] as const;
        }),
      ),
    ),
  );

/** One context's log of one tenant, in order of position. */
export const commitsIn = (dataDir: string, tenant: string, context: string): readonly StoredCommit[] =>
  reading(dataDir, tenant, (database) => {
    const table = `commits_${context.replaceAll('-', '_')}`;
    if (!contexts(database).includes(table)) return [];
    const rows = database.prepare(`SELECT * FROM ${table} ORDER BY position`).all() as (Omit<
      StoredCommit,
      'command' | 'events'
    > & { command: Uint8Array; events: string })[];
    return rows.map((row) => ({
      ...row,
      command: Buffer.from(row.command).toString('hex'),
      events: JSON.parse(row.events) as StoredCommit['events'],
    }));
  });
