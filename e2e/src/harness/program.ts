import './patience.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** The built product; `CSP_PROGRAM` names another build of it. */
export const program = process.env['CSP_PROGRAM'] ?? resolve(workspace, 'apps/standalone/dist/main.js');

/** The gateway of the distributed product. */
export const gatewayProgram = resolve(workspace, 'apps/gateway/dist/main.js');

const readyMilliseconds = 60_000;
const stopMilliseconds = 15_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Program {
  readonly pid: number;
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** All it has printed so far, both streams. */
  output(): string;
  readonly ended: Promise<Ended>;
  /** SIGTERM, and the end it comes to by itself. */
  stop(): Promise<Ended>;
  /** SIGKILL: no more chance than a power cut gives. */
  kill(): Promise<Ended>;
}

export interface ProgramOptions {
  readonly dataDir: string;
  /** A free one when left out. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Which built program; the product in one process when left out. */
  readonly file?: string;
}

/** A port nobody listens on, of the loopback address. */
export const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => settle(port));
    });
  });

/** Starts the built product as a process of its own, on 127.0.0.1. Doesn't wait for it. */
export const launch = async ({
  dataDir,
  port: given,
  environment = {},
  file = program,
}: ProgramOptions): Promise<Program> => {
  if (!existsSync(file))
    throw new Error('The product is not built: run `npx nx run-many -t build -p standalone,gateway,web` first.');
  const port = given ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [file], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      PUBLIC_URL: url,
      NODE_ENV: 'development',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return running(child, { url, port, dataDir });
};

const running = (child: ChildProcess, place: Pick<Program, 'url' | 'port' | 'dataDir'>): Program => {
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = new Promise<Ended>((settle) => child.once('close', (code, signal) => settle({ code, signal })));
  // Whoever ends a test run half-way leaves nothing running behind.
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  void ended.then(() => process.off('exit', abandon));
  const end = async (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
    try {
      return await ended;
    } finally {
      clearTimeout(late);
    }
  };
  return {
    ...place,
    pid: child.pid ?? 0,
    output: () => printed,
    ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

/** Waits until `/readyz` says so. Throws with what was printed when the process ends before, or takes too long. */
export const ready = async (started: Program): Promise<Program> => {
  let over: Ended | undefined;
  void started.ended.then((ended) => (over = ended));
  for (const end = Date.now() + readyMilliseconds; Date.now() < end;) {
    if (over) throw new Error(`The product ended (${JSON.stringify(over)}) before it was ready:\n${started.output()}`);
    const answer = await fetch(`${started.url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return started;
    await new Promise((settle) => setTimeout(settle, 15));
  }
  await started.kill();
  throw new Error(`The product was not ready after ${readyMilliseconds} ms:\n${started.output()}`);
};

export const startProgram = async (options: ProgramOptions): Promise<Program> => ready(await launch(options));
