import { beforeAll, describe, expect, it } from 'vitest';
import { distributedFigures } from '../../bench/distributed-figures.ts';
import { bench } from './bench.ts';

const longestMilliseconds = 300_000;

describe('the figures of the product as services', () => {
  let all: Awaited<ReturnType<typeof bench>>;
  beforeAll(async () => {
    all = await bench(['--distributed', '--short']);
  }, longestMilliseconds);

  it('all come to their end with the right answers', () => {
    // What is said are the servers' names, and what went wrong.
    expect(all.said.split('\n').filter((line) => line !== '' && !line.startsWith('── '))).toEqual([]);
    expect(all.code).toBe(0);
  });
  it.each([...Object.keys(distributedFigures), 'F1', 'F2'])('%s prints its numbers and what was checked', (id) => {
    const lines = all.lines.filter(({ figure }) => figure === id);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.value).toBeGreaterThan(0);
      expect(line.gate.length).toBeGreaterThan(20);
      expect(line.short).toBe(true);
    }
  });
  it('say how soon each process is ready and how large it is', () => {
    const parts = (id: string) => all.lines.filter(({ figure }) => figure === id).map(({ part }) => part);
    const processes = ['partnerships', 'meetings', 'action-plan', 'county', 'subscriptions', 'outreach', 'gateway'];
    expect(parts('F1')).toEqual(processes);
    expect(parts('F2')).toEqual(processes);
  });
});
