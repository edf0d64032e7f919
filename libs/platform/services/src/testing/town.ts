import { tenantId } from '@csp/kernel';
import type { GatewayAsking } from '@csp/platform-gateway';
import type { Context, ContextPorts, Principal } from '@csp/platform-runtime';
import pino from 'pino';
import { serveContext, type ContextServer } from '../context-server.ts';
import type { Health } from '../health.ts';
import { stitchedSchema } from '../stitched.ts';
import { composeSupergraph } from '../supergraph.ts';
import { createVoucher } from '../voucher.ts';
import { newVouchingKey, publicKeysOf } from '../vouching-keys.ts';

export const cambridge = tenantId('cambridge-city');
export const officer: Principal = {
  id: 'p1',
  kind: 'person',
  grants: [{ tenant: cambridge, role: 'support-officer' }],
};

/** A service for each context over real sockets, and the gateway's schema before them, on a clock that is turned by hand. */
export const openTown = async (contexts: readonly Context[], { renewalMilliseconds = 20 } = {}) => {
  let now = Date.parse('2020-10-06T09:00:00.000Z');
  const clock = { now: () => now };
  const key = newVouchingKey();
  const servers = new Map<string, ContextServer>();
  const ports = new Map<string, number>();
  const healths = new Map<string, Health>();

  const up = async (context: Context, port = 0): Promise<void> => {
    const health: Health = { state: 'ready' };
    const server = await serveContext({
      context,
      ports: {} as ContextPorts,
      tenants: () => [cambridge, tenantId('fenland')],
      keys: publicKeysOf([key]),
      clock,
      logger: pino({ level: 'silent' }),
      health,
      parked: async () => 0,
    });
    ports.set(context.name, await server.listen(port, '127.0.0.1'));
    servers.set(context.name, server);
    healths.set(context.name, health);
  };
  for (const context of contexts) await up(context);
  const address = (name: string): URL => new URL(`http://127.0.0.1:${ports.get(name)}`);
  const schema = stitchedSchema({
    supergraph: composeSupergraph(contexts),
    services: contexts.map(({ name }) => ({ name, address: address(name) })),
    voucher: createVoucher([key], clock),
    timeoutMilliseconds: 500,
    renewalMilliseconds,
  });

  return {
    schema,
    key,
    clock,
    address,
    health: (name: string) => healths.get(name)!,
    turnClock: (seconds: number) => (now += seconds * 1_000),
    asking: (principal: Principal, refresh?: () => Promise<Principal>): GatewayAsking => ({
      tenant: cambridge,
      principal,
      now: () => new Date(now).toISOString(),
      ...(refresh && { refresh }),
    }),
    down: async (name: string) => {
      await servers.get(name)!.close();
      servers.delete(name);
    },
    up: (name: string) =>
      up(
        contexts.find((one) => one.name === name)!,
        ports.get(name),
      ),
    close: async () => {
      for (const server of servers.values()) await server.close();
    },
  };
};
