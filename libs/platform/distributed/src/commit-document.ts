import type { Commit, DomainEvent, NewCommit } from '@csp/kernel';
import { Schema, type Connection, type Model } from 'mongoose';

/** One commit as it is stored: everything MongoDB needs to look at is a field of its own, everything else is text. */
export interface CommitDocument {
  /** The position. It is the document's id, so that the index there must be anyway is the first of the guards. */
  readonly _id: number;
  readonly stream: string;
  readonly version: number;
  readonly commandId: string;
  readonly commandDigest: string;
  readonly at: Date;
  readonly actor: string;
  readonly correlation: string;
  readonly causation: string;
  /** Only where commands are traced. */
  readonly trace?: string;
  /**
   * JSON of `[[type, data], …]`. As a document of MongoDB, data could not have every key (`$ne`, `a.b`, an empty one) nor keep
   * every number as it was, and a query could reach into it. As text it comes back as it went in, and is never a question.
   */
  readonly events: string;
  /** A name that only one commit may have; most have none. */
  readonly claim?: string;
}

export type NewDocument = Omit<CommitDocument, '_id'>;

const text = { type: String, required: true } as const;

const commitSchema = new Schema<CommitDocument>(
  {
    _id: { type: Number, required: true },
    stream: text,
    version: { type: Number, required: true },
    commandId: text,
    commandDigest: text,
    at: { type: Date, required: true },
    actor: text,
    correlation: text,
    causation: text,
    trace: String,
    events: text,
    claim: String,
  },
  { autoCreate: false, autoIndex: false, versionKey: false, strict: 'throw', strictQuery: 'throw' },
);
commitSchema.index({ stream: 1, version: 1 }, { unique: true });
commitSchema.index({ commandId: 1 }, { unique: true });
// Sparse and not partial, which FerretDB hasn't: those that claim nothing have no such field and don't stand in the index.
commitSchema.index({ claim: 1 }, { unique: true, sparse: true });

export const commitCollection = 'commits';

export type Commits = Model<CommitDocument>;

export const commitsIn = (database: Connection): Commits =>
  database.model<CommitDocument>('Commit', commitSchema, commitCollection);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A document may have 16 MiB; the other fields need less than one of them. */
const mostEventBytes = 15 * 1024 * 1024;

/**
 * Throws for what could not be given back as it was: ids that are no UUIDs, versions before the first, no instant, half a
 * surrogate pair in a name, more than fits into a document.
 */
export const documentOf = (commit: NewCommit): NewDocument => {
  const { stream, version, commandId, commandDigest, actor, correlation, causation, claim } = commit;
  const at = new Date(commit.at);
  for (const id of [commandId, correlation, causation])
    if (!uuid.test(id)) throw new Error(`Not a UUID: ${JSON.stringify(id.slice(0, 60))}`);
  for (const name of [stream, commandDigest, actor, claim ?? ''])
    if (!name.isWellFormed()) throw new Error(`Not a text that can be stored: ${JSON.stringify(name.slice(0, 60))}`);
  if (!(Number.isSafeInteger(version) && version > 0)) throw new Error('Versions begin with 1.');
  if (!Number.isFinite(at.getTime())) throw new Error(`Not an instant: ${JSON.stringify(commit.at)}`);
  const events = JSON.stringify(commit.events.map(({ type, data }) => [type, data]));
  if (Buffer.byteLength(events) > mostEventBytes) throw new Error('The events of one commit are more than 15 MiB.');
  const rest = { ...(claim !== undefined && { claim }), ...(commit.trace && { trace: commit.trace }) };
  return { stream, version, commandId, commandDigest, at, actor, correlation, causation, events, ...rest };
};

export const eventsOf = ({ events }: Pick<CommitDocument, 'events'>): DomainEvent[] =>
  (JSON.parse(events) as [string, unknown][]).map(([type, data]) => ({ type, data }));

export const commitOf = ({ _id, at, ...document }: CommitDocument): Commit => ({
  position: _id,
  stream: document.stream,
  version: document.version,
  events: eventsOf(document),
  commandId: document.commandId,
  commandDigest: document.commandDigest,
  at: at.toISOString(),
  actor: document.actor,
  correlation: document.correlation,
  causation: document.causation,
  ...(document.trace && { trace: document.trace }),
});
