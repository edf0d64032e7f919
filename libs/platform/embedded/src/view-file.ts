import type { Generation, Loaded, TenantViews, View, ViewWrite } from '@csp/kernel';
import { table, type LogFile } from './commit-log.ts';
import type { Database } from './database.ts';
import type { KeptRows } from './kept-rows.ts';
import { Progress } from './progress.ts';
import { identifier } from './query.ts';
import { tableName, ViewReader } from './view-reader.ts';

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
  private readonly contexts = new Map<string, TenantViews>();
  private readonly reader: ViewReader;

  constructor(
    private readonly database: Database,
    private readonly log: Pick<LogFile, 'move' | 'progress'>,
    room: KeptRows,
  ) {
    const pending = {
      of: (from: string, key: string) => this.fresh.get(from)?.get(key),
      settle: () => this.flushOrWait(),
    };
    this.reader = new ViewReader(database, pending, room);
    this.progress = new Progress(database);
    database.exec(
      `CREATE TABLE IF NOT EXISTS live(view TEXT PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID`,
    );
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    this.tables = new Set(tables.map((table) => table.name));
  }

  of(context: string): TenantViews {
    let views = this.contexts.get(context);
    if (!views) this.contexts.set(context, (views = this.viewsOf(context)));
    return views;
  }

  private viewsOf(context: string): TenantViews {
    return {
      rows: (view) => this.reader.rows(context, view),
      checkpoint: async (feed) => this.progressOf(feed).checkpoint(context, feed),
      parked: async (feed) => this.progressOf(feed).parked(context, feed),
      load: async (generation, keys) => this.load(tableName(table(context), generation), keys),
      write: async (write) => (write.feed.lasting ? this.log.move(context, write) : this.later(context, write)),
      live: async (view) => this.reader.live(context, view),
      create: async (generation) => {
        this.flush();
        this.database.transaction(() => this.create(context, generation));
      },
      finish: async (generation) => {
        this.flush();
        this.database.transaction(() => this.finish(context, generation));
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
      const to = tableName(table(context), write.generation);
      const rows = this.fresh.get(to) ?? new Map<string, Change>();
      for (const change of changes) rows.set(change.key, change);
      this.fresh.set(to, rows);
      if (changes.length > 0) this.reader.changed(to);
    }
    // What was taken stays taken: it would be folded twice if its consumer were told that it failed.
    if (this.waiting.length >= mostWaiting) this.flushOrWait();
    else this.timer ??= setTimeout(() => this.flushOrWait(), waitMilliseconds);
  }

  /** Throws for what its table could not take, so that it never comes to stand in the way of what else is waiting. */
  private changesOf(context: string, generation: Generation, rows: ViewWrite['rows']): Change[] {
    const indexes = Object.entries((generation.view as unknown as AnyView).indexes);
    const to = tableName(table(context), generation);
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
  private flushOrWait(): boolean {
    try {
      this.flush();
      return true;
    } catch {
      this.timer ??= setTimeout(() => this.flushOrWait(), retryMilliseconds);
      return false;
    }
  }

  /** For folds, each row their own; one that is to be removed is left out. */
  private load(from: string, keys: readonly string[]): ReadonlyMap<string, Loaded> {
    const select = this.database.prepare(`SELECT row, position FROM ${from} WHERE key = ?`);
    const found = new Map<string, Loaded>();
    for (const key of keys) {
      const fresh = this.fresh.get(from)?.get(key);
      const stored = fresh ? undefined : (select.get(key) as { row: string; position: number } | undefined);
      if (fresh && fresh.row !== undefined) found.set(key, fresh);
      if (stored) found.set(key, { row: JSON.parse(stored.row) as unknown, position: stored.position });
    }
    return found;
  }

  private create(context: string, generation: Generation): void {
    const to = tableName(table(context), generation);
    const indexes = Object.keys(generation.view.indexes);
    for (const index of indexes) identifier(index);
    this.database.exec(
      `DROP TABLE IF EXISTS ${to};
       CREATE TABLE ${to}(key TEXT PRIMARY KEY, position INTEGER NOT NULL, row TEXT NOT NULL${indexes.map((index) => `, i_${index}`).join('')}) WITHOUT ROWID;
       ${indexes.map((index) => `CREATE INDEX ${to}_${index} ON ${to}(i_${index}, key);`).join('\n')}`,
    );
    this.tables.add(to);
    this.reader.changed(to);
    this.progress.forget(context, `${generation.view.name}@${generation.number}`);
  }

  private finish(context: string, { view, number }: Generation): void {
    const previous = this.reader.live(context, view).number;
    const dropped = tableName(table(context), { view, number: previous });
    this.database
      .prepare('INSERT OR REPLACE INTO live(view, generation, version) VALUES (?, ?, ?)')
      .run(`${context}/${view.name}`, number, view.version);
    this.reader.finished(context, view);
    if (previous !== 0 && previous !== number) this.database.exec(`DROP TABLE IF EXISTS ${dropped}`);
    if (previous === number) return;
    this.tables.delete(dropped);
    this.reader.dropped(dropped);
  }
}

const indexed = (value: unknown): string | number | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`Not to be found by: ${JSON.stringify(value)}`);
};
