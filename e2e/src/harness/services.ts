import { join } from 'node:path';
import { actionPlanContext } from '@csp/action-plan-service';
import { countyContext } from '@csp/county-service';
import { meetingsContext } from '@csp/meetings-service';
import { outreachContext } from '@csp/outreach-service';
import { partnershipsContext } from '@csp/partnerships-service';
import { createEmbedded } from '@csp/platform-embedded';
import { digest, systemClock, systemTimers, timeOrderedIds } from '@csp/platform-nest';
import { contextPorts, createDoorbell, Runtime, type Context, type RuntimePorts } from '@csp/platform-runtime';
import { publicKeysOf, serveContext, vouchingKeysIn, type ContextServer } from '@csp/platform-services';
import { subscriptionsContext } from '@csp/subscriptions-service';
import pino from 'pino';
import { freePort } from './program.ts';

export const contexts: readonly Context[] = [
  partnershipsContext,
  meetingsContext,
  actionPlanContext,
  countyContext,
  subscriptionsContext,
  outreachContext,
];

/** A server for each context over one platform: as many services as in the distributed product, without its Kafka and MongoDB. */
export interface Services {
  /** `http://127.0.0.1:…` of a context. */
  url(context: string): string;
  /** What a gateway needs to find them and to be believed. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keysFile: string;
  /** Ends one; what it was asked comes to its end. */
  down(context: string): Promise<void>;
  /** Starts it again, at the address it had. */
  up(context: string): Promise<void>;
  stop(): Promise<void>;
}

const portsOver = (embedded: ReturnType<typeof createEmbedded>): RuntimePorts => ({
  store: embedded.store,
  views: embedded.views,
  tenants: embedded.tenants,
  clock: systemClock,
  ids: timeOrderedIds(systemClock),
  timers: systemTimers,
  doorbell: createDoorbell(),
  digest,
  soleWriter: true,
  alarm: (kind, detail) => console.error(kind, detail),
});

/** Over a folder that standalone has left: its tenants, its accounts. */
export const startServices = async (dataDir: string): Promise<Services> => {
  const embedded = createEmbedded(dataDir);
  const ports = portsOver(embedded);
  const runtime = new Runtime(contexts, ports);
  await runtime.start();
  const keysFile = join(dataDir, 'vouching-keys.json');
  const keys = publicKeysOf(vouchingKeysIn(keysFile));
  const running = new Map<string, ContextServer>();
  const places = new Map<string, number>();
  for (const { name } of contexts) places.set(name, await freePort());

  const up = async (name: string): Promise<void> => {
    const context = contexts.find((one) => one.name === name)!;
    const health = { state: 'ready' as const };
    const server = await serveContext({
      context,
      ports: contextPorts(name, runtime, ports, (request) => runtime.act(request)),
      tenants: embedded.tenants,
      keys,
      clock: systemClock,
      logger: pino({ level: 'error' }),
      health,
      parked: async () => (await runtime.parked()).length,
    });
    await server.listen(places.get(name)!, '127.0.0.1');
    running.set(name, server);
  };
  const down = async (name: string): Promise<void> => {
    await running.get(name)?.close();
    running.delete(name);
  };
  const url = (name: string) => `http://127.0.0.1:${places.get(name)}`;
  await Promise.all(contexts.map(({ name }) => up(name)));
  return {
    url,
    keysFile,
    environment: Object.fromEntries(
      contexts.map(({ name }) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, url(name)]),
    ),
    down,
    up,
    stop: async () => {
      for (const { name } of contexts) await down(name);
      await runtime.stop();
      embedded.close();
    },
  };
};
