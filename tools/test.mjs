// `npm test`: installs where needed, then every gate, every build, every project's specs and the end-to-end suite.
// Ends with one plain line: `N passed, N failed` or `N passed, N failed, N skipped`.
import { conclude, forgetResults } from './verdict.mjs';
import { install, nx, say } from './workspace.mjs';

/** In this order: what is quick to say no comes first, and all of it runs, so that one run tells everything. */
const steps = [
  // All of the types in one process and all of the lint in another, which load what everything imports once: half the time where
  // nothing is known yet.
  { name: 'Types, lint and tidy', nx: ['run-many', '-t', 'lint-all', 'tidy', 'typecheck-all'] },
  { name: 'Builds', nx: ['run-many', '-t', 'build'] },
  { name: 'Specs of every project', nx: ['run-many', '-t', 'test', '--exclude=e2e'], counted: true },
  { name: 'End to end', nx: ['run', 'e2e:test', '--output-style=stream'], counted: true },
];

await install();
// Nx puts back the counts of what it needn't run again; any other file here is some older run's.
forgetResults('test');

const failedGates = [];
for (const { name, nx: task, counted } of steps) {
  say(`── ${name}`);
  const code = await nx(...task);
  if (code !== 0 && !counted) failedGates.push(name);
}

conclude('test', failedGates);
