import type { TenantViews } from '@csp/kernel';
import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { poison } from '../examples/tally.ts';
import { upTo } from './commits.ts';
import { inboxOf, type Inbox } from './inbox.ts';

class Crash extends Error {}

/** Dies at the nth write: before it is done, or when it is done and nobody has heard. */
const dyingAt = (views: TenantViews, nth: number, done: boolean): TenantViews => {
  let writes = 0;
  return {
    ...views,
    write: async (change) => {
      if (++writes < nth) return views.write(change);
      if (writes === nth && done) await views.write(change);
      throw new Crash(`at write ${nth}`);
    },
  };
};

/** A process that takes in what there is, batch by batch, and dies on the way. */
const dies = async (inbox: Inbox, views: TenantViews): Promise<boolean> => {
  const consumer = await inbox.consumer(views);
  try {
    await consumer.pump();
    for (const n of upTo(3)) {
      await inbox.count('a', n);
      await consumer.pump();
    }
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
};

/** The rows are what the log says up to the checkpoint, neither more nor less. */
const consistent = async (inbox: Inbox, when: string): Promise<void> => {
  const checkpoint = await inbox.views.checkpoint(inbox.feed);
  const events = checkpoint === 0 ? [] : (await inbox.log.read(0, checkpoint)).flatMap((one) => one.events);
  const amounts = events.flatMap(({ type, data }) =>
    type === 'Counted.v1' ? [(data as { amount: number }).amount] : [],
  );
  expect((await inbox.row('a'))?.amounts ?? [], `${when}, at ${checkpoint}`).toEqual(amounts);
};

const deaths = upTo(4).flatMap((nth) => [false, true].map((done) => ({ nth, done })));

/** Effect and checkpoint stand together, whenever the process dies. */
export const inboxCrashCases: Cases = {
  'has its rows and its checkpoint at one place, wherever it died': async (platform) => {
    for (const { nth, done } of deaths) {
      const inbox = await inboxOf(platform, `at-${nth}-${done ? 'after' : 'before'}`);
      await inbox.open('a');
      expect(await dies(inbox, dyingAt(inbox.views, nth, done))).toBe(true);
      await consistent(inbox, `died ${done ? 'after' : 'before'} write ${nth}`);
    }
  },
  'goes on after a death between effect and checkpoint, and does nothing twice': async (platform) => {
    for (const { nth, done } of deaths) {
      const inbox = await inboxOf(platform, `at-${nth}-${done ? 'after' : 'before'}`);
      await inbox.open('a');
      await dies(inbox, dyingAt(inbox.views, nth, done));
      const survivor = await inbox.consumer();
      await inbox.count('a', 99);
      await survivor.pump();
      await consistent(inbox, `survived write ${nth}`);
      expect((await inbox.row('a'))?.amounts.at(-1)).toBe(99);
      expect(survivor.at).toBe(await inbox.log.head());
    }
  },
  'folds nothing twice where its rows are ahead of its checkpoint': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    await inbox.count('a', 1);
    await (await inbox.consumer()).pump();
    const { views } = inbox;
    // As a store without transactions leaves it that died half-way.
    const halfway: TenantViews = { ...views, write: (change) => views.write({ ...change, checkpoint: 2 }) };
    await inbox.count('a', 2);
    await inbox.open('b');
    await (await inbox.consumer(halfway)).pump();
    expect(await views.checkpoint(inbox.feed)).toBe(2);
    await inbox.count('a', 3);
    await inbox.count('b', 4);
    const survivor = await inbox.consumer();
    expect(survivor.at).toBe(2);
    await survivor.pump();
    expect((await inbox.row('a'))?.amounts).toEqual([1, 2, 3]);
    expect((await inbox.row('b'))?.amounts).toEqual([4]);
  },
  'parks the same event again where what it parked is ahead of its checkpoint': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    const { views } = inbox;
    const parkedOnly: TenantViews = {
      ...views,
      write: async (change) => {
        await views.write({ ...change, rows: [], checkpoint: 0 });
        throw new Crash('between what is parked and the rows');
      },
    };
    await inbox.count('a', 1);
    await inbox.count('a', 2, poison);
    await inbox.count('a', 3);
    await expect((await inbox.consumer(parkedOnly)).pump()).rejects.toThrow(Crash);
    const survivor = await inbox.consumer();
    await survivor.pump();
    expect((await inbox.row('a'))?.amounts).toEqual([1]);
    expect(survivor.parkedStreams.map(({ position }) => position)).toEqual([3]);
    expect(survivor.at).toBe(4);
  },
  'comes out the same when everything is delivered twice over two lives': async (platform) => {
    const inbox = await inboxOf(platform);
    await inbox.open('a');
    for (const n of upTo(10)) await inbox.count('a', n);
    const first = await inbox.consumer();
    await first.pump();
    await inbox.count('a', 11);
    const second = await inbox.consumer();
    await second.pump();
    await first.stop();
    await second.stop();
    expect((await inbox.row('a'))?.amounts).toEqual(upTo(11));
  },
};

export const inboxReopeningCases: Cases = {
  'goes on where it stood after it was opened again': async (platform) => {
    const before = await inboxOf(platform);
    await before.open('a');
    await before.count('a', 1);
    await (await before.consumer()).pump();
    await before.count('a', 2);
    await platform.reopen!();
    const inbox = await inboxOf(platform);
    const consumer = await inbox.consumer();
    expect(consumer.at).toBe(2);
    await consumer.pump();
    expect((await inbox.row('a'))?.amounts).toEqual([1, 2]);
  },
};
