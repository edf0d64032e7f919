import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plainLine, summed } from '../results.mjs';

vi.setConfig({ testTimeout: 60_000 });
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdict-'));
  symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the counts of one project', () => {
  /** Runs specs that are written down here as `tools/vitest.mjs` runs those of a project. */
  const counted = (name: string, specs: Readonly<Record<string, string>>) => {
    const project = join(folder, name);
    mkdirSync(join(project, 'src'), { recursive: true });
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', nx: { name: `verdict-${name}` } }));
    for (const [file, text] of Object.entries(specs)) {
      writeFileSync(join(project, 'src', file), `import { expect, it } from 'vitest';\n${text}`);
    }
    const { status } = spawnSync(process.execPath, [join(root, 'tools/vitest.mjs'), project], { encoding: 'utf8' });
    const file = join(root, 'dist/test-results', `verdict-${name}.json`);
    const counts = JSON.parse(readFileSync(file, 'utf8')) as object;
    rmSync(file);
    return { status, ...counts };
  };
  const passes = "it('a', () => expect(1).toBe(1));\n";

  it('are those of its tests', () => {
    const text = `${passes}it('b', () => expect(1).toBe(2));\nit.skip('c', () => undefined);\nit.todo('d');\n`;
    expect(counted('mixed', { 'a.spec.ts': text, 'b.spec.ts': passes })).toMatchObject({
      status: 1,
      passed: 2,
      failed: 1,
      skipped: 2,
    });
  });
  it('count a spec that cannot be loaded as a failure', () =>
    expect(counted('broken', { 'a.spec.ts': passes, 'b.spec.ts': "import './gone.ts';\n" })).toMatchObject({
      status: 1,
      passed: 1,
      failed: 1,
    }));
  it('count an error outside of any test as a failure', () => {
    const stray = `${passes}setTimeout(() => { throw new Error('stray'); }, 0);\nit('b', () => new Promise((done) => setTimeout(done, 50)));\n`;
    expect(counted('stray', { 'a.spec.ts': stray })).toMatchObject({ status: 1, passed: 2, failed: 1 });
  });
  it('are without those that need servers', () => {
    const fails = "it('a', () => expect(1).toBe(2));\n";
    expect(counted('servers', { 'a.spec.ts': passes, 'b.distributed.spec.ts': fails })).toMatchObject({
      status: 0,
      specs: 1,
      passed: 1,
      failed: 0,
    });
  });
  it('are none where there are no specs, and say so', () =>
    expect(counted('empty', {})).toMatchObject({ status: 0, specs: 0, passed: 0, failed: 0 }));
});

describe('the sum', () => {
  const counts = { specs: 1, passed: 3, failed: 0, skipped: 0 };
  const all: Readonly<Record<string, object>> = {
    a: counts,
    b: { ...counts, skipped: 2 },
    c: { ...counts, failed: 1 },
    none: { specs: 0, passed: 0, failed: 0, skipped: 0 },
  };
  const read = (name: string) => all[name];
  it.each([
    [['a'], [], '3 passed, 0 failed'],
    [['a', 'b'], [], '6 passed, 0 failed, 2 skipped'],
    [['a', 'c'], [], '6 passed, 1 failed'],
    [['a', 'gone'], [], '3 passed, 1 failed'],
    [['a'], ['Builds'], '3 passed, 1 failed'],
    [['none'], [], '0 passed, 1 failed'],
  ])('of %j with %j failing is %s', (projects, gates, line) =>
    expect(plainLine(summed(projects, read, gates))).toBe(line),
  );
  it('names what has no spec', () => expect(summed(['a', 'none'], read).notes).toContain('Without any spec: none.'));
});

describe('.ci/run', () => {
  /** Runs it with another `npm`, which prints these lines and ends with this code, for each of the two suites. */
  const verdict = (lines: readonly string[], code: number) => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    const script = `#!/bin/sh\n${lines.map((line) => `echo '${line}'`).join('\n')}\nexit ${code}\n`;
    writeFileSync(join(bin, 'npm'), script);
    chmodSync(join(bin, 'npm'), 0o755);
    const { status, stdout } = spawnSync(join(root, '.ci/run'), [], {
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
      encoding: 'utf8',
    });
    return { status, last: stdout.trimEnd().split('\n').at(-1) };
  };
  it.each([
    [['…', '7 passed, 0 failed'], 0, 0, '14 passed, 0 failed'],
    [['7 passed, 0 failed, 2 skipped'], 0, 0, '14 passed, 0 failed, 4 skipped'],
    [['7 passed, 1 failed'], 1, 1, '14 passed, 2 failed'],
    [['7 passed, 0 failed'], 3, 1, '14 passed, 2 failed'],
    [['it broke'], 1, 1, '0 passed, 2 failed'],
    [['it broke'], 0, 1, '0 passed, 2 failed'],
  ])('ends %j with code %i as %i and "%s"', (lines, code, status, last) =>
    expect(verdict(lines, code)).toEqual({ status, last }),
  );
});
