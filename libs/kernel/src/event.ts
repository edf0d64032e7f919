declare const brand: unique symbol;

/** One partnership's data space, named by its slug: `cambridge-city`. Only `tenantId` makes one. */
export type TenantId = string & { readonly [brand]: 'TenantId' };

const slug = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Lower-case letters, digits and hyphens, 1 to 40 characters: it stands in addresses and in file names. Throws otherwise. */
export const tenantId = (text: string): TenantId => {
  if (!slug.test(text)) throw new Error('A tenant is named by 1 to 40 lower-case letters, digits and hyphens.');
  return text as TenantId;
};

/** The one of that name among those that exist: in an address any name may stand. */
export const tenantNamed = (name: string, tenants: readonly TenantId[]): TenantId | undefined =>
  tenants.find((tenant) => tenant === name);

/** A fact as it is stored: its type carries the version (`ActionPointRaised.v1`), its data is plain JSON. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who gave a command: a person's or machine client's id (never a name), or the policy that reacted. */
export type Actor = string;

export interface Metadata {
  /** When it was stored: ISO 8601 instant, UTC, milliseconds. Order comes from `position`, never from here. */
  readonly at: string;
  readonly actor: Actor;
  /** The command that began the chain; the same for all that follows from it. */
  readonly correlation: string;
  /** The command or event that led to this one directly. */
  readonly causation: string;
  /**
   * The W3C `traceparent` of the step that stored it, where operators trace commands through processes: random digits that say nothing.
   * Nothing is ever decided by it, and a store may leave it out.
   */
  readonly trace?: string;
}

/** One append: what one command changed in one stream, all of it or nothing. */
export interface Commit<E extends DomainEvent = DomainEvent> extends Metadata {
  /** 1, 2, 3 … per tenant and context, without gaps: the commit order. */
  readonly position: number;
  readonly stream: string;
  /** Version of the first event; the stream's first event has version 1. */
  readonly version: number;
  readonly events: readonly E[];
  readonly commandId: string;
  /** Hash of the command: the same id with another payload is told apart from a repeat. */
  readonly commandDigest: string;
}

/** An event together with where and when it was stored; what views and policies are given. */
export interface Recorded<E extends DomainEvent = DomainEvent> extends Metadata {
  readonly event: E;
  readonly tenant: TenantId;
  readonly stream: string;
  readonly position: number;
  /** Its place within the commit, from 0. */
  readonly index: number;
  readonly commandId: string;
}

export const recorded = <E extends DomainEvent>(tenant: TenantId, commit: Commit<E>): Recorded<E>[] =>
  commit.events.map((event, index) => ({
    event,
    tenant,
    stream: commit.stream,
    position: commit.position,
    index,
    commandId: commit.commandId,
    at: commit.at,
    actor: commit.actor,
    correlation: commit.correlation,
    causation: commit.causation,
    ...(commit.trace && { trace: commit.trace }),
  }));

/** Old shapes to the newest, by stored type; chains are followed until a type has no entry. Stored events are never rewritten. */
export type Upcasts = Readonly<Record<string, (data: never) => DomainEvent>>;

export const upcast = <E extends DomainEvent>(upcasts: Upcasts, stored: DomainEvent): E => {
  let event = stored;
  for (let next = upcasts[event.type]; next; next = upcasts[event.type]) event = next(event.data as never);
  return event as E;
};
