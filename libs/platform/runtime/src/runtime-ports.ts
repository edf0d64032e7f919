import type { Clock, Doorbell, EventStore, Ids, TenantId, Timers, ViewStore } from '@csp/kernel';
import type { Alarm } from './consumer.ts';
import type { PublicationSource } from './publications.ts';
import type { Tracing } from './tracing.ts';

/** All that a platform brings. Standalone, distributed and simulation differ in nothing else. */
export interface RuntimePorts {
  readonly store: (context: string) => EventStore;
  readonly views: (context: string) => ViewStore;
  readonly tenants: () => readonly TenantId[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly doorbell: Doorbell;
  readonly digest: (text: string) => string;
  readonly alarm: Alarm;
  readonly tracing?: Tracing;
  /** What the contexts of other processes publish, as far as it has arrived here; left out where there are none. */
  readonly published?: (context: string, tenant: TenantId) => PublicationSource;
  /** No other process writes to these logs: what this one appends needs not be read back. */
  readonly soleWriter: boolean;
}
