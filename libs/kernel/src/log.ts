import type { Commit, DomainEvent, Metadata, TenantId } from './event.ts';

export interface NewCommit<E extends DomainEvent = DomainEvent> extends Metadata {
  readonly stream: string;
  /** The version the first event is to get: one more than what the decision was made on. */
  readonly version: number;
  readonly events: readonly E[];
  readonly commandId: string;
  readonly commandDigest: string;
  /** A name that no other commit of this log may have claimed; 1 to 200 characters. Kept by the log alone, never given back. */
  readonly claim?: string;
}

export type Appended =
  | { readonly kind: 'appended'; readonly position: number }
  /** Another commit took this version: load again and decide again. */
  | { readonly kind: 'conflict' }
  /** Another commit has claimed this name. */
  | { readonly kind: 'taken' }
  /** The command id is known: `commit` is what it led to the first time. Nothing was written. */
  | { readonly kind: 'repeated'; readonly commit: Commit };

/** All that happened in one stream, in order. Its version is the number of its events: versions have no gaps. */
export interface History {
  readonly events: readonly DomainEvent[];
  /** Position of its last commit; 0 when nothing has happened. */
  readonly position: number;
}

/**
 * One context's log of one tenant. `append` answers only when the commit is durable.
 * It rejects with `OutcomeUnknown` when storage failed in a way that leaves open whether the commit is there, and with
 * `StorageFull` when there was no room and nothing was stored. One that can't be stored harms no other.
 */
export interface TenantLog {
  /** Position of the last commit; 0 in an empty log. */
  head(): Promise<number>;
  /** Commits after a position, in order, at most `limit`. */
  read(after: number, limit: number): Promise<readonly Commit[]>;
  /** What a decision is made on: a stream's events alone, which stores can give faster than its commits. */
  history(stream: string): Promise<History>;
  /** All commits of a stream, in order; none when it doesn't exist. `after`: a position already seen. */
  stream(name: string, after?: number): Promise<readonly Commit[]>;
  /** The commit a command led to, whenever that was. */
  commitOf(commandId: string): Promise<Commit | undefined>;
  append(commit: NewCommit): Promise<Appended>;
}

/** There is no way to read or write without naming the tenant. `of` throws `UnknownTenant` for one never provisioned. */
export interface EventStore {
  of(tenant: TenantId): TenantLog;
}

export class UnknownTenant extends Error {
  override readonly name = 'UnknownTenant';
}

/** There is no room: nothing was stored, and the same command may be sent again once there is. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** The write may or may not have happened. Ask again with the same command id once the store has recovered. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
