import type { DomainEvent, Feed, Generation, Parked, Query, Rows, TenantViews, View, ViewWrite } from '@csp/kernel';
import { table } from './commit-log.ts';
import type { Database } from './database.ts';

type AnyView = View<never, never, string>;

/** The views of one tenant: one file, which may be deleted at any time and is then filled again from the log. */
export class ViewFile {
  constructor(private readonly database: Database) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS checkpoints(
         consumer TEXT, source TEXT, tenant TEXT, position INTEGER NOT NULL, PRIMARY KEY (consumer, source, tenant)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS parked(
         consumer TEXT, source TEXT, tenant TEXT, stream TEXT, position INTEGER NOT NULL, reason TEXT NOT NULL,
         PRIMARY KEY (consumer, source, tenant, stream)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS live(view TEXT PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;`,
    );
  }

  of(context: string): TenantViews {
    const scope = table(context);
    const { database } = this;
    const consumer = (feed: Feed) => `${context}/${feed.consumer}`;
    const liveOf = (view: { name: string }) =>
      (database
        .prepare('SELECT generation AS number, version FROM live WHERE view = ?')
        .get(`${context}/${view.name}`) as { number: number; version: number } | undefined) ?? {
        number: 0,
        version: 0,
      };
    return {
      rows: (view) => this.rows(scope, view, () => liveOf(view).number),
      checkpoint: async (feed) =>
        (
          database
            .prepare('SELECT position FROM checkpoints WHERE consumer = ? AND source = ? AND tenant = ?')
            .get(consumer(feed), feed.source, feed.tenant) as { position: number } | undefined
        )?.position ?? 0,
      parked: async (feed) =>
        database
          .prepare(
            'SELECT stream, position, reason FROM parked WHERE consumer = ? AND source = ? AND tenant = ? ORDER BY position',
          )
          .all(consumer(feed), feed.source, feed.tenant) as unknown as Parked[],
      load: async (generation, keys) => {
        const select = database.prepare(`SELECT row FROM ${name(scope, generation)} WHERE key = ?`);
        const found = new Map<string, unknown>();
        for (const key of keys) {
          const row = select.get(key) as { row: string } | undefined;
          if (row) found.set(key, JSON.parse(row.row));
        }
        return found;
      },
      write: async (write) => database.transaction(() => this.apply(scope, consumer(write.feed), write)),
      live: async (view) => liveOf(view),
      create: async (generation) => database.transaction(() => this.create(scope, generation)),
      finish: async (generation) =>
        database.transaction(() => {
          const previous = liveOf(generation.view).number;
          database
            .prepare('INSERT OR REPLACE INTO live(view, generation, version) VALUES (?, ?, ?)')
            .run(`${context}/${generation.view.name}`, generation.number, generation.view.version);
          if (previous !== 0 && previous !== generation.number)
            database.exec(`DROP TABLE IF EXISTS ${name(scope, { view: generation.view, number: previous })}`);
        }),
    };
  }

  private rows<Row, E extends DomainEvent, Index extends string>(
    scope: string,
    view: View<Row, E, Index>,
    live: () => number,
  ): Rows<Row, Index> {
    const from = () => name(scope, { view: view as unknown as View, number: live() });
    return {
      get: async (key) => {
        const found = this.database.prepare(`SELECT row FROM ${from()} WHERE key = ?`).get(key) as
          { row: string } | undefined;
        return found && (JSON.parse(found.row) as Row);
      },
      find: async (query = {}) => {
        const { sql, values } = select(from(), query, Object.keys(view.indexes));
        const rows = this.database.prepare(sql).all(...values) as { row: string }[];
        return rows.map(({ row }) => JSON.parse(row) as Row);
      },
      count: async ({ where } = {}) => {
        const { sql, values } = select(from(), where ? { where } : {}, Object.keys(view.indexes));
        return (this.database.prepare(`SELECT count(*) AS count FROM (${sql})`).get(...values) as { count: number })
          .count;
      },
    };
  }

  private apply(
    scope: string,
    consumer: string,
    { feed, generation, rows, checkpoint, park, unpark }: ViewWrite,
  ): void {
    const { database } = this;
    if (generation) {
      const indexes = Object.entries(generation.view.indexes as AnyView['indexes']);
      const to = name(scope, generation);
      for (const { key, row, position } of rows) {
        if (row === undefined) {
          database.prepare(`DELETE FROM ${to} WHERE key = ?`).run(key);
          continue;
        }
        database
          .prepare(
            `INSERT OR REPLACE INTO ${to}(key, position, row${indexes.map(([index]) => `, i_${index}`).join('')})
             VALUES (?, ?, ?${', ?'.repeat(indexes.length)})`,
          )
          .run(key, position, JSON.stringify(row), ...indexes.map(([, value]) => value(row as never)));
      }
    }
    database
      .prepare('INSERT OR REPLACE INTO checkpoints(consumer, source, tenant, position) VALUES (?, ?, ?, ?)')
      .run(consumer, feed.source, feed.tenant, checkpoint);
    for (const { stream, position, reason } of park ?? [])
      database
        .prepare(
          'INSERT OR IGNORE INTO parked(consumer, source, tenant, stream, position, reason) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(consumer, feed.source, feed.tenant, stream, position, reason);
    for (const stream of unpark ?? [])
      database
        .prepare('DELETE FROM parked WHERE consumer = ? AND source = ? AND tenant = ? AND stream = ?')
        .run(consumer, feed.source, feed.tenant, stream);
  }

  private create(scope: string, generation: Generation): void {
    const to = name(scope, generation);
    const indexes = Object.keys(generation.view.indexes);
    for (const index of indexes) identifier(index);
    this.database.exec(
      `DROP TABLE IF EXISTS ${to};
       CREATE TABLE ${to}(key TEXT PRIMARY KEY, position INTEGER NOT NULL, row TEXT NOT NULL${indexes.map((index) => `, i_${index}`).join('')}) WITHOUT ROWID;
       ${indexes.map((index) => `CREATE INDEX ${to}_${index} ON ${to}(i_${index}, key);`).join('\n')}`,
    );
    this.database
      .prepare('DELETE FROM checkpoints WHERE consumer = ?')
      .run(`${scope.replaceAll('_', '-')}/${generation.view.name}@${generation.number}`);
    this.database
      .prepare('DELETE FROM parked WHERE consumer = ?')
      .run(`${scope.replaceAll('_', '-')}/${generation.view.name}@${generation.number}`);
  }
}

const identifier = (text: string): string => {
  if (!/^[a-zA-Z][a-zA-Z0-9]{0,40}$/.test(text)) throw new Error(`Not a name for an index: ${JSON.stringify(text)}`);
  return text;
};

const name = (scope: string, { view, number }: Generation): string => `view_${scope}_${table(view.name)}_${number}`;

/** Only names of indexes reach the SQL text; values are always bound. */
const select = (
  from: string,
  query: Query,
  indexes: readonly string[],
): { sql: string; values: (string | number | null)[] } => {
  const values: (string | number | null)[] = [];
  const column = (index: string) => {
    if (!indexes.includes(index)) throw new Error(`No such index: ${JSON.stringify(index)}`);
    return `i_${index}`;
  };
  const conditions = Object.entries(query.where ?? {}).map(([index, value]) => {
    values.push(value ?? null);
    return `${column(index)} IS ?`;
  });
  const order = query.orderBy === undefined ? 'key' : column(query.orderBy);
  const direction = query.descending ? 'DESC' : 'ASC';
  if (query.from !== undefined) {
    conditions.push(`${order} ${query.descending ? '<=' : '>='} ?`);
    values.push(query.from);
  }
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const by = order === 'key' ? `key ${direction}` : `${order} ${direction}, key ${direction}`;
  if (query.limit !== undefined) values.push(query.limit);
  if (query.offset !== undefined) values.push(query.offset);
  return {
    sql: `SELECT row FROM ${from}${where} ORDER BY ${by}${query.limit === undefined ? '' : ' LIMIT ?'}${query.offset === undefined ? '' : ' OFFSET ?'}`,
    values,
  };
};
