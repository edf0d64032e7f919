// `npm test`: installs where needed, then every gate, every build, every project's specs and the end-to-end suite.
// Ends with one plain line: `N passed, N failed` or `N passed, N failed, N skipped`.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { elapsed, install, nx, projects, readJson, say, workspace } from './workspace.mjs';

const results = 'dist/test-results';

/** In this order: what is quick to say no comes first, and all of it runs, so that one run tells everything. */
const steps = [
  { name: 'Types, lint and tidy', nx: ['run-many', '-t', 'typecheck', 'lint', 'tidy'] },
  { name: 'Builds', nx: ['run-many', '-t', 'build'] },
  { name: 'Specs of every project', nx: ['run-many', '-t', 'test', '--exclude=e2e'], counted: true },
  { name: 'End to end', nx: ['run', 'e2e:test', '--output-style=stream'], counted: true },
];

await install();
// Nx puts back the counts of what it needn't run again; any other file here is some older run's.
rmSync(resolve(workspace, results), { recursive: true, force: true });

const failures = [];
for (const step of steps) {
  say(`── ${step.name}`);
  const code = await nx(...step.nx);
  if (code !== 0 && !step.counted) failures.push(step.name);
}

const untested = [];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const project of projects().filter(({ targets }) => targets?.test)) {
  const file = `${results}/${project.name}.json`;
  if (!existsSync(resolve(workspace, file))) {
    failures.push(`the specs of ${project.name}, which left no counts`);
    continue;
  }
  const counts = readJson(file);
  if (counts.specs === 0) untested.push(project.name);
  if (counts.failed > 0) console.log(`${project.name}: ${counts.failed} failed.`);
  for (const outcome of Object.keys(sum)) sum[outcome] += counts[outcome];
}
if (untested.length > 0) console.log(`Without any spec: ${untested.join(', ')}.`);
for (const failure of failures) console.log(`Failed, and counted as one failure: ${failure}.`);
sum.failed += failures.length;
if (sum.passed + sum.failed === 0) {
  console.log('Nothing was tested: no spec ran.');
  sum.failed = 1;
}
console.log(`${elapsed()} in all`);
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
process.exitCode = sum.failed > 0 ? 1 : 0;
