import type { Doorbell, TenantId, Timers } from '@csp/kernel';
import type { Alarm } from './consumer.ts';

/** Lets a consumer, or all of a view's, take in what there is. */
export type Pump = () => Promise<void>;

const retryMilliseconds = 500;

/** Sets consumers going when a bell rings, and again later when storage failed: what fails now may work in a moment. */
export class Pumps {
  private readonly hangUps: (() => void)[] = [];
  private readonly retries = new Map<Pump, () => void>();
  private stopped = false;

  constructor(
    private readonly ports: { readonly doorbell: Doorbell; readonly timers: Timers; readonly alarm: Alarm },
  ) {}

  listen(source: string, tenant: TenantId, pump: Pump): Pump {
    this.hangUps.push(this.ports.doorbell.listen(source, tenant, () => this.run(pump)));
    return pump;
  }

  /** The consumer keeps its place when it fails; it is asked again once, however often it was asked meanwhile. */
  run(pump: Pump): void {
    if (this.stopped) return;
    pump().catch((error: Error) => {
      if (this.stopped || this.retries.has(pump)) return;
      this.ports.alarm('stopped', { reason: error.message });
      const again = () => {
        this.retries.delete(pump);
        this.run(pump);
      };
      this.retries.set(pump, this.ports.timers.after(retryMilliseconds, again));
    });
  }

  stop(): void {
    this.stopped = true;
    for (const hangUp of [...this.hangUps.splice(0), ...this.retries.values()]) hangUp();
    this.retries.clear();
  }
}
