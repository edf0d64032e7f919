import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { figures } from '../../bench/figures.ts';
import { gate, GateFailed, report, type Measurement } from '../../bench/measurement.ts';
import { interleave, median, quantile } from '../../bench/rounds.ts';
import { bench, workspace } from './bench.ts';

/** On a machine that does much else; alone it takes half a minute. */
const longestMilliseconds = 600_000;

const measurement: Measurement = {
  figure: 'X1',
  what: 'something',
  control: 'nothing',
  unit: 'ms',
  rounds: [
    { subject: 3, control: 2 },
    { subject: 4, control: 1 },
    { subject: 9, control: 3 },
  ],
  gate: 'all of it was right',
};

describe('a line of the report', () => {
  it('judges the median of the ratios of each round, not the ratio of the medians', () => {
    const line = report({ ...measurement, goal: { of: 'ratio', atMost: 3 } });
    expect(line).toMatchObject({
      value: 4,
      controlValue: 2,
      ratio: 3,
      median: 3,
      min: 1.5,
      max: 4,
      rounds: 3,
      met: true,
    });
    expect(report({ ...measurement, goal: { of: 'ratio', atMost: 2.9 } }).met).toBe(false);
  });

  it('judges the number itself or its distance from the control where the goal says so', () => {
    expect(report({ ...measurement, goal: { of: 'value', atLeast: 4 } })).toMatchObject({
      median: 4,
      min: 3,
      met: true,
    });
    expect(report({ ...measurement, goal: { of: 'difference', atMost: 2 } })).toMatchObject({ median: 3, met: false });
  });

  it('promises nothing where there is no goal', () => {
    expect(report(measurement)).toMatchObject({ goal: null, met: null, of: 'ratio' });
    expect(report({ ...measurement, control: null, rounds: [{ subject: 5 }] })).toMatchObject({
      ratio: null,
      median: 5,
    });
  });
});

describe('rounds', () => {
  it('run subject and control in turns, and change who comes first', async () => {
    const order: string[] = [];
    const run = (name: string) => () => order.push(name);
    await interleave(2, 2, run('s'), run('c'));
    expect(order.join('')).toBe('scsccscs');
  });

  it('give the number that a share lies at or below', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(
      quantile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.99,
      ),
    ).toBe(99);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('end where an answer is wrong', () => {
    expect(() => gate(false, 'Two and two are five.')).toThrow(GateFailed);
  });
});

describe('the figures', () => {
  let all: Awaited<ReturnType<typeof bench>>;

  beforeAll(async () => {
    const product = resolve(workspace, 'apps/standalone');
    if (!existsSync(resolve(product, 'dist/main.js'))) execFileSync(process.execPath, ['build.mjs'], { cwd: product });
    all = await bench(['--short']);
  }, longestMilliseconds);

  it('all come to their end with the right answers', () => {
    expect(all.said).toBe('');
    expect(all.code).toBe(0);
  });

  it.each(Object.keys(figures))('%s prints its numbers, its control and what was checked', (id) => {
    const lines = all.lines.filter(({ figure }) => figure === id);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.gate.length).toBeGreaterThan(20);
      expect(line.value).toBeGreaterThan(0);
      expect(line.control === null).toBe(line.ratio === null);
      expect(line.short).toBe(true);
      expect(line.machine).toMatchObject({ node: process.version, cpus: expect.any(Number) as number });
    }
  });

  it(
    'print no number when what they measure is not there, and fail',
    async () => {
      const { code, lines, said } = await bench(['--short', '--only', 'E2'], { BENCH_PRODUCT: '/nowhere/main.js' });
      expect(lines).toEqual([]);
      expect(code).toBe(1);
      expect(said).toContain('GateFailed: The product has not been built');
    },
    longestMilliseconds,
  );

  it(
    'refuse an id they don’t know',
    async () => {
      const { code, said } = await bench(['--only', 'Z9']);
      expect(code).toBe(2);
      expect(said).toContain('No such figure: Z9');
    },
    longestMilliseconds,
  );
});
