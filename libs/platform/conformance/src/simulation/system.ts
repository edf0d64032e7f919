import type { Decider, DomainEvent, TenantId } from '@csp/kernel';
import type { Context, ContextPorts } from '@csp/platform-runtime';
import type { MakePlatform } from '../platform.ts';
import type { Draw } from './draw.ts';

/** What a client wants done. */
export interface Intention {
  readonly context: string;
  readonly tenant: TenantId;
  readonly decider: Decider<never, never, never, string>;
  readonly id: string;
  readonly command: unknown;
}

export const intention = <C, S, E extends DomainEvent, Code extends string>(
  context: string,
  tenant: TenantId,
  decider: Decider<C, S, E, Code>,
  id: string,
  command: C,
): Intention => ({ context, tenant, decider: decider as unknown as Intention['decider'], id, command });

export interface Outgoing {
  readonly cursor: string;
  /** What was sent, as text. */
  readonly text: string;
}

/** What is simulated: contexts as they are, and who uses them. */
export interface System {
  readonly contexts: readonly Context[];
  readonly tenants: readonly TenantId[];
  /** A new population of clients: what one of them wants next. Keeps in mind what it has made, never asks a clock. */
  readonly clients: () => (draw: Draw) => Intention;
  /** The product's own stream of one tenant's events after a cursor; `undefined` begins at the beginning. */
  readonly follow?: (
    ports: (context: string) => ContextPorts,
    tenant: TenantId,
    after: string | undefined,
    signal: AbortSignal,
  ) => AsyncIterable<Outgoing>;
}

export interface RunSettings {
  readonly seed: number;
  readonly make: MakePlatform;
  /** Choices made before things are left to come to rest. */
  readonly steps?: number;
}
