import { TryLater } from '@csp/platform-runtime';
import { expect } from 'vitest';
import { poison } from '../examples/tally.ts';
import type { Cases } from '../platform.ts';
import { inboxOf, listener, pushed } from './inbox.ts';
import { upTo } from './commits.ts';

/** What arrives, arrives once and in order. */
export const inboxOrderCases: Cases = {
  'takes everything in, in order and once': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    for (const n of upTo(20)) await inbox.count('a', n);
    const consumer = await inbox.consumer();
    await consumer.pump();
    expect((await inbox.row('a'))?.amounts).toEqual(upTo(20));
    expect(consumer.at).toBe(21);
    expect(await inbox.views.checkpoint(inbox.feed)).toBe(21);
  },
  'takes in more than a page in one go': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    await Promise.all(upTo(1_200).map((n) => inbox.count('a', n)));
    await (await inbox.consumer()).pump();
    expect((await inbox.row('a'))?.amounts).toEqual(upTo(1_200));
  },
  'drops what it has had already': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    const publications = await pushed(inbox);
    const consumer = await inbox.consumer();
    for (const one of publications)
      for (let times = 0; times < 3; times++) expect(await consumer.take(one)).toBe('taken');
    for (const one of publications) expect(await consumer.take(one)).toBe('taken');
    expect((await inbox.row('a'))?.amounts).toEqual([1, 2, 3]);
    expect(inbox.alarms).toEqual([]);
  },
  'takes two deliveries of the same moment once': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    await inbox.count('a', 5);
    const [first, second] = await pushed(inbox);
    const consumer = await inbox.consumer();
    await Promise.all([consumer.take(first!), consumer.take(first!), consumer.take(second!), consumer.take(second!)]);
    expect((await inbox.row('a'))?.amounts).toEqual([5]);
  },
  'stops at a gap with an alarm and applies nothing beyond it': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    const [opened, one, two, three] = await pushed(inbox);
    const consumer = await inbox.consumer();
    await consumer.take(opened!);
    expect(await consumer.take(three!)).toBe('gap');
    expect(await consumer.take(two!)).toBe('gap');
    expect((await inbox.row('a'))?.amounts).toEqual([]);
    expect(consumer.at).toBe(1);
    expect(inbox.alarms.map(({ kind }) => kind)).toEqual(['gap', 'gap']);
    expect(inbox.alarms[0]!.detail).toMatchObject({ ...inbox.feed, at: 1, previous: 3 });
    expect(await consumer.take(one!)).toBe('taken');
  },
  'fills a gap by reading back': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    const late = (await pushed(inbox)).at(-1)!;
    const consumer = await inbox.consumer();
    expect(await consumer.take(late)).toBe('gap');
    await consumer.pump();
    expect(await consumer.take(late)).toBe('taken');
    expect((await inbox.row('a'))?.amounts).toEqual([1, 2, 3]);
  },
  'hears a ring at whatever moment it comes': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    const consumer = await inbox.consumer();
    const ticks = async (many: number) => {
      for (let tick = 0; tick < many; tick++) await Promise.resolve();
    };
    let counts = 0;
    for (const beforeWrite of upTo(8))
      for (const beforeRing of upTo(24)) {
        await consumer.pump();
        const busy = consumer.pump();
        await ticks(beforeWrite);
        let written = false;
        const writing = inbox.count('a', ++counts).then(() => (written = true));
        await ticks(beforeRing);
        let bell: NodeJS.Timeout | undefined;
        const late = new Promise((_, fail) => {
          bell = setTimeout(() => fail(new Error(`Ring ${counts} was lost.`)), 10_000);
        });
        // A store in this process says at once whether the ring came after the write; of one elsewhere it is only known when
        // the write was answered, and before that a round may rightly have found nothing.
        const [answered, head] = [written, inbox.log.head()];
        void consumer.pump();
        if (answered || (await Promise.race([head, ticks(20)])) === counts + 1)
          await Promise.race([consumer.reached(counts + 1), late]);
        clearTimeout(bell);
        await Promise.all([busy, writing]);
        await consumer.pump();
      }
    expect((await inbox.row('a'))?.amounts).toEqual(upTo(counts));
  },
  'tells its listeners after each batch that changed something, and no other': async (platform) => {
    const inbox = await inboxOf(platform);
    const consumer = await inbox.consumer();
    let told = 0;
    const unlisten = consumer.listen(() => told++);
    await inbox.count('nobody-opened-it', 1);
    await consumer.pump();
    expect(told).toBe(0);
    await inbox.open('a');
    await consumer.pump();
    expect(told).toBe(1);
    unlisten();
    await inbox.count('a', 1);
    await consumer.pump();
    expect(told).toBe(1);
  },
  'answers who waits for a position, then and not before': async (platform) => {
    const inbox = await inboxOf(platform);
    const consumer = await inbox.consumer();
    await consumer.reached(0);
    const order: string[] = [];
    await inbox.open('a');
    const waiting = consumer.reached(1).then(() => order.push('reached'));
    order.push('before');
    await consumer.pump();
    await waiting;
    expect(order).toEqual(['before', 'reached']);
    expect((await inbox.row('a'))?.id).toBe('a');
  },
  'lets nobody wait for one that has stopped': async (platform) => {
    const inbox = await inboxOf(platform);
    const consumer = await inbox.consumer();
    const waiting = consumer.reached(99);
    await consumer.stop();
    await waiting;
    await consumer.reached(99);
    await inbox.open('a');
    await consumer.pump();
    expect(await inbox.row('a')).toBeUndefined();
  },
};

