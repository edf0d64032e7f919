import type { DomainEvent, Feed, Generation, Parked, Query, Rows, TenantViews, View, ViewWrite } from '@csp/kernel';
import { table } from './commit-log.ts';
import type { Database } from './database.ts';

type AnyView = View<never, never, string>;

const waitMilliseconds = 10;
const mostWaiting = 500;
const retryMilliseconds = 1_000;

/** The views of one tenant: one file, which may be deleted at any time and is then filled again from the log. */
export class ViewFile {
  /** Written by folds and not yet in the file: kept for a moment so that many commits share one transaction. */
  private waiting: { scope: string; consumer: string; write: ViewWrite }[] = [];
  /** The latest waiting row of each table by key; `undefined` where it was removed. */
  private readonly fresh = new Map<string, Map<string, unknown>>();
  private timer: NodeJS.Timeout | undefined;

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
      checkpoint: async (feed) => {
        this.flush();
        return (
          (
            database
              .prepare('SELECT position FROM checkpoints WHERE consumer = ? AND source = ? AND tenant = ?')
              .get(consumer(feed), feed.source, feed.tenant) as { position: number } | undefined
          )?.position ?? 0
        );
      },
      parked: async (feed) => {
        this.flush();
        return database
          .prepare(
            'SELECT stream, position, reason FROM parked WHERE consumer = ? AND source = ? AND tenant = ? ORDER BY position',
          )
          .all(consumer(feed), feed.source, feed.tenant) as unknown as Parked[];
      },
      load: async (generation, keys) => {
        const found = new Map<string, unknown>();
        for (const key of keys) {
          const row = this.get(name(scope, generation), key);
          if (row !== undefined) found.set(key, row);
        }
        return found;
      },
      write: async (write) => this.later(scope, consumer(write.feed), write),
      live: async (view) => liveOf(view),
      create: async (generation) => {
        this.flush();
        database.transaction(() => this.create(scope, generation));
      },
      finish: async (generation) => {
        this.flush();
        database.transaction(() => {
          const previous = liveOf(generation.view).number;
          database
            .prepare('INSERT OR REPLACE INTO live(view, generation, version) VALUES (?, ?, ?)')
            .run(`${context}/${generation.view.name}`, generation.number, generation.view.version);
          if (previous !== 0 && previous !== generation.number)
            database.exec(`DROP TABLE IF EXISTS ${name(scope, { view: generation.view, number: previous })}`);
        });
      },
    };
  }

  /** Puts what is waiting into the file: rows and checkpoints of all of it in one transaction. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    const { waiting } = this;
    this.database.transaction(() =>
      waiting.forEach(({ scope, consumer, write }) => this.apply(scope, consumer, write)),
    );
    this.waiting = [];
    this.fresh.clear();
  }

  private later(scope: string, consumer: string, write: ViewWrite): void {
    this.waiting.push({ scope, consumer, write });
    if (write.generation) {
      const to = name(scope, write.generation);
      const rows = this.fresh.get(to) ?? new Map<string, unknown>();
      for (const { key, row } of write.rows) rows.set(key, row);
      this.fresh.set(to, rows);
    }
    if (this.waiting.length >= mostWaiting) this.flush();
    else this.timer ??= setTimeout(() => this.flushOrWait(), waitMilliseconds);
  }

  /** A disk that is full now may have room later. The log has it all, so nothing is lost meanwhile. */
  private flushOrWait(): void {
    try {
      this.flush();
    } catch {
      this.timer = setTimeout(() => this.flushOrWait(), retryMilliseconds);
    }
  }

  private get(from: string, key: string): unknown {
    const fresh = this.fresh.get(from);
    if (fresh?.has(key)) return fresh.get(key);
    const found = this.database.prepare(`SELECT row FROM ${from} WHERE key = ?`).get(key) as
      { row: string } | undefined;
    return found && (JSON.parse(found.row) as unknown);
  }

  private rows<Row, E extends DomainEvent, Index extends string>(
    scope: string,
    view: View<Row, E, Index>,
    live: () => number,
  ): Rows<Row, Index> {
    const from = () => name(scope, { view: view as unknown as View, number: live() });
    return {
      get: async (key) => this.get(from(), key) as Row | undefined,
      find: async (query = {}) => {
        this.flush();
        const { sql, values } = select(from(), query, Object.keys(view.indexes));
        const rows = this.database.prepare(sql).all(...values) as { row: string }[];
        return rows.map(({ row }) => JSON.parse(row) as Row);
      },
      count: async ({ where } = {}) => {
        this.flush();
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
