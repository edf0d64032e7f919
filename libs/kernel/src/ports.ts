import type { TenantId } from './event.ts';

/** Milliseconds since 1970, UTC. The only way to learn the time. */
export interface Clock {
  now(): number;
}

/** New ids, time-ordered (UUIDv7), so that indexes grow at their end. */
export interface Ids {
  next(): string;
}

export interface Randomness {
  /** From 0 up to, not including, 1. */
  next(): number;
}

export interface Timers {
  /** Calls once after `milliseconds`; the function returned cancels. */
  after(milliseconds: number, call: () => void): () => void;
}

/** Says that a log has grown. A hint: it may be lost or repeated, and who hears it reads on from its own checkpoint. */
export interface Doorbell {
  ring(context: string, tenant: TenantId): void;
  listen(context: string, tenant: TenantId, heard: () => void): () => void;
}
