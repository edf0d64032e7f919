// `npm start`: installs and builds where needed, then runs the whole product in one process.
// PORT (default 3000) and DATA_DIR (default ./data) are handed on; the app seeds an empty DATA_DIR and says where to look.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { install, nx, say, workspace } from './workspace.mjs';

const program = resolve(workspace, 'apps/standalone/dist/main.js');
const stamp = resolve(workspace, 'dist/built-from');

/** What builds and runs write among the sources. */
const made = /^(?:node_modules|dist(?:-.*)?|data|graphql-env\.d\.ts)$/;

await install();
await build();
run();

/** Nx takes a second or two to find that its cache is good. Times and sizes of the sources tell the same in some milliseconds. */
async function build() {
  const sources = fingerprint();
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building the server and the web app …');
  const code = await nx('run-many', '-t', 'build', '-p', 'standalone,web');
  if (code !== 0) {
    say('The build failed: see above.');
    process.exit(code);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const note = (path) => {
    const { mtimeMs, size } = statSync(resolve(workspace, path));
    hash.update(`${path}\t${mtimeMs}\t${size}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(resolve(workspace, folder), { withFileTypes: true })) {
      if (made.test(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else note(path);
    }
  };
  ['apps', 'libs', 'tools/bundle', 'tools/seed'].forEach(walk);
  ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nx.json'].forEach(note);
  return hash.digest('hex');
}

function run() {
  const child = spawn(process.execPath, [program], {
    cwd: workspace,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: process.env.PORT || '3000',
      DATA_DIR: resolve(process.env.INIT_CWD ?? workspace, process.env.DATA_DIR || join(workspace, 'data')),
    },
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // Ctrl-C at a terminal reaches the child by itself; a second SIGINT might be taken as impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  // A signal to npm ends the shell between npm and this process, which hears nothing of it but the loss of its parent.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 250).unref();
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
