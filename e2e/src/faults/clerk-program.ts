import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Order } from './clerk/desk.ts';
import type { Findings } from './clerk/inspection.ts';

/** Node runs no TypeScript: the clerk is bundled when a suite begins. Beside the sources, so that packages are found from it. */
export const bundleClerk = async (): Promise<{ readonly file: string; remove(): void }> => {
  const folder = fileURLToPath(new URL(`../../dist/clerk-${process.pid}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'clerk.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./clerk/clerk.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    external: ['@photostructure/sqlite'],
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

/** A child process that speaks in lines. */
export class LineProcess {
  readonly ended: Promise<Ended>;
  /** What it wrote to its standard error. */
  errors = '';
  private readonly child: ChildProcess;

  constructor(
    command: string,
    args: readonly string[],
    heard: (line: string) => void,
    environment: Record<string, string> = {},
  ) {
    this.child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface({ input: this.child.stdout! }).on('line', heard);
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    // A pipe whose reader was killed is no fault of ours.
    this.child.stdin!.on('error', () => undefined);
    this.ended = new Promise((settle) =>
      this.child.once('close', (code, signal) => settle({ code, signal, errors: this.errors })),
    );
  }

  write(line: string): void {
    this.child.stdin!.write(`${line}\n`);
  }

  noMore(): void {
    this.child.stdin!.end();
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

export interface Inspected {
  readonly found: Findings;
  /** After all orders were given once more. */
  readonly finished: Findings;
  readonly failed?: string;
}

/** A fresh process that opens what another left behind. */
export class Inspector {
  private readonly waiting: ((line: string) => void)[] = [];
  private readonly process: LineProcess;

  constructor(clerk: string) {
    this.process = new LineProcess(process.execPath, [clerk, 'inspect'], (line) => this.waiting.shift()?.(line));
    void this.process.ended.then(({ errors }) =>
      this.waiting.splice(0).forEach((heard) => heard(JSON.stringify({ failed: errors }))),
    );
  }

  async inspect(folder: string, orders: readonly Order[]): Promise<Inspected> {
    const line = await new Promise<string>((heard) => {
      this.waiting.push(heard);
      this.process.write(JSON.stringify({ folder, orders }));
    });
    return JSON.parse(line) as Inspected;
  }

  close(): void {
    this.process.noMore();
  }
}
