import type { EventStore, TenantId, ViewStore } from '@csp/kernel';

/**
 * A platform as the suites see it: fresh, empty and its own for each case. Whatever it took to start (a folder, a database
 * with a name of its own, topics) `close` takes away again.
 */
export interface PlatformUnderTest {
  /** Whether the runtime over it may take it that no other process writes to its logs. */
  readonly soleWriter: boolean;
  /** Makes a tenant's space; nothing where it exists. */
  provision(tenant: TenantId): Promise<void>;
  tenants(): readonly TenantId[];
  store(context: string): EventStore;
  views(context: string): ViewStore;
  /**
   * As if the process had ended and begun again: nothing that was in memory is left, all that was acknowledged is. Stores and
   * views handed out before are dead. Left out where a platform can't: its cases are then not registered at all.
   */
  reopen?(): Promise<void>;
  /** Loses a tenant's views, which can be built again from the log. Left out where they live in the same place as the log. */
  loseViews?(tenant: TenantId): Promise<void>;
  close(): Promise<void>;
}

export type MakePlatform = () => Promise<PlatformUnderTest>;

/** What physics allows a platform to do; everything else is the same for all. Left out: it can. */
export interface Capabilities {
  readonly reopen?: boolean;
  readonly loseViews?: boolean;
  /** A view's rows and its checkpoint change in one step, also for those who read meanwhile. */
  readonly atomicWrites?: boolean;
}

/** Cases by title. They throw what vitest's `expect` throws, so that they can also be tried on a platform that must fail them. */
export type Cases = Readonly<Record<string, (platform: PlatformUnderTest) => Promise<void>>>;
