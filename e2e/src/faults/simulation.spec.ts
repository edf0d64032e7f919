import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryPlatform, simulate, type MakePlatform, type RunResult, type System } from '@csp/platform-conformance';
import { beforeAll, describe, expect, it } from 'vitest';
import { embeddedPlatform } from './embedded-platform.ts';
import { contexts, simulatedProduct } from './simulated-product.ts';

/** `SEED=7` replays one run; `SEEDS=1000` tries the first thousand. */
const one = process.env['SEED'];
const seeds = one ? [Number(one)] : Array.from({ length: Number(process.env['SEEDS'] ?? 12) }, (_, index) => index + 1);
const steps = Number(process.env['STEPS'] ?? 10_000);

const replay = (seed: number): string =>
  `SEED=${seed} STEPS=${steps} npx vitest run --root e2e --config vitest.config.ts src/faults/simulation.spec.ts`;

let system: System;
beforeAll(async () => {
  system = await simulatedProduct();
});

const run = async (seed: number, make: MakePlatform): Promise<RunResult> => {
  try {
    return await simulate(system, { seed, make, steps });
  } catch (error) {
    throw new Error(`${(error as Error).message}\nTo see it again: ${replay(seed)}`, { cause: error });
  }
};

const inMemory: MakePlatform = async () => memoryPlatform();
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const onSqlite: MakePlatform = async () =>
  embeddedPlatform(mkdtempSync(join(place, 'csp-simulation-')), (folder) =>
    rmSync(folder, { recursive: true, force: true }),
  );

const total: Record<string, number> = {};

describe('R6: the whole standalone platform, simulated', () => {
  it('is all that the product runs', () => {
    const text = readFileSync(new URL('../../../apps/standalone/src/contexts.ts', import.meta.url), 'utf8');
    const listed = [...text.slice(text.indexOf('contexts:')).matchAll(/^ {2}(\w+)Context,$/gm)].map(([, name]) => name);
    const simulated = contexts.map(({ name }) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    expect(listed).toEqual(simulated);
  });

  it.each(seeds)(
    'seed %i: the same bytes on memory and on SQLite, and the same again',
    { timeout: 60_000 },
    async (seed) => {
      const first = await run(seed, inMemory);
      expect(await run(seed, onSqlite), `on SQLite: ${replay(seed)}`).toEqual(first);
      // The other platform's run was a second one already; a third of the seeds are enough to tell a difference of platforms apart.
      if (seed % 3 === 0) expect(await run(seed, inMemory), `twice in memory: ${replay(seed)}`).toEqual(first);
      for (const [what, times] of Object.entries(first.counts)) total[what] = (total[what] ?? 0) + times;
    },
  );

  it.skipIf(one !== undefined)('meets what it is there for', () => {
    for (const what of [
      'crash',
      'stop',
      'rebuild',
      'lost views',
      'full disk',
      'unknown outcome',
      'failed read',
      'failed view',
      'lost ring',
    ])
      expect(total[what], what).toBeGreaterThan(2);
    expect(total['commits'], 'commits').toBeGreaterThan(seeds.length * 30);
    expect(total['told'], 'events told').toBeGreaterThan(seeds.length * 4);
  });
});
