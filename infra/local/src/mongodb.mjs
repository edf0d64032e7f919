// A MongoDB for development and tests, without Docker: FerretDB, built once from ../mongodb and run as a child process.
// Nothing but Node's own modules. By itself: `node infra/local/src/mongodb.mjs [folder]` runs one until it is interrupted.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../mongodb');
const cache = resolve(here, '../../../.infra');

const startMilliseconds = 15_000;
const stopMilliseconds = 10_000;
const sayEverySeconds = 15;

/** The driver would send a write again by itself, as a transaction that FerretDB does not know; the store asks anew instead. */
const options = 'retryWrites=false';

/**
 * The server's program, built where it isn't there yet: about a minute. It needs Go and the Go modules' proxy then, and
 * nothing afterwards. Throws with what to do when it can't be built.
 *
 * @param {(text: string) => void} say
 * @returns {Promise<string>} The program's path.
 */
export const mongodbProgram = async (say) => {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(source, file)));
  const folder = join(cache, `mongodb-${hash.digest('hex').slice(0, 16)}`);
  const program = join(folder, process.platform === 'win32' ? 'mongodb.exe' : 'mongodb');
  if (existsSync(program)) return program;
  say('Building a MongoDB for this machine (FerretDB 1.24, once): about a minute.');
  const silence = setInterval(() => say('Still building …'), sayEverySeconds * 1000);
  try {
    // Built under another name first: a program that is there is whole.
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    cpSync(source, unfinished, { recursive: true });
    await go(
      ['build', '-trimpath', '-buildvcs=false', '-mod=readonly', '-o', join(unfinished, 'built'), '.'],
      unfinished,
    );
    mkdirSync(folder, { recursive: true });
    renameSync(join(unfinished, 'built'), program);
    rmSync(unfinished, { recursive: true, force: true });
  } finally {
    clearInterval(silence);
  }
  say('Built.');
  return program;
};

const go = async (args, cwd) => {
  const child = spawn('go', args, { cwd, stdio: ['ignore', 'inherit', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
  const remedy = 'Install Go 1.24 or later, or name a server in MONGO_URL.';
  const code = await new Promise((done, fail) => {
    child.on('close', done);
    child.on('error', (error) => fail(new Error(`Go could not be started (${error.message}). ${remedy}`)));
  });
  if (code !== 0) throw new Error(`The MongoDB for this machine could not be built. ${remedy}\n${complaints.trim()}`);
};

/**
 * Runs the program on 127.0.0.1 with its data in `folder`; answers when it takes connections. It ends with this process,
 * however that ends. A `port` is chosen where none is given.
 *
 * @param {{ program: string, folder: string, port?: number }} settings
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void>, kill: () => Promise<void> }>}
 */
export const startMongodb = async ({ program, folder, port }) => {
  mkdirSync(folder, { recursive: true });
  const chosen = port ?? (await freePort());
  const child = spawn(program, [`127.0.0.1:${chosen}`, folder], { stdio: ['pipe', 'ignore', 'pipe'] });
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
    throw new Error(`The MongoDB for this machine ended: ${complaints.trim() || 'it said nothing'}`);
  });
  await Promise.race([died, answering(chosen)]).catch(async (error) => {
    await end('SIGKILL');
    throw error;
  });
  died.catch(() => {});
  return {
    url: `mongodb://127.0.0.1:${chosen}/?${options}`,
    port: chosen,
    stop: () => end('SIGTERM'),
    /** As a power cut does it. */
    kill: () => end('SIGKILL'),
  };
};

/**
 * The MongoDB to use: that of `MONGO_URL` where it is set, and nothing is started then; or one of its own in `folder`.
 * `program` is that of its own.
 *
 * @param {{ folder: string, say: (text: string) => void }} settings
 * @returns {Promise<{ url: string, program?: string, stop: () => Promise<void> }>}
 */
export const mongodb = async ({ folder, say }) => {
  const { MONGO_URL: url } = process.env;
  if (url) return { url, stop: async () => {} };
  const program = await mongodbProgram(say);
  return { program, ...(await startMongodb({ program, folder })) };
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
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

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(cache, 'mongodb-data'));
  const server = await mongodb({ folder, say: console.log });
  console.log(`MONGO_URL=${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
