import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GateFailed } from '../measurement.ts';

/** Where the benchmark's own programs were bundled to. */
export const programs = process.env['BENCH_PROGRAMS'] ?? '';
/** The workspace: programs lie in dist/bench-…/ of it. */
export const workspace = fileURLToPath(new URL('../../', `file://${programs}/x`));
const probe = join(workspace, 'tools/bench/servers/probe.mjs');

export interface Usage {
  /** Processor time so far, microseconds. */
  readonly cpu: number;
  /** Resident memory, bytes. */
  readonly resident: number;
}

/** A program in a process of its own, with a probe in it. */
export interface Served {
  readonly port: number;
  /** When the process was started, on this process's `performance` clock. */
  readonly startedAt: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** Starts a program that listens on `PORT`; answers at once, before it listens. */
export const start = async (program: string, environment: Readonly<Record<string, string>>): Promise<Served> => {
  const port = await freePort();
  const startedAt = performance.now();
  const options = (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean);
  const child = spawn(process.execPath, ['--import', probe, ...options, program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...environment, PORT: String(port) },
  });
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  return {
    port,
    startedAt,
    usage: () => ask(child),
    stop: async () => {
      process.removeListener('exit', end);
      if (child.exitCode === null) {
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        await ended;
      }
    },
  };
};

const ask = (child: ChildProcess): Promise<Usage> =>
  new Promise((answered, failed) => {
    const gone = (): void => failed(new GateFailed('The measured process has ended.'));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.removeListener('exit', gone);
      const { cpu, memory } = message as { cpu: NodeJS.CpuUsage; memory: NodeJS.MemoryUsage };
      answered({ cpu: cpu.user + cpu.system, resident: memory.rss });
    });
    child.send('usage');
  });
