// Servers as child processes, for those that run without Docker. Nothing but Node's own modules.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

// A JVM on a machine that does much else; one that can't start says so at once.
const startMilliseconds = 120_000;
const stopMilliseconds = 15_000;
const sayEverySeconds = 15;

let guard;

/**
 * Lets a child process end with this one, however this one ends: a power cut for both. What isn't told so outlives a `SIGKILL`.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export const endsWithUs = (child) => {
  if (child.pid === undefined) return;
  guard ??= watching();
  guard.stdin.write(`+${child.pid}\n`);
  child.once('exit', () => guard.stdin.write(`-${child.pid}\n`));
};

const watching = () => {
  const file = fileURLToPath(new URL('guard.mjs', import.meta.url));
  const watcher = spawn(process.execPath, [file], { stdio: ['pipe', 'ignore', 'ignore'] });
  // Nobody waits for it: it ends when this process does. One that was killed can't be told any more, and that is no fault here.
  watcher.unref();
  watcher.stdin.unref();
  watcher.stdin.on('error', () => {});
  return watcher;
};

/**
 * Runs a server and answers when it takes connections on 127.0.0.1. Rejects with what it said last when it ends before.
 *
 * @param {{ title: string, command: string, args: readonly string[], port: number, stdin?: 'pipe' | 'ignore', env?: object }} settings
 *   `stdin`: a pipe for a server that ends by itself when this process does, which it learns by it.
 * @returns {Promise<{ pid: number, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export const startServer = async ({ title, command, args, port, stdin = 'ignore', env = {} }) => {
  const child = spawn(command, args, { stdio: [stdin, 'ignore', 'pipe'], env: { ...process.env, ...env } });
  if (stdin === 'ignore') endsWithUs(child);
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints = (complaints + text).slice(-4_000)));
  const ended = new Promise((done) => child.on('close', done).on('error', done));
  const end = async (signal) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
    await ended;
    clearTimeout(late);
  };
  const died = ended.then(() => {
    throw new Error(`${title} ended: ${complaints.trim() || 'it said nothing'}`);
  });
  await Promise.race([died, answering(port)]).catch(async (error) => {
    await end('SIGKILL');
    throw error;
  });
  died.catch(() => {});
  return {
    pid: child.pid,
    stop: () => end('SIGTERM'),
    /** As a power cut does it. */
    kill: () => end('SIGKILL'),
  };
};

/**
 * Runs a command to its end. Rejects with `failure` and what it said when it can't be started or fails.
 *
 * @param {{ command: string, args: readonly string[], cwd?: string, failure: string }} settings
 */
export const runToEnd = async ({ command, args, cwd, failure }) => {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4_000)));
  const code = await new Promise((done, fail) => {
    child.on('close', done);
    child.on('error', (error) => fail(new Error(`${command} could not be started (${error.message}). ${failure}`)));
  });
  if (code !== 0) throw new Error(`${failure}\n${said.trim()}`);
};

/** Says now and then that long work is still going on. */
export const whileSaying = async (say, text, work) => {
  const silence = setInterval(() => say(text), sayEverySeconds * 1000);
  try {
    return await work();
  } finally {
    clearInterval(silence);
  }
};

/** Below those that systems give to outgoing connections, any of which could have the port by the time it is listened on. */
const [firstPort, ports] = [20_000, 12_000];

/** A port of 127.0.0.1 that nothing listens on at the moment. */
export const freePort = async () => {
  for (;;) {
    const port = firstPort + Math.floor(Math.random() * ports);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (free) return port;
  }
};

const answering = async (port) => {
  for (const began = Date.now(); Date.now() - began < startMilliseconds;) {
    const socket = connect(port, '127.0.0.1');
    const answered = await new Promise((done) => socket.on('connect', () => done(true)).on('error', () => done(false)));
    socket.destroy();
    if (answered) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`Nothing answers on port ${port} after ${startMilliseconds / 1000} s.`);
};
