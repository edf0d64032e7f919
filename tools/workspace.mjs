// What `npm start` and `npm test` share. Nothing but Node's own modules: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const readJson = (file) => JSON.parse(readFileSync(resolve(workspace, file), 'utf8'));

const began = Date.now();
/** Time since the command began: `[  3 s]`, so that long work can be told from work that hangs. */
export const elapsed = () => `[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s]`;
export const say = (text) => console.log(`${elapsed()} ${text}`);

/** What npm has to do before anything can run, as a sentence; `undefined` when node_modules is what the lock file asks for. */
export const missingInstall = () => {
  const hiddenLock = resolve(workspace, 'node_modules/.package-lock.json');
  if (!existsSync(hiddenLock)) return 'nothing is installed yet';
  const wanted = readJson('package-lock.json').packages;
  const present = JSON.parse(readFileSync(hiddenLock, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.optional) continue;
    const same = entry.link ? existsSync(resolve(workspace, path)) : present[path]?.version === entry.version;
    if (!same) return `package-lock.json asks for another ${path.split('node_modules/').pop()} than is installed`;
  }
  return undefined;
};

export const install = async () => {
  const reason = missingInstall();
  if (!reason) return;
  say(`Installing packages, about a minute: ${reason}.`);
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    every: 10,
    waiting: 'Still installing …',
  });
  if (code !== 0) {
    say('npm ci failed: see its message above. Is there a connection to the package registry?');
    process.exit(code);
  }
  say('Installed.');
};

/**
 * Runs a command in the workspace and answers its exit code. Each line it prints is given its time; `every` seconds of
 * silence print `waiting`, so that a terminal never looks dead.
 */
export const run = (command, args, { env = {}, every = 30, waiting = 'Still at it …' } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd: workspace,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const silence = setInterval(() => say(waiting), every * 1000);
    const stop = () => {
      child.kill('SIGTERM');
      child.once('close', () => process.exit(130));
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    for (const stream of [child.stdout, child.stderr]) byLine(stream, (line) => (silence.refresh(), say(line)));
    child.on('error', (error) => say(`${command} could not be started: ${error.message}`));
    child.on('close', (code) => {
      clearInterval(silence);
      process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
      done(code ?? 1);
    });
  });

const byLine = (stream, heard) => {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.filter(tells).forEach(heard);
  });
  stream.on('end', () => tells(rest) && heard(rest));
};

/** Nx begins each run with the list of all projects, a line each: that says nothing. */
const tells = (line) => line.trim() !== '' && !/^- [a-z0-9-]+$/.test(line);

export const nx = (...args) =>
  run(process.execPath, [resolve(workspace, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' },
  });

/** Every project of the workspace: its folder and the `nx` part of its package.json. */
export const projects = () =>
  readJson('package.json')
    .workspaces.flatMap(folders)
    .filter((folder) => existsSync(resolve(workspace, folder, 'package.json')))
    .map((folder) => ({ folder, ...readJson(join(folder, 'package.json')).nx }));

const folders = (pattern) =>
  pattern.split('/').reduce(
    (found, part) =>
      found.flatMap((folder) => {
        if (part !== '*') return [join(folder, part)];
        const inside = resolve(workspace, folder);
        if (!existsSync(inside)) return [];
        const entries = readdirSync(inside, { withFileTypes: true });
        return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
      }),
    ['.'],
  );
