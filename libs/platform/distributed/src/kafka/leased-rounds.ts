import type { TenantId } from '@csp/kernel';
import { Lease, type LeaseSettings } from './lease.ts';
import { Replaced } from './relay-progress.ts';

export interface RoundsSettings {
  readonly lease: LeaseSettings;
  readonly tenants: () => readonly TenantId[];
  /** How often to look for what was done in another process, whose bell isn't heard here. */
  readonly lookMilliseconds: number;
  /** Calls when there may be something to do for a tenant; what is given back ends it. */
  readonly listen: (tenant: TenantId, heard: () => void) => () => void;
  /** Does what there is to do for a tenant, as long as `goesOn`. One that rejects is made again a moment later. */
  readonly work: (tenant: TenantId) => Promise<void>;
  /** What is remembered of a tenant, or of all where none is named, may be out of date. */
  readonly forget: (tenant?: TenantId) => void;
  /** It is tried again. */
  readonly failed: (error: Error, tenant?: TenantId) => void;
  /** Another process has taken over, and this one found out by being refused. */
  readonly replaced: (tenant: TenantId) => void;
}

const tryAgainMilliseconds = 500;

/**
 * Work that one process at a time does for each tenant, one tenant after the other: when a bell rings, and now and then in any
 * case, as long as this process has the lease.
 */
export class LeasedRounds {
  private readonly lease: Lease;
  private readonly waiting = new Set<TenantId>();
  private readonly heard = new Map<TenantId, () => void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private working: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly settings: RoundsSettings) {
    this.lease = new Lease(settings.lease);
  }

  /** Takes the lease when it is free, and works while it is held. Fails at nothing: what can't be done now is done later. */
  start(): void {
    const { lookMilliseconds, lease } = this.settings;
    this.every(lease.milliseconds / 3, () => this.beat());
    this.every(lookMilliseconds, () => this.look());
  }

  /** The lease's, while this process may take it that it holds it. */
  get token(): number | undefined {
    return this.lease.token;
  }

  get goesOn(): boolean {
    return !this.closed && this.token !== undefined;
  }

  /** Settles when nothing is being done. */
  async idle(): Promise<void> {
    await this.working;
  }

  want(tenant: TenantId): void {
    if (!this.goesOn) return;
    this.waiting.add(tenant);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.waiting.size > 0) for (const one of [...this.waiting]) this.want(one);
    });
  }

  /** Ends after what is being done. `release` lets another have the lease, which is the last thing to do. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const hangUp of this.heard.values()) hangUp();
    await this.working;
  }

  async release(): Promise<void> {
    await this.lease.release().catch(() => undefined);
  }

  private every(milliseconds: number, work: () => Promise<void> | void): void {
    const next = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.failed(error as Error);
      }
      if (!this.closed) this.after(milliseconds, next);
    };
    void next();
  }

  private after(milliseconds: number, work: () => unknown): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work();
    }, milliseconds);
    this.timers.add(timer);
  }

  private async beat(): Promise<void> {
    const led = this.token !== undefined;
    await this.lease.keep();
    if ((this.token !== undefined) === led) return;
    // What another has done since is read from where it wrote it down.
    this.settings.forget();
    this.look();
  }

  private look(): void {
    for (const tenant of this.settings.tenants()) {
      if (!this.heard.has(tenant))
        this.heard.set(
          tenant,
          this.settings.listen(tenant, () => this.want(tenant)),
        );
      this.want(tenant);
    }
  }

  /** One tenant after the other: a producer keeps their order in a topic. */
  private async work(): Promise<void> {
    for (const tenant of this.waiting) {
      this.waiting.delete(tenant);
      if (!this.goesOn) return;
      try {
        await this.settings.work(tenant);
      } catch (error) {
        this.settings.forget(tenant);
        if (error instanceof Replaced) {
          this.lease.lost();
          this.settings.forget();
          this.settings.replaced(tenant);
          return;
        }
        this.failed(error as Error, tenant);
        this.after(tryAgainMilliseconds, () => this.want(tenant));
      }
    }
  }

  private failed(error: Error, tenant?: TenantId): void {
    if (!this.closed) this.settings.failed(error, tenant);
  }
}
