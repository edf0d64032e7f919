import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onLondonClock } from '@csp/kernel';
import { demoAccounts, seed, seedThrough } from '@csp/seed';
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
  const { embedded, identity, configuration, runtime, setClock } = standalone;
  const { clock } = standalone.ports;
  const mark = markOf(configuration.dataDir);
  if (!existsSync(mark)) {
    if (embedded.tenants().length > 0) return undefined;
    writeFileSync(mark, '{ "seeded": false }\n');
  }
  if (!(JSON.parse(readFileSync(mark, 'utf8')) as { seeded: boolean }).seeded) {
    process.stdout.write('Seeding the demonstration: ');
    const ports = seedThrough({
      today: onLondonClock(clock.now()).date,
      runtime,
      provision: embedded.provision,
      setClock,
      say: (tenant) => process.stdout.write(`${tenant} `),
    });
    await seed(ports);
    setClock(undefined);
    await identity.accounts.seed(demoAccounts);
    writeFileSync(mark, '{ "seeded": true }\n');
    process.stdout.write(' done.\n');
  }
  return { accounts: demoAccounts };
};
