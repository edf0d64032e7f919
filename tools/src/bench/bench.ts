import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { report } from '../../bench/measurement.ts';

export const workspace = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export type Line = ReturnType<typeof report> & {
  readonly short: boolean;
  readonly machine: Readonly<Record<string, unknown>>;
};

/** Runs the command as it is, on what was built last; its lines, and what it said beside them. */
export const bench = (options: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly code: number | null; readonly lines: readonly Line[]; readonly said: string }>((done) => {
    const child = spawn(process.execPath, ['tools/bench/run.mjs', '--no-build', ...options], {
      cwd: workspace,
      env: { ...process.env, ...environment },
    });
    let [printed, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => {
      const lines = printed.split('\n').filter(Boolean);
      done({ code, lines: lines.map((line) => JSON.parse(line) as Line), said });
    });
  });
