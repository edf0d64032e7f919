import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { numberedId, provisioned, seededRandomness } from '../ports.ts';
import { all, logOf, positionsOf, upTo } from './commits.ts';
import { cambridge, count, heardIn, open, running } from './running.ts';

/** R7 and R8: many who want the same, and one who says it often. */
export const commandCases: Cases = {
  'shows a command`s effect in the context`s own views before it answers': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    await act(open('a'));
    for (const n of upTo(20)) {
      expect(await act(count('a', n))).toMatchObject({ kind: 'accepted', repeated: false, version: n + 1 });
      expect((await tallies())[0]!.amounts).toEqual(upTo(n));
    }
  },
  'R7: lets 64 writers on one aggregate each have a version of their own': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    await act(open('a'));
    const answers = await Promise.all(upTo(64).map((n) => act(count('a', n))));
    expect(answers.every(({ kind }) => kind === 'accepted')).toBe(true);
    const versions = answers.map((one) => (one as { version: number }).version).sort((a, b) => a - b);
    expect(versions).toEqual(upTo(65).slice(1));
    const [row] = await tallies();
    expect(row!.counts).toBe(64);
    expect([...row!.amounts].sort((a, b) => a - b)).toEqual(upTo(64));
    const log = await logOf(platform);
    expect((await log.stream('tally-a')).map(({ version }) => version)).toEqual(upTo(65));
  },
  'R7: lets one of 64 have a name that can be had once, and knows it for ever': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    const only = (id: string) => ({ type: 'Open', id, subject: 'only one' }) as const;
    const answers = await Promise.all(upTo(64).map((n) => act(only(`t${n}`), { commandId: numberedId(n, 7) })));
    const had = answers.findIndex(({ kind }) => kind === 'accepted') + 1;
    expect(answers.filter((one) => one.kind === 'refused' && one.code === 'subject-taken')).toHaveLength(63);
    expect((await tallies()).map(({ id }) => id)).toEqual([`t${had}`]);
    await act({ type: 'Close', id: `t${had}` });
    expect(await act(only('later'))).toEqual({ kind: 'refused', code: 'subject-taken' });
    expect(await act(only(`t${had}`), { commandId: numberedId(had, 7) })).toMatchObject({ repeated: true });
  },
  'R7: answers conflict to all but one of 64 that decided on the same version': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    await act(open('a'));
    const answers = await Promise.all(upTo(64).map((n) => act(count('a', n), { expectedVersion: 1 })));
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(answers.filter((one) => one.kind === 'refused' && one.code === 'conflict')).toHaveLength(63);
    expect((await tallies())[0]!.counts).toBe(1);
  },
  'R7: refuses versions that are old, not there yet, or no version': async (platform) => {
    await provisioned(platform, cambridge);
    const { act } = await running(platform);
    await act(open('a'));
    await act(count('a', 1));
    for (const expectedVersion of [0, 1, 3, -1, 1e9, 1.5, Number.NaN])
      expect(await act(count('a', 2), { expectedVersion })).toEqual({ kind: 'refused', code: 'conflict' });
    expect((await act(count('a', 2), { expectedVersion: 2 })).kind).toBe('accepted');
  },
  'R8: gives each command one effect and one answer, however often and however mixed it is sent': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    const random = seededRandomness(8);
    await act(open('a'));
    const sends = upTo(40).flatMap((n) =>
      Array.from({ length: 1 + Math.floor(random.next() * 5) }, () => ({ n, at: random.next() })),
    );
    sends.sort((a, b) => a.at - b.at);
    const answers = new Map<number, unknown[]>();
    await Promise.all(
      sends.map(async ({ n }) => {
        const { repeated: _, ...answer } = (await act(count('a', n), { commandId: numberedId(n, 8) })) as Accepted;
        answers.set(n, [...(answers.get(n) ?? []), answer]);
      }),
    );
    expect([...(await tallies())[0]!.amounts].sort((a, b) => a - b)).toEqual(upTo(40));
    for (const [n, given] of answers)
      expect(new Set(given.map((one) => JSON.stringify(one))).size, `count ${n}`).toBe(1);
    expect(positionsOf(await all(await logOf(platform)))).toEqual(upTo(41));
  },
  'R8: answers a repeat as the first time, although the aggregate would now refuse it': async (platform) => {
    await provisioned(platform, cambridge);
    const { act } = await running(platform);
    const first = await act(open('a'), { commandId: numberedId(1, 8) });
    await act({ type: 'Close', id: 'a' });
    expect(await act(open('a'), { commandId: numberedId(1, 8) })).toEqual({ ...first, repeated: true });
    expect(await act(open('a'), { commandId: numberedId(1, 8), expectedVersion: 0 })).toEqual({
      ...first,
      repeated: true,
    });
  },
  'R8: refuses a command id that comes with another intent, and changes nothing': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, tallies } = await running(platform);
    const commandId = numberedId(1, 8);
    await act(open('a'), { commandId });
    for (const other of [count('a', 1), open('b'), count('b', 1), { type: 'Close', id: 'a' } as const])
      expect(await act(other, { commandId })).toEqual({ kind: 'refused', code: 'command-id-reused' });
    expect(await tallies()).toMatchObject([{ id: 'a', counts: 0, closed: false }]);
  },
  'R8: takes the same command id of another tenant for another command': async (platform) => {
    const [, fenland] = await provisioned(platform, cambridge, 'fenland');
    const { act } = await running(platform);
    const commandId = numberedId(1, 8);
    expect(await act(open('a'), { commandId })).toMatchObject({ repeated: false });
    expect(await act(open('z'), { commandId, tenant: fenland })).toMatchObject({ kind: 'accepted', repeated: false });
  },
  'writes nothing for what changes nothing': async (platform) => {
    await provisioned(platform, cambridge);
    const { act } = await running(platform);
    await act(open('a'));
    await act({ type: 'Close', id: 'a' });
    expect(await act({ type: 'Close', id: 'a' })).toEqual({
      kind: 'accepted',
      position: 2,
      version: 2,
      repeated: false,
    });
    expect(await (await logOf(platform)).head()).toBe(2);
  },
  'refuses with the domain`s own code and writes nothing': async (platform) => {
    await provisioned(platform, cambridge);
    const { act } = await running(platform);
    expect(await act(count('never-opened', 1))).toEqual({ kind: 'refused', code: 'unknown-tally' });
    expect(await (await logOf(platform)).head()).toBe(0);
  },
};

interface Accepted {
  readonly kind: 'accepted';
  readonly repeated: boolean;
}

export const commandReopeningCases: Cases = {
  'R8: knows a command again after it was opened again': async (platform) => {
    await provisioned(platform, cambridge);
    const before = await running(platform);
    const commands = upTo(10).map((n) => ({ command: count('a', n), commandId: numberedId(n, 8) }));
    await before.act(open('a'));
    const answers = [];
    for (const { command, commandId } of commands) answers.push(await before.act(command, { commandId }));
    await before.settled();
    await before.runtime.stop();
    await platform.reopen!();
    const after = await running(platform);
    for (const [index, { command, commandId }] of commands.entries()) {
      expect(await after.act(command, { commandId })).toEqual({ ...answers[index], repeated: true });
      expect(await after.act(open('b'), { commandId })).toEqual({ kind: 'refused', code: 'command-id-reused' });
    }
    expect((await after.tallies())[0]!.amounts).toEqual(upTo(10));
    await after.settled();
    expect(await heardIn(platform)).toEqual(upTo(10));
  },
};
