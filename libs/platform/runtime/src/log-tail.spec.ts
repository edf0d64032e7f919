import type { Commit, TenantLog } from '@csp/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogTail, readTogether } from './publications.ts';

const commit = (position: number): Commit => ({
  position,
  stream: 's',
  version: position,
  events: [],
  commandId: '',
  commandDigest: '',
  at: '',
  actor: '',
  correlation: '',
  causation: '',
});

/** A log whose reads take a moment, as a disk's may, and that counts them. */
const slowLog = () => {
  const commits: Commit[] = [];
  let reads = 0;
  const log = {
    read: async (after: number, limit: number) => {
      reads++;
      const page = commits.slice(after, after + limit);
      await Promise.resolve();
      return page;
    },
  } as unknown as TenantLog;
  return {
    log,
    grow: () => {
      commits.push(commit(commits.length + 1));
      return commits.at(-1)!;
    },
    get reads() {
      return reads;
    },
    commits,
  };
};

describe('the tail of a log', () => {
  it('gives what the log gives, whatever was appended, told, not told and read meanwhile', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const) }),
      fc.record({ kind: fc.constant('append unheard' as const) }),
      fc.record({ kind: fc.constant('read' as const), back: fc.nat(200), limit: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('read and append at once' as const), back: fc.nat(200) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 300 }), async (steps) => {
        const { log, grow, commits } = slowLog();
        const tail = new LogTail(log);
        for (const one of steps) {
          if (one.kind === 'append') tail.append(grow());
          else if (one.kind === 'append unheard') tail.atLeast(grow().position);
          else {
            const after = Math.max(0, commits.length - one.back);
            const limit = one.kind === 'read' ? one.limit : 60;
            const reading = tail.read(after, limit);
            if (one.kind !== 'read') tail.append(grow());
            const read = (await reading).map(({ position }) => position);
            const there = commits.slice(after, after + limit).map(({ position }) => position);
            expect(there.slice(0, read.length)).toEqual(read);
            if (one.kind === 'read') expect(read).toEqual(there);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('asks the log for nothing it has just been told', async () => {
    const slow = slowLog();
    const tail = new LogTail(slow.log);
    for (let n = 1; n <= 500; n++) {
      tail.append(slow.grow());
      expect((await tail.read(n - 1, 500)).map(({ position }) => position)).toEqual([n]);
      expect(await tail.read(n, 500)).toEqual([]);
    }
    expect(slow.reads).toBe(0);
  });

  it('asks the log again after it learnt of a commit that it was not told of', async () => {
    const slow = slowLog();
    const tail = new LogTail(slow.log);
    tail.append(slow.grow());
    slow.grow();
    expect(await tail.read(1, 10)).toEqual([]);
    tail.atLeast(2);
    expect((await tail.read(1, 10)).map(({ position }) => position)).toEqual([2]);
  });

  it('keeps a bounded number of commits', async () => {
    const slow = slowLog();
    const tail = new LogTail(slow.log);
    for (let n = 0; n < 1_000; n++) tail.append(slow.grow());
    expect((await tail.read(0, 10_000)).length).toBe(1_000);
    expect(slow.reads).toBe(1);
  });
});

describe('a log that is read together', () => {
  it('is read once for all who ask at the same moment', async () => {
    const slow = slowLog();
    const first = slow.grow();
    const together = readTogether(slow.log);
    expect(await Promise.all([1, 2, 3].map(() => together.read(0, 500)))).toEqual([[first], [first], [first]]);
    expect(slow.reads).toBe(1);
    await Promise.all([together.read(0, 500), together.read(1, 500), together.read(0, 1)]);
    expect(slow.reads).toBe(4);
  });

  it('is read again for who asks later: something may have come that they were rung for', async () => {
    const slow = slowLog();
    const together = readTogether(slow.log);
    const before = together.read(0, 500);
    await new Promise(setImmediate);
    const first = slow.grow();
    const after = together.read(0, 500);
    expect(await before).toEqual([]);
    expect(await after).toEqual([first]);
  });

  it('tells all of a fault, and is read again after it', async () => {
    let faults = 1;
    const log = { read: async () => (faults-- > 0 ? Promise.reject(new Error('gone')) : []) } as unknown as TenantLog;
    const together = readTogether(log);
    const both = await Promise.allSettled([together.read(0, 1), together.read(0, 1)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await together.read(0, 1)).toEqual([]);
  });
});
