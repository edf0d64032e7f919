import type { DomainEvent, Recorded, TenantId } from './event.ts';

export type Indexed = string | number | null;

/**
 * A read model: rows found by key, each folded from the events that name it. `keys` and `fold` are pure, so that a view
 * can be dropped and built again from the log at any time and comes out the same.
 */
export interface View<Row = unknown, E extends DomainEvent = DomainEvent, Index extends string = string> {
  readonly name: string;
  /** Raise it when `keys`, `fold`, the row or the indexes change: the view is then rebuilt from the log. */
  readonly version: number;
  /** The context whose events are folded. Another context's events arrive only as far as its contract publishes them. */
  readonly source: string;
  /** Fed from every tenant's published events and kept in the county board's space; keys begin with the tenant. */
  readonly across?: 'county';
  /** The rows an event touches; none when it doesn't concern this view. */
  readonly keys: (recorded: Recorded<E>) => readonly string[];
  /** The row after the event; `undefined` removes it. */
  readonly fold: (row: Row | undefined, recorded: Recorded<E>, key: string) => Row | undefined;
  /** What rows can be found and ordered by. */
  readonly indexes: Readonly<Record<Index, (row: Row) => Indexed>>;
}

export interface Query<Index extends string = string> {
  readonly where?: Readonly<Partial<Record<Index, Indexed>>>;
  /** Ordered by this index, then by key; by key alone when left out. */
  readonly orderBy?: Index;
  readonly descending?: boolean;
  readonly from?: Indexed;
  readonly limit?: number;
  /** How many to leave out first; only with a limit. */
  readonly offset?: number;
}

export interface Rows<Row, Index extends string = string> {
  get(key: string): Promise<Row | undefined>;
  find(query?: Query<Index>): Promise<readonly Row[]>;
  /** How many rows fit, whatever the limit. */
  count(query?: Pick<Query<Index>, 'where'>): Promise<number>;
}

/** Where a consumer stands in one tenant's events of one context. */
export interface Feed {
  readonly consumer: string;
  readonly source: string;
  readonly tenant: TenantId;
  /** Kept with the log and not with the views, which may be lost: for policies, since what they did is not to be done again. */
  readonly lasting?: boolean;
}

/** A stream that a consumer could not take further: its events wait here, in order, while others go on. */
export interface Parked {
  readonly stream: string;
  /** The first event not applied. */
  readonly position: number;
  readonly reason: string;
}

/** One of the builds of a view that may stand side by side: the one that answers, and one being rebuilt. */
export interface Generation {
  readonly view: View;
  readonly number: number;
}

/** A row as a fold goes on from it. */
export interface Loaded {
  /** Undefined for one that was removed, where a store remembers that. */
  readonly row: unknown;
  /**
   * The last position it has seen: it is what all events up to there make of it. Further than the checkpoint where rows and
   * checkpoint are not written in one step and a process died in between: what it has seen is not folded again.
   */
  readonly position: number;
}

/** What one batch of events changed: rows, checkpoint and parked streams. */
export interface ViewWrite {
  readonly feed: Feed;
  readonly checkpoint: number;
  /** Left out for consumers that keep no rows (policies). */
  readonly generation?: Generation;
  /** `position`: the event that made the row so. A row that has seen this position or a later one stays as it is. */
  readonly rows: readonly { readonly key: string; readonly row: unknown; readonly position: number }[];
  readonly park?: readonly Parked[];
  readonly unpark?: readonly string[];
}

/** One context's views in one tenant's space. */
export interface TenantViews {
  /** What readers use: the live generation, whichever that is at the moment of the call. */
  rows<Row, E extends DomainEvent, Index extends string>(view: View<Row, E, Index>): Rows<Row, Index>;
  /** The last position a consumer has taken in; 0 at first. */
  checkpoint(feed: Feed): Promise<number>;
  parked(feed: Feed): Promise<readonly Parked[]>;
  /** Rows as a fold needs them, by key; absent ones are left out. */
  load(generation: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, Loaded>>;
  /**
   * All of it or nothing; or, where rows guard themselves by position, what is parked first, then the rows, the checkpoint last,
   * so that a consumer that begins again at the checkpoint comes to the same rows.
   */
  write(write: ViewWrite): Promise<void>;
  /** The generation that answers and the view version it was built for; number 0 before the first. */
  live(view: View): Promise<{ readonly number: number; readonly version: number }>;
  /** An empty generation beside the others. */
  create(generation: Generation): Promise<void>;
  /** Lets this generation answer and drops the others, in one step. */
  finish(generation: Generation): Promise<void>;
}

export interface ViewStore {
  of(tenant: TenantId): TenantViews;
}
