import { tenantId, type LocalDate, type TenantId } from '@csp/kernel';
import type { ActRequest, Runtime } from '@csp/platform-runtime';
import type { SeedPorts } from './seed.ts';

export interface SeededRuntime {
  readonly today: LocalDate;
  readonly runtime: Pick<Runtime, 'act' | 'admit'>;
  readonly provision: (tenant: TenantId) => Promise<void> | void;
  /** Sets the runtime's clock to an instant of the papers. */
  readonly setClock: (instant: number) => void;
  /** Told which partnership's turn it is. */
  readonly say: (tenant: TenantId) => void;
}

/** Seeding through a runtime that holds all contexts: each command on a clock that shows the day of the papers. */
export const seedThrough = ({ today, runtime, provision, setClock, say }: SeededRuntime): SeedPorts => ({
  today,
  found: async (tenant) => {
    say(tenant);
    await provision(tenantId(tenant));
    await runtime.admit(tenantId(tenant));
  },
  act: async ({ tenant, at, ...request }) => {
    setClock(Date.parse(at));
    const { commandId } = request;
    return runtime.act({
      ...request,
      decider: request.decider as unknown as ActRequest['decider'],
      tenant: tenantId(tenant),
      intent: commandId,
      actor: 'seed',
      correlation: commandId,
      causation: commandId,
    });
  },
});
