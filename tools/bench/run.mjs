// `npm run bench`: every figure in a process of its own, one after the other, a line of JSON for each number.
//   npm run bench -- --only A1,D1     some of them
//   npm run bench -- --short          little work: shows that all of it runs and answers rightly; no numbers to quote
//   npm run bench -- --patient        before each figure, waits up to ten minutes for a machine that does little else
//   npm run bench -- --no-build       takes the product as it was last built
//   npm run bench -- --distributed    the figures of the product as services, on MONGO_URL and KAFKA_BROKERS or servers brought up here
// A figure whose answers are wrong prints no number; the command then ends with exit code 1.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nx, workspace } from '../workspace.mjs';
import { bundle } from './bundle.mjs';
import { calm } from './calm.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    patient: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    distributed: { type: 'boolean', default: false },
  },
});

// What the build says doesn't belong among the numbers.
console.log = console.error;
const product = values.distributed ? 'services,gateway,web' : 'standalone,web';
if (!values['no-build'] && (await nx('run-many', '-t', 'build', '-p', product)) !== 0) process.exit(1);
mkdirSync(join(workspace, 'dist'), { recursive: true });
const folder = mkdtempSync(join(workspace, 'dist', 'bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await bundle(folder);
const figures = values.distributed
  ? (await import(join(folder, 'distributed-figures.js'))).distributedFigures
  : (await import(join(folder, 'figures.js'))).figures;
const wanted = values.only ? values.only.split(',').map((id) => id.trim().toUpperCase()) : Object.keys(figures);
const unknown = wanted.filter((id) => !(id in figures));
if (unknown.length > 0) {
  console.error(`No such figure: ${unknown.join(', ')}. There are ${Object.keys(figures).join(', ')}.`);
  process.exit(2);
}

let failed = 0;
const runAll = async () => {
  for (const id of wanted) {
    if (values.patient) await calm();
    if ((await run(id)) !== 0) failed += 1;
  }
};
if (values.distributed) await (await import('../servers.mjs')).withServers(console.error, runAll);
else await runAll();
process.exit(failed > 0 ? 1 : 0);

function run(id) {
  const options = ['short', 'distributed'].filter((name) => values[name]).map((name) => `--${name}`);
  const child = spawn(process.execPath, ['--enable-source-maps', join(folder, 'child.js'), id, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, BENCH_PROGRAMS: folder },
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  return new Promise((done) =>
    child.on('close', (code) => {
      process.removeListener('exit', end);
      done(code ?? 1);
    }),
  );
}
