import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A folder on disk for one figure, gone with the process. `BENCH_DIR` says on which disk: a syncing figure measures that disk. */
export const folder = (name: string): string => {
  const path = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), `csp-bench-${name}-`));
  if (made.push(path) === 1)
    process.once('exit', () => made.forEach((one) => rmSync(one, { recursive: true, force: true })));
  return path;
};
