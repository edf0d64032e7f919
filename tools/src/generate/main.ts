import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';
import { Unfit } from './words.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
try {
  const asked = process.argv.slice(2);
  for (const { path, change } of await generate(root, asked)) console.log(`${change.padEnd(8)}${path}`);
  if (asked[0] === 'context') {
    // New projects have to be linked into node_modules and named in the lock file.
    process.exitCode = spawnSync('npm', ['install'], { cwd: root, stdio: 'inherit' }).status ?? 1;
  }
} catch (error) {
  if (!(error instanceof Unfit)) throw error;
  console.error(`Nothing written. ${error.message}`);
  process.exitCode = 1;
}
