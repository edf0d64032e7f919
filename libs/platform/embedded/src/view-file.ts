import type { DomainEvent, Generation, Loaded, Rows, TenantViews, View, ViewWrite } from '@csp/kernel';
import { table, type LogFile } from './commit-log.ts';
import type { Database } from './database.ts';
import { Progress } from './progress.ts';
import { identifier, select } from './query.ts';

type AnyView = View<never, never, string>;

const waitMilliseconds = 10;
const mostWaiting = 500;
const retryMilliseconds = 1_000;

/** A row on its way into the file: all that can fail has been done. */
interface Change {
  readonly key: string;
  readonly position: number;
  /** As a fold goes on from it; what a reader gets is made from the text. */
  readonly row: unknown;
  readonly text: string | undefined;
  readonly put: () => void;
}

interface Waiting {
  readonly context: string;
  readonly write: ViewWrite;
  readonly changes: readonly Change[];
}

/** The views of one tenant: one file, which may be deleted at any time and is then filled again from the log. */
export class ViewFile {
  /** Written by folds and not yet in the file: kept for a moment so that many commits share one transaction. */
  private waiting: Waiting[] = [];
  /** The latest waiting row of each table by key. */
  private readonly fresh = new Map<string, Map<string, Change>>();
  private timer: NodeJS.Timeout | undefined;
  private readonly progress: Progress;
  private readonly tables: Set<string>;

  constructor(
    private readonly database: Database,
    private readonly log: Pick<LogFile, 'move' | 'progress'>,
  ) {
    this.progress = new Progress(database);
    database.exec(
      `CREATE TABLE IF NOT EXISTS live(view TEXT PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID`,
    );
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    this.tables = new Set(tables.map((table) => table.name));
  }

