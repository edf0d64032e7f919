// How a run over all projects ends: their counts from dist/test-results, summed, and the plain line.
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { plainLine, summed } from './results.mjs';
import { elapsed, projects, readJson, workspace } from './workspace.mjs';

/** What `tools/vitest.mjs` leaves of a project for each of the targets that test: `test` and `test-distributed`. */
const resultOf = (target, name) => `dist/test-results/${name}${target.slice('test'.length).replace('-', '.')}.json`;

const tested = (target) =>
  projects()
    .filter(({ targets }) => targets?.[target])
    .map(({ name }) => name);

/** Before a run: what a run leaves behind that dies half-way must not be taken for this one's. */
export const forgetResults = (target) => {
  for (const name of tested(target)) rmSync(resolve(workspace, resultOf(target, name)), { force: true });
};

/** Prints what a run of a target over all projects came to, the plain line last, and lets the process end accordingly. */
export const conclude = (target, failedGates) => {
  const read = (name) => {
    const file = resultOf(target, name);
    return existsSync(resolve(workspace, file)) ? readJson(file) : undefined;
  };
  const sum = summed(tested(target), read, failedGates);
  for (const note of sum.notes) console.log(note);
  console.log(`${elapsed()} in all`);
  console.log(plainLine(sum));
  process.exitCode = sum.failed > 0 ? 1 : 0;
};
