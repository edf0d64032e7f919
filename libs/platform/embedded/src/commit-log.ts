import {
  OutcomeUnknown,
  StorageFull,
  type Appended,
  type Commit,
  type DomainEvent,
  type NewCommit,
  type TenantLog,
  type ViewWrite,
} from '@csp/kernel';
import type { Database } from './database.ts';
import { Progress } from './progress.ts';
import { fromBytes, toBytes } from './uuid.ts';

interface CommitRow {
  position: number;
  stream: string;
  version: number;
  command: Uint8Array;
  digest: Uint8Array;
  at: number;
  actor: string;
  correlation: Uint8Array | null;
  causation: Uint8Array | null;
  events: string;
}

/** Events as a row holds them: pairs of type and data, which repeat no key. */
type StoredEvents = [type: string, data: unknown][];

const eventsOf = (stored: StoredEvents): DomainEvent[] => stored.map(([type, data]) => ({ type, data }));

/** A row as a commit. What a fold doesn't need (ids, instants) is only worked out when asked for. */
class StoredCommit implements Commit {
  constructor(private readonly row: CommitRow) {
    this.position = row.position;
    this.version = row.version;
    this.stream = row.stream;
    this.actor = row.actor;
    this.events = eventsOf(JSON.parse(row.events) as StoredEvents);
  }
  readonly position: number;
  readonly version: number;
  readonly stream: string;
  readonly actor: string;
  readonly events: readonly DomainEvent[];
  get commandId(): string {
    return fromBytes(this.row.command);
  }
  get commandDigest(): string {
    return Buffer.from(this.row.digest).toString('hex');
  }
  get at(): string {
    return new Date(this.row.at).toISOString();
  }
  get correlation(): string {
    return fromBytes(this.row.correlation ?? this.row.command);
  }
  get causation(): string {
    return fromBytes(this.row.causation ?? this.row.command);
  }
}

interface Waiting<T = unknown> {
  readonly work: () => T;
  readonly settle: (answer: T) => void;
  readonly fail: (error: Error) => void;
}

/** SQLite's result codes for a failed write after which it is certain that nothing was stored. */
const fullDisk = 13;

/**
 * The log file of one tenant: a table of commits per context, and how far the policies are that act on them. What comes in
 * during one turn of the event loop shares one transaction and one fsync, and each gets its own answer.
 */
export class LogFile {
  private readonly waiting: Waiting[] = [];
  private readonly contexts = new Set<string>();
  private broken: Error | undefined;
  /** Of policies: kept here, since what they did is in this file and stays when the views are lost. */
  readonly progress: Progress;

  constructor(
    private readonly database: Database,
    private readonly onFault: (error: Error) => void,
  ) {
    this.progress = new Progress(database);
  }

  of(context: string): TenantLog {
    this.prepare(context);
    const commits = `commits_${table(context)}`;
    const head = this.database.prepare(`SELECT ifnull(max(position), 0) AS head FROM ${commits}`);
    const page = this.database.prepare(`SELECT * FROM ${commits} WHERE position > ? ORDER BY position LIMIT ?`);
    // One row, however long the history: each row that crosses from SQLite costs as much as parsing its events.
    const history = this.database.prepare(
      `SELECT ifnull(max(position), 0) AS position, ifnull(group_concat(events, ',' ORDER BY version), '') AS events
       FROM ${commits} WHERE stream = ?`,
    );
    const stream = this.database.prepare(`SELECT * FROM ${commits} WHERE stream = ? AND position > ? ORDER BY version`);
    const byCommand = this.database.prepare(`SELECT * FROM ${commits} WHERE command = ?`);
    return {
      head: async () => (head.get() as { head: number }).head,
      read: async (after, limit) => stored(page.all(after, limit)),
      history: async (name) => {
        const { position, events } = history.get(name) as { position: number; events: string };
        return { position, events: (JSON.parse(`[${events}]`) as StoredEvents[]).flatMap(eventsOf) };
      },
      stream: async (name, after = 0) => stored(stream.all(name, after)),
      commitOf: async (commandId) => stored(byCommand.all(toBytes(commandId)))[0],
      append: async (commit) => {
        // Here and not in the batch: what can't be stored is its sender's fault, and harms nobody who writes with it.
        const row = rowOf(commit);
        return this.soon(() => this.insert(commits, row));
      },
    };
  }

  /** Moves a policy's place; settles when that is durable. */
  move(context: string, write: ViewWrite): Promise<void> {
    return this.soon(() => this.progress.move(context, write));
  }