/** A fault of an event, and a fault of the moment. */
export const inboxParkingCases: Cases = {
  'parks the stream of an event it can not take in, with an alarm, and lets the others go on': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    await inbox.open('b');
    await inbox.count('a', 1);
    await inbox.count('a', 2, poison);
    await inbox.count('a', 3);
    await inbox.count('b', 4);
    const consumer = await inbox.consumer();
    await consumer.pump();
    expect((await inbox.row('a'))?.amounts).toEqual([1]);
    expect((await inbox.row('b'))?.amounts).toEqual([4]);
    expect(consumer.at).toBe(6);
    expect(inbox.alarms).toEqual([
      {
        kind: 'parked',
        detail: { ...inbox.feed, stream: 'tally-a', position: 4, reason: 'This note can not be taken in.' },
      },
    ]);
    await inbox.count('a', 5);
    await inbox.count('b', 6);
    await consumer.pump();
    expect((await inbox.row('a'))?.amounts).toEqual([1]);
    expect((await inbox.row('b'))?.amounts).toEqual([4, 6]);
    expect(inbox.alarms).toHaveLength(1);
  },
  'parks a stream at an event whose version it does not know, and takes it up once it does': async (platform) => {
    const inbox = await inboxOf(platform);
    let known = false;
    const source: typeof inbox.source = {
      read: async (after, limit) => {
        const { publications, upTo: end } = await inbox.source.read(after, limit);
        const strange = { notUnderstood: 'Counted.v9 is not known here.' };
        return {
          upTo: end,
          publications: publications.map((one) => (one.position === 2 && !known ? { ...one, ...strange } : one)),
        };
      },
    };
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    await inbox.count('b', 4);
    const heard: string[] = [];
    const consumer = await listener({ ...inbox, source }, heard);
    await consumer.pump();
    expect(heard).toEqual(['a:1', 'b:4']);
    expect(consumer.parkedStreams).toEqual([
      { stream: 'tally-a', position: 2, reason: 'Counted.v9 is not known here.' },
    ]);
    await expect(consumer.unpark('tally-a')).rejects.toThrow('Counted.v9');
    expect(consumer.parkedStreams).toHaveLength(1);
    known = true;
    await consumer.unpark('tally-a');
    expect(heard).toEqual(['a:1', 'b:4', 'a:2', 'a:3']);
  },
  'still has parked what it had parked when it begins again': async (platform) => {
    const inbox = await inboxOf(platform);
    const heard: string[] = [];
    const bad = ({ stream }: { stream: string }) => {
      if (stream === 'tally-a') throw new Error('bad');
    };
    await inbox.count('a', 1);
    await inbox.count('b', 1);
    await (await listener(inbox, heard, bad)).pump();
    await inbox.count('a', 2);
    await inbox.count('b', 2);
    const again = await listener(inbox, heard);
    expect(again.parkedStreams).toEqual([{ stream: 'tally-a', position: 1, reason: 'bad' }]);
    await again.pump();
    expect(heard).toEqual(['b:1', 'b:2']);
  },
  'takes a parked stream up again as if nothing had happened': async (platform) => {
    const inbox = await inboxOf(platform);
    const heard: string[] = [];
    let broken = true;
    const consumer = await listener(inbox, heard, ({ stream, position }) => {
      if (broken && stream === 'tally-a' && position > 1) throw new Error('bad');
    });
    for (const n of [1, 2, 3]) for (const id of ['a', 'b']) await inbox.count(id, n);
    await consumer.pump();
    expect(heard).toEqual(['a:1', 'b:1', 'b:2', 'b:3']);
    broken = false;
    await consumer.unpark('tally-a');
    expect(heard.filter((one) => one.startsWith('a'))).toEqual(['a:1', 'a:2', 'a:3']);
    expect(consumer.parkedStreams).toEqual([]);
    expect(await inbox.views.parked(inbox.policyFeed)).toEqual([]);
    await inbox.count('a', 4);
    await consumer.pump();
    expect(heard.at(-1)).toBe('a:4');
    await consumer.unpark('tally-a');
    await consumer.unpark('never-parked');
    expect(heard).toHaveLength(7);
  },
  'loses nothing that comes while a stream is taken up again': async (platform) => {
    const inbox = await inboxOf(platform);
    const heard: string[] = [];
    let broken = true;
    const consumer = await listener(inbox, heard, async ({ stream }) => {
      if (broken && stream === 'tally-a') throw new Error('bad');
      await new Promise((turn) => setImmediate(turn));
    });
    for (const n of upTo(5)) await inbox.count('a', n);
    await consumer.pump();
    broken = false;
    const growing = (async () => {
      for (const n of upTo(20)) {
        await inbox.count('a', n + 5);
        void consumer.pump();
      }
    })();
    await Promise.all([consumer.unpark('tally-a'), growing]);
    await consumer.pump();
    expect(heard).toEqual(upTo(25).map((n) => `a:${n}`));
    expect(consumer.parkedStreams).toEqual([]);
  },
  'keeps a stream parked that still can not be taken in': async (platform) => {
    const inbox = await inboxOf(platform);
    const heard: string[] = [];
    const consumer = await listener(inbox, heard, ({ position }) => {
      if (position === 2) throw new Error('bad');
    });
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    await consumer.pump();
    await expect(consumer.unpark('tally-a')).rejects.toThrow('bad');
    expect(consumer.parkedStreams.map(({ position }) => position)).toEqual([2]);
    expect(heard).toEqual(['a:1']);
  },
  'keeps its place when the moment is at fault, and parks nothing': async (platform) => {
    const inbox = await inboxOf(platform);
    const heard: string[] = [];
    let busy = true;
    const consumer = await listener(inbox, heard, ({ position }) => {
      if (busy && position === 2) throw new TryLater('busy');
    });
    for (const n of [1, 2, 3]) await inbox.count('a', n);
    await expect(consumer.pump()).rejects.toThrow(TryLater);
    expect(consumer.at).toBe(1);
    expect(await inbox.views.checkpoint(inbox.policyFeed)).toBe(1);
    expect(consumer.parkedStreams).toEqual([]);
    busy = false;
    await consumer.pump();
    expect(heard).toEqual(['a:1', 'a:2', 'a:3']);
    expect(consumer.at).toBe(3);
  },
  'leaves no half of an event that fails in its second row': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    await inbox.count('a', 1);
    await inbox.count('a', 2, poison);
    const consumer = await inbox.consumer();
    await consumer.pump();
    expect(await inbox.row('a')).toMatchObject({ sum: 1, counts: 1, amounts: [1] });
  },
};
