// `npm run check:containers`: docker-compose.yml, the Dockerfile and the chart, held against what Docker and Kubernetes take and against
// what the processes read, where there is neither. Needs Go: minutes the first time, seconds afterwards. Nothing is built or run in a
// container. Ends with one plain line, as `npm test` does.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { plainLine } from './results.mjs';
import { elapsed, install, say, workspace } from './workspace.mjs';

const checks = resolve(workspace, 'infra/checks');
const sum = { passed: 0, failed: 0, skipped: 0 };

/** What a command printed, however it ended; a sentence where it could not be started. */
const run = (command, args, { cwd, input }) => {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  if (error) say(`${command} could not be started: ${error.message}. Install Go 1.24 or later.`);
  return { stdout: stdout ?? '', stderr: stderr ?? '', ended: status === 0 };
};

/** Counts the tests that have no tests within, and shows what the failed ones said. */
const goTests = () => {
  const { stdout, stderr, ended } = run('go', ['test', '-json', '-count=1', '-vet=off', '-mod=readonly', './...'], {
    cwd: checks,
  });
  const events = stdout.split('\n').filter((line) => line.startsWith('{'));
  const heard = events.map((line) => JSON.parse(line)).filter(({ Test }) => Test);
  const within = new Set(heard.map(({ Test }) => Test.slice(0, Test.lastIndexOf('/'))));
  const leaf = ({ Test }) => !within.has(Test);
  const count = (action) => heard.filter((event) => event.Action === action && leaf(event)).length;
  const failed = count('fail');
  sum.passed += count('pass');
  sum.skipped += count('skip');
  // What isn't a test's own failure is one: it didn't compile, it stopped half-way, or there was nothing to run.
  sum.failed += failed === 0 && (!ended || heard.length === 0) ? 1 : failed;
  if (ended) return;
  const wrong = new Set(heard.filter(({ Action }) => Action === 'fail').map(({ Test }) => Test));
  for (const { Test, Output } of heard) if (wrong.has(Test) && Output) process.stdout.write(Output);
  process.stdout.write(stderr);
};

/** Every process, as it would be started, against its own configuration. */
const environments = () => {
  const printed = run('go', ['run', '-mod=readonly', './environments'], { cwd: checks });
  const judged =
    printed.ended &&
    run(process.execPath, ['--import', 'tsx', 'tools/src/containers/main.ts'], {
      cwd: workspace,
      input: printed.stdout,
    });
  if (!judged || !judged.ended) {
    sum.failed += 1;
    process.stdout.write(printed.stderr + (judged ? judged.stderr : ''));
    return;
  }
  const lines = judged.stdout.trim().split('\n');
  const { passed, failed } = JSON.parse(lines.pop());
  for (const line of lines) console.log(line);
  sum.passed += passed;
  sum.failed += passed + failed === 0 ? 1 : failed;
};

await install();
say('── Compose file, Dockerfile and chart');
goTests();
say('── What each process would be told');
environments();
console.log(`${elapsed()} in all`);
console.log(plainLine(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
