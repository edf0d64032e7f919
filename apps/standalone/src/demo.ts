import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onLondonClock, tenantId } from '@csp/kernel';
import type { ActRequest } from '@csp/platform-runtime';
import { demoAccounts, seed, type SeedPorts } from '@csp/seed';
import type { Standalone } from './standalone.ts';

export interface Demo {
  readonly accounts: typeof demoAccounts;
}

/** Says in the data folder that it holds the demonstration, and whether its seeding came to its end. */
const markOf = (dataDir: string) => join(dataDir, 'demonstration.json');

/**
 * Fills an empty data folder with the demonstration: real commands through the one handler, on a clock set to the day of the
 * papers. Command ids are derived from what they are for, so that a seed that was cut short is finished by the next start.
 * Leaves a folder that holds anything else alone.
 */
export const seedDemo = async (standalone: Standalone): Promise<Demo | undefined> => {
  const { embedded, identity, configuration, setClock } = standalone;
  const mark = markOf(configuration.dataDir);
  if (!existsSync(mark)) {
    if (embedded.tenants().length > 0) return undefined;
    writeFileSync(mark, '{ "seeded": false }\n');
  }
  if (!(JSON.parse(readFileSync(mark, 'utf8')) as { seeded: boolean }).seeded) {
    process.stdout.write('Seeding the demonstration: ');
    await seed(seedPorts(standalone));
    setClock(undefined);
    await identity.accounts.seed(demoAccounts);
    writeFileSync(mark, '{ "seeded": true }\n');
    process.stdout.write(' done.\n');
  }
  return { accounts: demoAccounts };
};

const seedPorts = ({ embedded, runtime, ports, setClock }: Standalone): SeedPorts => ({
  today: onLondonClock(ports.clock.now()).date,
  found: async (tenant) => {
    process.stdout.write(`${tenant} `);
    embedded.provision(tenantId(tenant));
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
