import type { Decider, DomainEvent, Indexed, Query, Recorded, Rows, TenantId, Upcasts, View } from '@csp/kernel';
import type { Grant, Principal, Role } from './principal.ts';

/** One request: who asks, and in which tenant. Nothing can be read or changed without it. */
export interface Asking {
  readonly tenant: TenantId;
  readonly principal: Principal;
  /** The operation and its arguments as they were sent: the same command id with another intent is refused. */
  readonly intent?: string;
  /** The one who asks as they are now, for what lasts longer than a request. */
  readonly refresh?: () => Promise<Principal>;
  /** W3C `traceparent` of the step that answers; only where commands are traced. */
  readonly trace?: string;
  /** Ends when the one who asks has gone; only for subscriptions. */
  readonly signal?: AbortSignal;
}

export interface ActOptions {
  /** Given by the client to make a repeat harmless; a new one is made when left out. */
  readonly commandId?: string | null;
  /** The version the client decided on; another one is answered `conflict`. */
  readonly expectedVersion?: number | null;
}

/** What became of a command. */
export type Acted =
  | { readonly kind: 'accepted'; readonly position: number; readonly version: number; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly code: string };

/** One context as its resolvers may use it, for one request. */
export interface Here {
  /** Loads, decides, appends; answers when the change is durable and this context's own views show it. */
  act<C, S, E extends DomainEvent, Code extends string>(
    decider: Decider<C, S, E, Code>,
    id: string,
    command: C,
    options?: ActOptions,
  ): Promise<Acted>;
  rows<Row, E extends DomainEvent, Index extends string>(view: View<Row, E, Index>): Rows<Row, Index>;
  /**
   * What a view of this context's own events would show had only these happened: as it stood on a day, as it was known. By key.
   * Reads the log: with the name of a stream only what happened there, which is quick.
   */
  past<Row, E extends DomainEvent, Index extends string>(
    view: View<Row, E, Index>,
    happened: (one: Recorded<E>) => boolean,
    stream?: string,
  ): Promise<ReadonlyMap<string, Row>>;
  /** Today in Europe/London. */
  today(): string;
  /** ISO 8601 instant, UTC. */
  now(): string;
  /** A new id; with the client's command id the same one each time that command is sent. */
  newId(commandId?: string | null): string;
}

export interface ContextPorts {
  of(asking: Asking): Here;
  /** What a tenant's view shows, again after each change of it, until the signal aborts. Changes may be merged. */
  changes<Row, E extends DomainEvent, Index extends string>(
    tenant: TenantId,
    view: View<Row, E, Index>,
    signal: AbortSignal,
  ): AsyncIterable<void>;
  /** Today in Europe/London, and again each time a new day begins there, until the signal aborts. */
  days(signal: AbortSignal): AsyncIterable<string>;
}

/** A reaction in one context to what another (or itself) has published; named as a sentence. */
export interface Policy<E extends DomainEvent = DomainEvent> {
  readonly name: string;
  readonly source: string;
  /** The command to give, or nothing. `rows` reads this context's own views. A refusal of the command ends the matter. */
  readonly react: (recorded: Recorded<E>, rows: Here['rows']) => Promise<Reaction | undefined> | Reaction | undefined;
}

export interface Reaction {
  readonly decider: Decider<never, never, never, string>;
  readonly id: string;
  readonly command: unknown;
}

export const reaction = <C, S, E, Code extends string>(
  decider: Decider<C, S, E, Code>,
  id: string,
  command: C,
): Reaction => ({ decider: decider as unknown as Reaction['decider'], id, command });

/** Who may use an operation: `anyone`, or those whose grants in this tenant fit. */
export type Rule = 'anyone' | ((grants: readonly Grant[], principal: Principal) => boolean);

export const anyoneWithARole: Rule = (grants) => grants.length > 0;

/** Whoever has one of these roles. */
export const withRole =
  (...roles: readonly Role[]) =>
  (grants: readonly Grant[]): boolean =>
    grants.some(({ role }) => roles.includes(role));

/** A refusal as resolvers give it; the gateway adds its sentence. */
export interface Refusal {
  readonly __typename: 'Refusal';
  readonly code: string;
}

export const refusal = (code: string): Refusal => ({ __typename: 'Refusal', code });

type Resolver = (parent: never, args: never, asking: Asking) => unknown;
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver | object>>>>;

export type MakeResolvers = (ports: ContextPorts) => Resolvers;

/** The resolvers of several aggregates as one: types that more than one adds to, such as Query, get the fields of each. */
export const together =
  (...parts: readonly MakeResolvers[]): MakeResolvers =>
  (ports) => {
    const made = parts.map((part) => part(ports));
    const types = new Set(made.flatMap((part) => Object.keys(part)));
    return Object.fromEntries([...types].map((type) => [type, Object.assign({}, ...made.map((part) => part[type]))]));
  };

/** What a context adds to the graph. `access` names each of its Query, Mutation and Subscription fields, or the build fails. */
export interface Subgraph {
  readonly typeDefs: string;
  readonly resolvers: MakeResolvers;
  readonly access: Readonly<Record<string, Rule>>;
  /** A sentence for each refusal code, for people. */
  readonly refusals: Readonly<Record<string, string>>;
}

/** A view whatever its row and events are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows are taken in and given out, so neither unknown nor never fits
export type AnyView = View<any, any, any>;

/** A context is one value, handed its ports by whichever platform runs it. */
export interface Context {
  readonly name: string;
  /** Event types that other contexts may see; all others never leave. */
  readonly published: readonly string[];
  readonly upcasts: Upcasts;
  readonly views: readonly AnyView[];
  readonly policies: readonly Policy<never>[];
  readonly subgraph?: Subgraph;
}

/** Keeps the types of a view's row, events and indexes while it is written down. */
export const view =
  <Row, E extends DomainEvent>() =>
  <const Index extends string>(definition: View<Row, E, Index>): View<Row, E, Index> =>
    definition;

export type { Indexed, Query };
