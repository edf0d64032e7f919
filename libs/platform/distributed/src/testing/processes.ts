import type { TenantId } from '@csp/kernel';
import { countedIds, sha256, tally, type TallyCommand } from '@csp/platform-conformance';
import { Runtime, type Acted, type ActRequest, type Context } from '@csp/platform-runtime';
import { randomUUID } from 'node:crypto';
import type { Changes, Service } from './messages.ts';

/** A process that runs one context. */
export interface Process {
  readonly service: Service;
  readonly runtime: Runtime;
  readonly alarms: string[];
  close(): Promise<void>;
}

/** As an app puts it together. `stops`: told how it is stopped, if it wasn't before. */
export const beginIn =
  (stops: (() => Promise<unknown>)[]) =>
  async (context: Context, make: (changes: Changes) => Promise<Service>): Promise<Process> => {
    const alarms: string[] = [];
    const admitted: Promise<void>[] = [];
    const service: Service = await make({
      context,
      founds: ({ commit }) => commit.events.some(({ type }) => type === 'TallyOpened.v2'),
      founded: (tenant) => void admitted.push(runtime.admit(tenant)),
    });
    const runtime: Runtime = new Runtime([context], {
      store: service.distributed.store,
      views: service.distributed.views,
      tenants: () => service.distributed.tenants(),
      published: service.published,
      clock: { now: () => Date.now() },
      ids: countedIds(),
      timers: {
        after: (milliseconds, call) => {
          const timer = setTimeout(call, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      doorbell: service.doorbell,
      digest: sha256,
      alarm: (kind, detail) => void alarms.push(`${kind} ${JSON.stringify(detail)}`),
      soleWriter: false,
    });
    await runtime.start();
    await service.start();
    const close = async () => {
      await Promise.all(admitted);
      await runtime.stop();
      await service.close();
    };
    stops.push(() => close().catch(() => undefined));
    return { service, runtime, alarms, close };
  };

export const act = ({ runtime }: Process, tenant: TenantId, command: TallyCommand): Promise<Acted> => {
  const commandId = randomUUID();
  return runtime.act({
    context: 'tally',
    tenant,
    decider: tally as unknown as ActRequest['decider'],
    id: command.id,
    command,
    commandId,
    intent: JSON.stringify(command),
    actor: 'someone',
    correlation: commandId,
    causation: commandId,
  });
};

/** What the reading context's log says, in its order. */
export const heard = async ({ service: { distributed } }: Process, tenant: TenantId): Promise<number[]> => {
  if (!distributed.tenants().includes(tenant)) return [];
  const commits = await distributed.store('echo').of(tenant).read(0, 10_000);
  return commits.flatMap(({ events }) => events.map(({ data }) => (data as { amount: number }).amount));
};
