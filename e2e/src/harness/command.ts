import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { program } from './program.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly error: string;
}

/** Runs `csp`, the operator's commands, on a data folder; `input` is what is typed. */
export const csp = (
  dataDir: string,
  words: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<Ran> =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, [join(dirname(program), 'csp.js'), ...words], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...environment },
      stdio: 'pipe',
    });
    const printed = { output: '', error: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.error += text));
    child.once('error', fail);
    child.once('close', (code) => settle({ code, ...printed }));
    child.stdin.end(input);
  });

/** The same, for commands that must succeed: what they printed. */
export const cspOutput = async (dataDir: string, words: readonly string[], input = ''): Promise<string> => {
  const { code, output, error } = await csp(dataDir, words, { input });
  if (code !== 0) throw new Error(`csp ${words.join(' ')} ended with ${code}: ${error}`);
  return output;
};
