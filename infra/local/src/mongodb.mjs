// A MongoDB for development and tests, without Docker: FerretDB, built once from ../mongodb and run as a child process.
// Nothing but Node's own modules. By itself: `node infra/local/src/mongodb.mjs [folder]` runs one until it is interrupted.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, runToEnd, startServer, whileSaying } from './child.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../mongodb');
const cache = resolve(here, '../../../.infra');

const remedy = 'Install Go 1.24 or later, or name a server in MONGO_URL.';

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
  // Built under another name first: a program that is there is whole.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  cpSync(source, unfinished, { recursive: true });
  await whileSaying(say, 'Still building …', () =>
    runToEnd({
      command: 'go',
      args: ['build', '-trimpath', '-buildvcs=false', '-mod=readonly', '-o', join(unfinished, 'built'), '.'],
      cwd: unfinished,
      failure: `The MongoDB for this machine could not be built. ${remedy}`,
    }),
  );
  mkdirSync(folder, { recursive: true });
  renameSync(join(unfinished, 'built'), program);
  rmSync(unfinished, { recursive: true, force: true });
  say('Built.');
  return program;
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
  const server = await startServer({
    title: 'The MongoDB for this machine',
    command: program,
    args: [`127.0.0.1:${chosen}`, folder],
    port: chosen,
    // It ends when its standard input does.
    stdin: 'pipe',
  });
  return { url: `mongodb://127.0.0.1:${chosen}/?${options}`, port: chosen, ...server };
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

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? join(cache, 'mongodb-data'));
  const server = await mongodb({ folder, say: console.log });
  console.log(`MONGO_URL=${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
