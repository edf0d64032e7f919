import type { DomainEvent, Generation, Rows, View } from '@csp/kernel';
import { table } from './commit-log.ts';
import type { Database } from './database.ts';
import type { KeptRows, KeptTable } from './kept-rows.ts';
import { select } from './query.ts';

export interface Live {
  readonly number: number;
  readonly version: number;
}

/** What has been written and isn't in the file yet. */
export interface Pending {
  /** The latest text of a row; without a text it is to be removed. */
  of(table: string, key: string): { readonly text: string | undefined } | undefined;
  /** Puts all of it into the file; false when that can't be done now. */
  settle(): boolean;
}

/**
 * Reads one tenant's view file. Nobody else writes it, so that what was read holds until `changed`, `dropped` or `finished`
 * is told of it.
 */
export class ViewReader {
  private readonly lives = new Map<string, Live>();
  private readonly kept = new Map<string, KeptTable>();
  /** What readers are given, by context and view: a list asks for it at every row. */
  private readonly readers = new Map<string, WeakMap<object, unknown>>();

  constructor(
    private readonly database: Database,
    private readonly pending: Pending,
    private readonly room: KeptRows,
  ) {}

  live(context: string, view: { readonly name: string }): Live {
    const place = `${context}/${view.name}`;
    let live = this.lives.get(place);
    if (live) return live;
    const found = this.database
      .prepare('SELECT generation AS number, version FROM live WHERE view = ?')
      .get(place) as unknown as Live | undefined;
    this.lives.set(place, (live = found ?? { number: 0, version: 0 }));
    return live;
  }

  finished(context: string, view: { readonly name: string }): void {
    this.lives.delete(`${context}/${view.name}`);
  }

  changed(name: string): void {
    this.kept.get(name)?.forget();
  }

  dropped(name: string): void {
    this.changed(name);
    this.kept.delete(name);
  }

  /** The row's text as it was last written. */
  text(from: string, key: string): string | undefined {
    const pending = this.pending.of(from, key);
    if (pending) return pending.text;
    const found = this.database.prepare(`SELECT row FROM ${from} WHERE key = ?`).get(key);
    return (found as { row: string } | undefined)?.row;
  }

  rows<Row, E extends DomainEvent, Index extends string>(context: string, view: View<Row, E, Index>): Rows<Row, Index> {
    let readers = this.readers.get(context);
    if (!readers) this.readers.set(context, (readers = new WeakMap()));
    let reader = readers.get(view) as Rows<Row, Index> | undefined;
    if (!reader) readers.set(view, (reader = this.readerOf(context, view)));
    return reader;
  }

  private readerOf<Row, E extends DomainEvent, Index extends string>(
    context: string,
    view: View<Row, E, Index>,
  ): Rows<Row, Index> {
    const indexes = Object.keys(view.indexes);
    let latest: { readonly live: Live; readonly name: string } | undefined;
    const from = (): string => {
      const live = this.live(context, view);
      if (latest?.live !== live)
        latest = { live, name: tableName(table(context), { view: view as unknown as View, number: live.number }) };
      return latest.name;
    };
    return {
      get: async (key) => this.get(from(), key) as Row | undefined,
      find: async (query = {}) => {
        const { sql, values } = select(from(), query, indexes);
        return this.find(from(), sql, values) as readonly Row[];
      },
      count: async ({ where } = {}) => {
        this.pending.settle();
        const { sql, values } = select(from(), where ? { where } : {}, indexes);
        return (this.database.prepare(`SELECT count(*) AS count FROM (${sql})`).get(...values) as { count: number })
          .count;
      },
    };
  }

  private get(from: string, key: string): unknown {
    const kept = this.keptOf(from);
    const question = `key ${key}`;
    const before = kept.get(question);
    if (before !== undefined) return before;
    const text = this.text(from, key);
    if (text === undefined) return undefined;
    return kept.keep(question, JSON.parse(text) as unknown, text.length);
  }

  private find(from: string, sql: string, values: readonly (string | number | null)[]): readonly unknown[] {
    const kept = this.keptOf(from);
    const question = `${sql} ${values.map(written).join()}`;
    const before = kept.get(question) as readonly unknown[] | undefined;
    if (before) return before;
    const settled = this.pending.settle();
    const found = this.database.prepare(sql).all(...values) as unknown as readonly { readonly row: string }[];
    const rows = found.map(({ row }) => JSON.parse(row) as unknown);
    // What still waits comes into the file without a word: such an answer is for now only.
    if (!settled) return rows;
    return kept.keep(
      question,
      rows,
      found.reduce((size, { row }) => size + row.length, 0),
    );
  }

  private keptOf(name: string): KeptTable {
    let kept = this.kept.get(name);
    if (!kept) this.kept.set(name, (kept = this.room.table()));
    return kept;
  }
}

/** No two values are written alike. */
const written = (value: string | number | null): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value);

/** With a sign between that no name has, so that `plan` and `of-people` are not `plan-of` and `people`. */
export const tableName = (scope: string, { view, number }: Generation): string =>
  `view_${scope}$${table(view.name)}$${number}`;
