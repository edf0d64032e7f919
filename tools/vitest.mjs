// Runs one project's specs: node tools/vitest.mjs libs/kernel [--distributed] [part of a spec's path …]
// Leaves the counts in dist/test-results/<project>.json, an output that Nx restores when the run comes from its cache.
// With `--distributed`, those that need servers (`*.distributed.spec.ts`) and no others; counts in <project>.distributed.json.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configDefaults } from 'vitest/config';
import { startVitest } from 'vitest/node';

const workspace = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const distributed = process.argv.includes('--distributed');
const [folder, ...filters] = process.argv.slice(2).filter((argument) => argument !== '--distributed');
const needServers = 'src/**/*.distributed.spec.ts';
if (!folder) {
  console.error('Name the folder of a project: node tools/vitest.mjs libs/kernel');
  process.exit(2);
}
const root = resolve(workspace, folder);
const project = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')).nx.name;
const resultFile = resolve(workspace, 'dist/test-results', `${project}${distributed ? '.distributed' : ''}.json`);
// A run that dies half-way must not leave an older run's counts behind.
rmSync(resultFile, { force: true });

const vitest = await startVitest('test', filters, {
  root,
  config: resolve(workspace, 'vitest.config.ts'),
  watch: false,
  passWithNoTests: true,
  ...(distributed ? { include: [needServers] } : { exclude: [...configDefaults.exclude, needServers] }),
  // These wait for programs, leases and sessions more than they compute.
  ...((distributed || project === 'e2e') && { maxWorkers: 2 }),
});
const result = count(vitest);
await vitest.close();

if (result.specs === 0) console.log(`${project}: there are no specs here, so nothing was tested.`);
mkdirSync(dirname(resultFile), { recursive: true });
writeFileSync(resultFile, `${JSON.stringify({ project, ...result })}\n`);
process.exit(result.failed > 0 ? 1 : 0);

/** A spec that can't be loaded counts as one failure, and so do errors outside any test: nothing broken adds up to zero. */
function count({ state }) {
  const modules = state.getTestModules();
  const counts = { specs: modules.length, passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    let failedTests = 0;
    for (const test of module.children.allTests()) {
      const outcome = test.result().state;
      if (outcome === 'passed') counts.passed += 1;
      else if (outcome === 'skipped') counts.skipped += 1;
      else failedTests += 1;
    }
    counts.failed += failedTests || (module.state() === 'failed' ? 1 : 0);
  }
  if (state.getUnhandledErrors().length > 0) counts.failed += 1;
  return counts;
}
