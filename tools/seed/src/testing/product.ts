import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { tenantId } from '@csp/kernel';
import { meetingsContext } from '@csp/meetings-service';
import { partnershipsContext } from '@csp/partnerships-service';
import { memoryPlatform } from '@csp/platform-conformance';
import { compose } from '@csp/platform-gateway';
import { digest, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { contextPorts, createDoorbell, Runtime, type Principal, type RuntimePorts } from '@csp/platform-runtime';
import { subscriptionsContext } from '@csp/subscriptions-service';
import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import { demoAccounts, type SeedPorts } from '../index.ts';

const contexts = [partnershipsContext, meetingsContext, actionPlanContext, countyContext, subscriptionsContext];

/** The whole product but for HTTP and disk: every context, its policies and the merged graph, on a platform in memory. */
export const openProduct = async (now: string) => {
  const platform = memoryPlatform();
  let seeding: string | undefined;
  const clock = { now: () => Date.parse(seeding ?? now) };
  const alarms: string[] = [];
  const ports: RuntimePorts = {
    soleWriter: platform.soleWriter,
    store: platform.store,
    views: platform.views,
    tenants: () => platform.tenants(),
    clock,
    ids: timeOrderedIds(clock),
    timers: systemTimers,
    doorbell: createDoorbell(),
    digest,
    alarm: (kind, detail) => void alarms.push(`${kind} ${JSON.stringify(detail)}`),
  };
  const runtime = new Runtime(contexts, ports);
  await runtime.start();
  const schema = compose(
    contexts.map((context) => ({
      context,
      ports: contextPorts(context.name, runtime, ports, (request) => runtime.act(request)),
    })),
  );
  const seedPorts: SeedPorts = {
    today: now.slice(0, 10),
    found: async (tenant) => {
      await platform.provision(tenant);
      await runtime.admit(tenant);
    },
    act: async ({ at, decider, ...step }) => {
      seeding = at;
      const { commandId } = step;
      const origin = { intent: commandId, actor: 'seed', correlation: commandId, causation: commandId };
      return runtime.act({ ...step, ...origin, decider: decider as never });
    },
  };
  const principalOf = (login: string): Principal => {
    const account = demoAccounts.find((one) => (one.kind === 'person' ? one.login : one.clientId) === login);
    return { id: login, kind: account?.kind ?? 'anonymous', grants: account?.grants ?? [] };
  };
  const asking = (tenant: string, login: string, signal?: AbortSignal) => ({
    tenant: tenantId(tenant),
    principal: principalOf(login),
    now: () => now,
    ...(signal && { signal }),
  });

  return {
    seedPorts,
    alarms,
    /** Positions of all logs. */
    heads: () =>
      Promise.all(
        platform.tenants().flatMap((tenant) => contexts.map(({ name }) => platform.store(name).of(tenant).head())),
      ),
    parked: () => runtime.parked(),
    /** The clock shows the present again. */
    wake: () => (seeding = undefined),
    ask: (tenant: string, login: string, source: string): Promise<ExecutionResult> =>
      graphql({ schema, source, contextValue: asking(tenant, login) }),
    follow: async <Data>(tenant: string, login: string, source: string, signal: AbortSignal) => {
      const events = await subscribe({
        schema,
        document: parse(source),
        contextValue: asking(tenant, login, signal),
      });
      if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors));
      return events as AsyncGenerator<ExecutionResult<Data>>;
    },
    stop: () => runtime.stop(),
  };
};
