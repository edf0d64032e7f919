import { actionPlanContext } from '@csp/action-plan-service';
import { tenantId, type TenantId } from '@csp/kernel';
import { createEmbedded, type Embedded } from '@csp/platform-embedded';
import { digest, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import {
  contextPorts,
  createDoorbell,
  Runtime,
  type Context,
  type Here,
  type Principal,
  type RuntimePorts,
} from '@csp/platform-runtime';

export const city = tenantId('cambridge-city');

/** Who gives the commands of a figure. */
export const officer = (tenant: TenantId): Principal => ({
  id: 'bench-officer',
  kind: 'person',
  grants: [{ tenant, role: 'support-officer' }],
});

export interface Platform {
  readonly embedded: Embedded;
  readonly ports: RuntimePorts;
  readonly runtime: Runtime;
  /** A context of a tenant, as its resolvers have it. */
  here(context: string, tenant: TenantId): Here;
  /** What consumers could not take in. A figure with any has no number. */
  readonly alarms: readonly string[];
  close(): Promise<void>;
}

/**
 * Contexts on the embedded platform, put together as the standalone product does, without the graph in front. `around` may
 * listen to what passes between them and the log.
 */
export const openPlatform = async (
  dataDir: string,
  tenants: readonly TenantId[] = [city],
  contexts: readonly Context[] = [actionPlanContext],
  around: (store: RuntimePorts['store']) => RuntimePorts['store'] = (store) => store,
): Promise<Platform> => {
  const embedded = createEmbedded(dataDir);
  for (const tenant of tenants) embedded.provision(tenant);
  const alarms: string[] = [];
  const ports: RuntimePorts = {
    store: around(embedded.store),
    views: embedded.views,
    tenants: embedded.tenants,
    clock: systemClock,
    ids: timeOrderedIds(systemClock),
    timers: systemTimers,
    doorbell: createDoorbell(),
    digest,
    soleWriter: true,
    alarm: (kind, detail) => alarms.push(`${kind}: ${JSON.stringify(detail)}`),
  };
  const runtime = new Runtime(contexts, ports);
  await runtime.start();
  return {
    embedded,
    ports,
    runtime,
    alarms,
    here: (context, tenant) =>
      contextPorts(context, runtime, ports, (request) => runtime.act(request)).of({
        tenant,
        principal: officer(tenant),
      }),
    close: async () => {
      await runtime.stop();
      embedded.close();
    },
  };
};
