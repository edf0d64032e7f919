import { OutcomeUnknown, StorageFull, type Appended, type EventStore } from '@csp/kernel';
import { expect } from 'vitest';
import { bug, echoContext } from '../examples/echo.ts';
import { tallies, tallyContext } from '../examples/tally.ts';
import type { Cases } from '../platform.ts';
import { numberedId, provisioned, testPorts, type TestPorts } from '../ports.ts';
import { upTo } from './commits.ts';
import { cambridge, count, heardIn, open, running } from './running.ts';

/** The store as it is, except that an append to one context may be answered before it comes there. */
const withAppends = (
  ports: TestPorts,
  context: string,
  ask: (append: () => Promise<unknown>) => Promise<Appended | void>,
): TestPorts => ({
  ...ports,
  store: (name): EventStore => ({
    of: (tenant) => {
      const log = ports.store(name).of(tenant);
      if (name !== context) return log;
      return { ...log, append: async (commit) => (await ask(() => log.append(commit))) ?? log.append(commit) };
    },
  }),
});

/** What follows from an event in another context, whatever happens on the way. */
export const policyCases: Cases = {
  'gives each event one effect, in order': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, settled, echoes } = await running(platform);
    await act(open('a'));
    for (const n of upTo(30)) await act(count('a', n));
    await settled();
    expect(await heardIn(platform)).toEqual(upTo(30));
    expect((await echoes())[0]!.amounts).toEqual(upTo(30));
  },
  'reacts in the tenant that it happened in, and in no other': async (platform) => {
    const [, fenland] = await provisioned(platform, cambridge, 'fenland');
    const { act, settled } = await running(platform);
    await act(open('a'));
    await act(count('a', 7));
    await settled();
    expect(await heardIn(platform)).toEqual([7]);
    expect(await heardIn(platform, fenland)).toEqual([]);
  },
  'says who and what it follows from': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, settled } = await running(platform);
    await act(open('a'));
    await act(count('a', 7));
    await settled();
    const cause = (await platform.store('tally').of(cambridge).read(1, 1))[0]!;
    const [effect] = await platform.store('echo').of(cambridge).read(0, 1);
    expect(effect).toMatchObject({
      actor: 'policy:echo-what-was-counted',
      causation: cause.commandId,
      correlation: cause.commandId,
    });
  },
  'has one effect although each event comes again and again': async (platform) => {
    await provisioned(platform, cambridge);
    for (const n of upTo(5)) {
      // A process that never wrote down how far it was: it is simply left where it stands.
      const ports = testPorts(platform);
      const forgetful: TestPorts = {
        ...ports,
        views: (context) => ({
          of: (tenant) => {
            const views = ports.views(context).of(tenant);
            return { ...views, write: async (change) => (change.feed.lasting ? undefined : views.write(change)) };
          },
        }),
      };
      const { act, settled } = await running(platform, undefined, forgetful);
      if (n === 1) await act(open('a'));
      await act(count('a', n));
      await settled();
    }
    expect(await heardIn(platform)).toEqual(upTo(5));
  },
  'tries again when it is not certain whether the effect was stored': async (platform) => {
    await provisioned(platform, cambridge);
    for (const stored of [true, false]) {
      let faults = 3;
      const ports = withAppends(testPorts(platform), 'echo', async (append) => {
        if (faults-- <= 0) return;
        if (stored) await append();
        throw new OutcomeUnknown('The disk said no.');
      });
      const { act, settled, runtime } = await running(platform, undefined, ports);
      await act(open(`a-${stored}`));
      await act(count(`a-${stored}`, stored ? 1 : 2));
      for (let n = 0; n < 5; n++) {
        await settled();
        ports.timers.goOff();
      }
      await settled();
      expect(await runtime.parked()).toEqual([]);
      await runtime.stop();
    }
    expect(await heardIn(platform)).toEqual([1, 2]);
  },
  'waits for room when the disk is full, and parks nothing': async (platform) => {
    await provisioned(platform, cambridge);
    let full = true;
    const ports = withAppends(testPorts(platform), 'echo', async () => {
      if (full) throw new StorageFull('No room.');
    });
    const { act, settled, runtime } = await running(platform, undefined, ports);
    await act(open('a'));
    await act(count('a', 1));
    await settled();
    expect(await runtime.parked()).toEqual([]);
    full = false;
    ports.timers.goOff();
    await settled();
    expect(await heardIn(platform)).toEqual([1]);
  },
  'comes back to an aggregate that was too busy, and loses nothing': async (platform) => {
    await provisioned(platform, cambridge);
    let busy = true;
    const ports = withAppends(testPorts(platform), 'echo', async () => (busy ? { kind: 'conflict' } : undefined));
    const { act, settled, runtime } = await running(platform, undefined, ports);
    await act(open('a'));
    for (const n of upTo(3)) await act(count('a', n));
    await settled();
    expect(await runtime.parked()).toEqual([]);
    busy = false;
    ports.timers.goOff();
    await settled();
    expect(await heardIn(platform)).toEqual([1, 2, 3]);
  },
  'answers and shows a command sent again after it was not certain whether it was stored': async (platform) => {
    await provisioned(platform, cambridge);
    let faults = 0;
    const ports = withAppends(testPorts(platform), 'tally', async (append) => {
      if (faults-- <= 0) return;
      await append();
      throw new OutcomeUnknown('The disk said no.');
    });
    const { act, settled, tallies } = await running(platform, undefined, ports);
    await act(open('a'));
    faults = 1;
    const commandId = numberedId(1, 0xfa);
    await expect(act(count('a', 1), { commandId })).rejects.toThrow(OutcomeUnknown);
    expect(await act(count('a', 1), { commandId })).toMatchObject({ kind: 'accepted', repeated: true });
    expect((await tallies())[0]!.amounts).toEqual([1]);
    await settled();
    expect(await heardIn(platform)).toEqual([1]);
  },
  'shows a policy of another context what is published and nothing else': async (platform) => {
    await provisioned(platform, cambridge);
    const seen = new Set<string>();
    const { act, settled } = await running(platform, [tallyContext, echoContext(({ type }) => void seen.add(type))]);
    await act(open('a'));
    await act(count('a', 1, 'a private note beside it'));
    await act({ type: 'Note', id: 'a', note: 'a private note alone' });
    await act({ type: 'Close', id: 'a' });
    await settled();
    expect([...seen]).toEqual(['TallyOpened.v2', 'Counted.v1', 'TallyClosed.v1']);
  },
  'waits for storage that fails otherwise, while reading or writing, and parks nothing': async (platform) => {
    await provisioned(platform, cambridge);
    let broken = true;
    const ports = withAppends(testPorts(platform), 'echo', async () => {
      if (broken) throw new Error('connection reset');
    });
    const store: TestPorts['store'] = (name) => ({
      of: (tenant) => {
        const log = ports.store(name).of(tenant);
        const failing = async () => Promise.reject(new Error('connection reset'));
        return name === 'echo' && broken ? { ...log, stream: failing } : log;
      },
    });
    const { act, settled, runtime } = await running(platform, undefined, { ...ports, store });
    await act(open('a'));
    await act(count('a', 1));
    await settled();
    expect(await runtime.parked()).toEqual([]);
    broken = false;
    ports.timers.goOff();
    await settled();
    expect(await heardIn(platform)).toEqual([1]);
  },
  'parks what the domain itself can not take': async (platform) => {
    await provisioned(platform, cambridge);
    const { act, settled, runtime } = await running(platform);
    await act(open('a'));
    await act(count('a', bug));
    await act(count('b-is-not-open', 1));
    await act(count('a', 2));
    await settled();
    expect(await runtime.parked()).toMatchObject([
      { stream: 'tally-a', reason: 'An echo of 666 was never thought of.' },
    ]);
    expect(await heardIn(platform)).toEqual([]);
  },
  'asks again once, however often the bell rang while it could not': async (platform) => {
    await provisioned(platform, cambridge);
    const ports = withAppends(testPorts(platform), 'echo', async () => {
      throw new OutcomeUnknown('The disk said no.');
    });
    const { act, settled, runtime } = await running(platform, undefined, ports);
    await act(open('a'));
    for (const n of upTo(20)) {
      await act(count('a', n));
      await settled();
    }
    expect(ports.timers.waiting).toBe(1);
    await runtime.stop();
    expect(ports.timers.waiting).toBe(0);
  },
  'R11: parks the stream it can not react to, says so, and takes it up again after the fault was mended': async (
    platform,
  ) => {
    await provisioned(platform, cambridge);
    let broken = true;
    const contexts = [
      tallyContext,
      echoContext((event) => {
        if (broken && event.type === 'Counted.v1' && event.data.amount === 2) throw new Error('Two is not understood.');
      }),
    ];
    const { act, settled, runtime, ports } = await running(platform, contexts);
    for (const id of ['a', 'b']) await act(open(id));
    for (const n of upTo(4)) {
      await act(count('a', n));
      await act(count('b', n * 10));
    }
    await settled();
    expect(await heardIn(platform)).toEqual([1, 10, 20, 30, 40]);
    expect(await runtime.parked()).toMatchObject([
      {
        consumer: 'policy:echo-what-was-counted',
        stream: 'tally-a',
        tenant: cambridge,
        reason: 'Two is not understood.',
      },
    ]);
    expect(ports.alarms.filter(({ kind }) => kind === 'parked')).toHaveLength(1);
    broken = false;
    await runtime.unpark('echo', cambridge);
    await settled();
    expect(await heardIn(platform)).toEqual([1, 10, 20, 30, 40, 2, 3, 4]);
    expect(await runtime.parked()).toEqual([]);
    await act(count('a', 5));
    await settled();
    expect((await heardIn(platform)).at(-1)).toBe(5);
  },
};

