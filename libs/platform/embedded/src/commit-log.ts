import {
  OutcomeUnknown,
  type Appended,
  type Commit,
  type DomainEvent,
  type NewCommit,
  type TenantLog,
} from '@csp/kernel';
import type { Database } from './database.ts';
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

/** A row as a commit. What a fold doesn't need (ids, instants) is only worked out when asked for. */
class StoredCommit implements Commit {
  constructor(private readonly row: CommitRow) {
    this.position = row.position;
    this.version = row.version;
    this.stream = row.stream;
    this.actor = row.actor;
    this.events = (JSON.parse(row.events) as [string, unknown][]).map(([type, data]) => ({ type, data }));
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

interface Waiting {
  readonly context: string;
  readonly commit: NewCommit;
  readonly settle: (appended: Appended) => void;
  readonly fail: (error: Error) => void;
}

/** SQLite's result codes for a failed write after which it is certain that nothing was stored. */
const fullDisk = 13;

/**
 * The log file of one tenant: a table of commits per context. Appends that come in during one turn of the event loop
 * share one transaction and one fsync, and each gets its own answer.
 */
export class LogFile {
  private readonly waiting: Waiting[] = [];
  private readonly contexts = new Set<string>();
  private broken: Error | undefined;

  constructor(
    private readonly database: Database,
    private readonly onFault: (error: Error) => void,
  ) {}

  of(context: string): TenantLog {
    this.prepare(context);
    const commits = `commits_${table(context)}`;
    const head = this.database.prepare(`SELECT ifnull(max(position), 0) AS head FROM ${commits}`);
    const page = this.database.prepare(`SELECT * FROM ${commits} WHERE position > ? ORDER BY position LIMIT ?`);
    const stream = this.database.prepare(`SELECT * FROM ${commits} WHERE stream = ? AND position > ? ORDER BY version`);
    const byCommand = this.database.prepare(`SELECT * FROM ${commits} WHERE command = ?`);
    return {
      head: async () => (head.get() as { head: number }).head,
      read: async (after, limit) => stored(page.all(after, limit)),
      stream: async (name, after = 0) => stored(stream.all(name, after)),
      commitOf: async (commandId) => stored(byCommand.all(toBytes(commandId)))[0],
      append: (commit) =>
        new Promise((settle, fail) => {
          if (this.waiting.push({ context, commit, settle, fail }) === 1) setImmediate(() => this.flush());
        }),
    };
  }

  private flush(): void {
    const batch = this.waiting.splice(0);
    if (this.broken) return batch.forEach(({ fail }) => fail(new OutcomeUnknown(this.broken!.message)));
    try {
      const answers = this.database.transaction(() => batch.map((one) => this.insert(one)));
      batch.forEach(({ settle }, index) => settle(answers[index]!));
    } catch (error) {
      const known = (error as { errcode?: number }).errcode === fullDisk;
      const message = `The log could not be written: ${(error as Error).message}`;
      // After an I/O error the row may be there although COMMIT failed: nothing more is written until the log is read again.
      if (!known) this.onFault((this.broken = new OutcomeUnknown(message)));
      batch.forEach(({ fail }) => fail(known ? new StorageFull(message) : new OutcomeUnknown(message)));
    }
  }

  private insert({ context, commit }: Waiting): Appended {
    const commits = `commits_${table(context)}`;
    const command = toBytes(commit.commandId);
    const differing = (id: string) => (id === commit.commandId ? null : toBytes(id));
    const inserted = this.database
      .prepare(
        `INSERT OR IGNORE INTO ${commits}(position, stream, version, command, digest, at, actor, correlation, causation, events)
         VALUES ((SELECT ifnull(max(position), 0) + 1 FROM ${commits}), ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING position`,
      )
      .get(
        commit.stream,
        commit.version,
        command,
        Buffer.from(commit.commandDigest, 'hex'),
        Date.parse(commit.at),
        commit.actor,
        differing(commit.correlation),
        differing(commit.causation),
        JSON.stringify(commit.events.map(({ type, data }) => [type, data])),
      ) as { position: number } | undefined;
    if (inserted) return { kind: 'appended', position: inserted.position };
    const [repeated] = stored(this.database.prepare(`SELECT * FROM ${commits} WHERE command = ?`).all(command));
    return repeated ? { kind: 'repeated', commit: repeated } : { kind: 'conflict' };
  }

  private prepare(context: string): void {
    if (this.contexts.has(context)) return;
    const name = table(context);
    this.database.exec(
      `CREATE TABLE IF NOT EXISTS commits_${name}(
         position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
         command BLOB NOT NULL UNIQUE, digest BLOB NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
         correlation BLOB, causation BLOB, events TEXT NOT NULL, UNIQUE (stream, version))`,
    );
    this.contexts.add(context);
  }
}

/** The disk is full: nothing was stored, and the same command may be sent again once there is room. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Context names stand in table names: `action-plan` becomes `action_plan`. */
export const table = (context: string): string => {
  if (!/^[a-z][a-z-]{0,30}$/.test(context)) throw new Error(`Not a context's name: ${JSON.stringify(context)}`);
  return context.replaceAll('-', '_');
};

const stored = (rows: unknown[]): Commit[] => (rows as CommitRow[]).map((row) => new StoredCommit(row));