  private soon<T>(work: () => T): Promise<T> {
    return new Promise<T>((settle, fail) => {
      const waiting: Waiting<T> = { work, settle, fail };
      if (this.waiting.push(waiting as Waiting) === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what is waiting, in one transaction. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const batch = this.waiting.splice(0);
    if (this.broken) return batch.forEach(({ fail }) => fail(new OutcomeUnknown(this.broken!.message)));
    try {
      const answers = this.database.transaction(() => batch.map(({ work }) => work()));
      batch.forEach(({ settle }, index) => settle(answers[index]));
    } catch (error) {
      const known = (error as { errcode?: number }).errcode === fullDisk;
      const message = `The log could not be written: ${(error as Error).message}`;
      // After an I/O error the row may be there although COMMIT failed: nothing more is written until the log is read again.
      if (!known) this.onFault((this.broken = new OutcomeUnknown(message)));
      batch.forEach(({ fail }) => fail(known ? new StorageFull(message) : new OutcomeUnknown(message)));
    }
  }

  private insert(commits: string, row: Row): Appended {
    const inserted = this.database
      .prepare(
        `INSERT OR IGNORE INTO ${commits}(position, stream, version, command, digest, at, actor, correlation, causation, events, claim)
         VALUES ((SELECT ifnull(max(position), 0) + 1 FROM ${commits}), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING position`,
      )
      .get(...row) as { position: number } | undefined;
    if (inserted) return { kind: 'appended', position: inserted.position };
    const [stream, version, command] = row;
    const [repeated] = stored(this.database.prepare(`SELECT * FROM ${commits} WHERE command = ?`).all(command));
    if (repeated) return { kind: 'repeated', commit: repeated };
    const there = this.database.prepare(`SELECT 1 FROM ${commits} WHERE stream = ? AND version = ?`);
    return { kind: there.get(stream, version) ? 'conflict' : 'taken' };
  }

  private prepare(context: string): void {
    if (this.contexts.has(context)) return;
    const name = table(context);
    this.database.exec(
      `CREATE TABLE IF NOT EXISTS commits_${name}(
         position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
         command BLOB NOT NULL UNIQUE, digest BLOB NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
         correlation BLOB, causation BLOB, events TEXT NOT NULL, claim TEXT, UNIQUE (stream, version))`,
    );
    // Logs of before names could be claimed.
    const columns = this.database.prepare(`SELECT name FROM pragma_table_info('commits_${name}')`).all();
    if (!(columns as { name: string }[]).some((column) => column.name === 'claim'))
      this.database.exec(`ALTER TABLE commits_${name} ADD COLUMN claim TEXT`);
    // Most commits claim nothing and cost nothing here.
    this.database.exec(
      `CREATE UNIQUE INDEX IF NOT EXISTS claims_${name} ON commits_${name}(claim) WHERE claim IS NOT NULL`,
    );
    this.contexts.add(context);
  }
}

type Row = readonly [
  stream: string,
  version: number,
  command: Uint8Array,
  digest: Uint8Array,
  at: number,
  actor: string,
  correlation: Uint8Array | null,
  causation: Uint8Array | null,
  events: string,
  claim: string | null,
];

/** Throws for what could not be given back as it was: ids that are no UUIDs, versions before the first, no instant. */
const rowOf = (commit: NewCommit): Row => {
  const { stream, version, actor, claim = null } = commit;
  const at = Date.parse(commit.at);
  if (!(version > 0)) throw new Error('Versions begin with 1.');
  if (!Number.isFinite(at)) throw new Error(`Not an instant: ${JSON.stringify(commit.at)}`);
  const differing = (id: string) => (id === commit.commandId ? null : toBytes(id));
  const [correlation, causation] = [differing(commit.correlation), differing(commit.causation)];
  const digest = Buffer.from(commit.commandDigest, 'hex');
  const events = JSON.stringify(commit.events.map(({ type, data }) => [type, data]));
  return [stream, version, toBytes(commit.commandId), digest, at, actor, correlation, causation, events, claim];
};

/** Context names stand in table names: `action-plan` becomes `action_plan`. */
export const table = (context: string): string => {
  if (!/^[a-z][a-z-]{0,30}$/.test(context)) throw new Error(`Not a context's name: ${JSON.stringify(context)}`);
  return context.replaceAll('-', '_');
};

const stored = (rows: unknown[]): Commit[] => (rows as CommitRow[]).map((row) => new StoredCommit(row));