/** The same, over the end of a process and the loss of its views. */
export const policyReopeningCases: Cases = {
  'has one effect for each event when the process ends at any moment': async (platform) => {
    await provisioned(platform, cambridge);
    for (const n of upTo(12)) {
      const { act, runtime } = await running(platform);
      if (n === 1) await act(open('a'));
      await act(count('a', n));
      for (let turn = 0; turn < n; turn++) await new Promise((next) => setImmediate(next));
      await runtime.stop();
      await platform.reopen!();
    }
    const { settled, echoes } = await running(platform);
    await settled();
    expect(await heardIn(platform)).toEqual(upTo(12));
    expect((await echoes())[0]!.amounts).toEqual(upTo(12));
  },
  'does not ask again for what was refused, although it would be accepted now': async (platform) => {
    await provisioned(platform, cambridge);
    const before = await running(platform);
    await before.act(open('a'));
    await before.mute('a', true);
    await before.act(count('a', 1));
    await before.settled();
    await before.mute('a', false);
    // Killed: it has no chance to write down how far it was.
    await platform.reopen!();
    const after = await running(platform);
    await after.act(count('a', 2));
    await after.settled();
    expect(await heardIn(platform)).toEqual([2]);
  },
  'R11: has parked what it had parked when it begins again': async (platform) => {
    await provisioned(platform, cambridge);
    const bad = echoContext((event) => {
      if (event.type === 'Counted.v1' && event.data.amount === 2) throw new Error('Two is not understood.');
    });
    const before = await running(platform, [tallyContext, bad]);
    await before.act(open('a'));
    for (const n of upTo(3)) await before.act(count('a', n));
    await before.settled();
    await before.runtime.stop();
    await platform.reopen!();
    const { runtime, settled } = await running(platform);
    expect(await runtime.parked()).toMatchObject([{ stream: 'tally-a' }]);
    await runtime.unpark('echo', cambridge);
    await settled();
    expect(await heardIn(platform)).toEqual([1, 2, 3]);
  },
};

export const policyLosingCases: Cases = {
  'does not react anew to what it had an answer for, although the views are lost': async (platform) => {
    await provisioned(platform, cambridge);
    let given = 0;
    const contexts = [tallyContext, echoContext(() => void given++)];
    const before = await running(platform, contexts);
    await before.act(open('a'));
    for (const n of upTo(5)) await before.act(count('a', n));
    await before.settled();
    const reactions = given;
    const rows = await before.tallies();
    await before.runtime.stop();
    await platform.loseViews!(cambridge);
    const after = await running(platform, contexts);
    await after.settled();
    expect(given).toBe(reactions);
    expect(await after.tallies()).toEqual(rows);
    expect((await after.ports.views('tally').of(cambridge).rows(tallies).find()).length).toBe(1);
    expect(await heardIn(platform)).toEqual(upTo(5));
  },
};
