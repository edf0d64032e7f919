// `npm test`: installs where needed, then every gate, every build, every project's specs and the end-to-end suite.
// Ends with one plain line: `N passed, N failed` or `N passed, N failed, N skipped`.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { plainLine, summed } from './results.mjs';
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

const failedGates = [];
for (const { name, nx: task, counted } of steps) {
  say(`── ${name}`);
  const code = await nx(...task);
  if (code !== 0 && !counted) failedGates.push(name);
}

const tested = projects().filter(({ targets }) => targets?.test);
const read = (name) => {
  const file = `${results}/${name}.json`;
  return existsSync(resolve(workspace, file)) ? readJson(file) : undefined;
};
const sum = summed(
  tested.map(({ name }) => name),
  read,
  failedGates,
);
for (const note of sum.notes) console.log(note);
console.log(`${elapsed()} in all`);
console.log(plainLine(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