  of(context: string): TenantViews {
    const scope = table(context);
    const { database } = this;
    const liveOf = (view: { name: string }) =>
      (database
        .prepare('SELECT generation AS number, version FROM live WHERE view = ?')
        .get(`${context}/${view.name}`) as { number: number; version: number } | undefined) ?? {
        number: 0,
        version: 0,
      };
    return {
      rows: (view) => this.rows(scope, view, () => liveOf(view).number),
      checkpoint: async (feed) => this.progressOf(feed).checkpoint(context, feed),
      parked: async (feed) => this.progressOf(feed).parked(context, feed),
      load: async (generation, keys) => {
        const found = new Map<string, Loaded>();
        for (const key of keys) {
          const loaded = this.load(name(scope, generation), key);
          if (loaded?.row !== undefined) found.set(key, loaded);
        }
        return found;
      },
      write: async (write) => (write.feed.lasting ? this.log.move(context, write) : this.later(context, write)),
      live: async (view) => liveOf(view),
      create: async (generation) => {
        this.flush();
        database.transaction(() => this.create(context, generation));
      },
      finish: async (generation) => {
        this.flush();
        database.transaction(() => {
          const previous = liveOf(generation.view).number;
          const dropped = name(scope, { view: generation.view, number: previous });
          database
            .prepare('INSERT OR REPLACE INTO live(view, generation, version) VALUES (?, ?, ?)')
            .run(`${context}/${generation.view.name}`, generation.number, generation.view.version);
          if (previous !== 0 && previous !== generation.number) database.exec(`DROP TABLE IF EXISTS ${dropped}`);
          if (previous !== generation.number) this.tables.delete(dropped);
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
    this.database.transaction(() => {
      for (const { context, write, changes } of waiting) {
        for (const { put } of changes) put();
        this.progress.move(context, write);
      }
    });
    this.waiting = [];
    this.fresh.clear();
  }

  /** What can't be written any more is folded again from the log. */
  close(): void {
    try {
      this.flush();
    } catch {
      clearTimeout(this.timer);
    }
  }

  /** What is waiting counts as written: the file is brought up to it before anyone asks how far it is. */
  private progressOf({ lasting }: { readonly lasting?: boolean }): Progress {
    if (lasting) return this.log.progress;
    this.flush();
    return this.progress;
  }

  private later(context: string, write: ViewWrite): void {
    const changes = write.generation ? this.changesOf(context, write.generation, write.rows) : [];
    this.waiting.push({ context, write, changes });
    if (write.generation) {
      const to = name(table(context), write.generation);
      const rows = this.fresh.get(to) ?? new Map<string, Change>();
      for (const change of changes) rows.set(change.key, change);
      this.fresh.set(to, rows);
    }
    // What was taken stays taken: it would be folded twice if its consumer were told that it failed.
    if (this.waiting.length >= mostWaiting) this.flushOrWait();
    else this.timer ??= setTimeout(() => this.flushOrWait(), waitMilliseconds);
  }

  /** Throws for what its table could not take, so that it never comes to stand in the way of what else is waiting. */
  private changesOf(context: string, generation: Generation, rows: ViewWrite['rows']): Change[] {
    const indexes = Object.entries((generation.view as unknown as AnyView).indexes);
    const to = name(table(context), generation);
    if (!this.tables.has(to))
      throw new Error(`There is no generation ${generation.number} of ${generation.view.name}.`);
    const columns = indexes.map(([index]) => `, i_${index}`).join('');
    const insert = this.database.prepare(
      `INSERT OR REPLACE INTO ${to}(key, position, row${columns}) VALUES (?, ?, ?${', ?'.repeat(indexes.length)})`,
    );
    const remove = this.database.prepare(`DELETE FROM ${to} WHERE key = ?`);
    return rows.map(({ key, row, position }) => {
      if (row === undefined) return { key, position, row, text: undefined, put: () => void remove.run(key) };
      const text = JSON.stringify(row);
      const values = indexes.map(([, value]) => indexed(value(row as never)));
      return { key, position, row, text, put: () => void insert.run(key, position, text, ...values) };
    });
  }

  /** A disk that is full now may have room later: reads go on, the log has it all, and nothing is lost meanwhile. */
  private flushOrWait(): void {
    try {
      this.flush();
    } catch {
      this.timer ??= setTimeout(() => this.flushOrWait(), retryMilliseconds);
    }
  }

  private load(from: string, key: string): Loaded | undefined {
    const fresh = this.fresh.get(from)?.get(key);
    if (fresh) return fresh;
    const found = this.database.prepare(`SELECT row, position FROM ${from} WHERE key = ?`).get(key) as
      { row: string; position: number } | undefined;
    return found && { row: JSON.parse(found.row) as unknown, position: found.position };
  }

  private get(from: string, key: string): unknown {
    const fresh = this.fresh.get(from)?.get(key);
    if (fresh) return fresh.text === undefined ? undefined : (JSON.parse(fresh.text) as unknown);
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
        this.flushOrWait();
        const { sql, values } = select(from(), query, Object.keys(view.indexes));
        const rows = this.database.prepare(sql).all(...values) as { row: string }[];
        return rows.map(({ row }) => JSON.parse(row) as Row);
      },
      count: async ({ where } = {}) => {
        this.flushOrWait();
        const { sql, values } = select(from(), where ? { where } : {}, Object.keys(view.indexes));
        return (this.database.prepare(`SELECT count(*) AS count FROM (${sql})`).get(...values) as { count: number })
          .count;
      },
    };
  }

  private create(context: string, generation: Generation): void {
    const to = name(table(context), generation);
    const indexes = Object.keys(generation.view.indexes);
    for (const index of indexes) identifier(index);
    this.database.exec(
      `DROP TABLE IF EXISTS ${to};
       CREATE TABLE ${to}(key TEXT PRIMARY KEY, position INTEGER NOT NULL, row TEXT NOT NULL${indexes.map((index) => `, i_${index}`).join('')}) WITHOUT ROWID;
       ${indexes.map((index) => `CREATE INDEX ${to}_${index} ON ${to}(i_${index}, key);`).join('\n')}`,
    );
    this.tables.add(to);
    this.progress.forget(context, `${generation.view.name}@${generation.number}`);
  }
}

const indexed = (value: unknown): string | number | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`Not to be found by: ${JSON.stringify(value)}`);
};

/** With a sign between that no name has, so that `plan` and `of-people` are not `plan-of` and `people`. */
const name = (scope: string, { view, number }: Generation): string => `view_${scope}$${table(view.name)}$${number}`;
