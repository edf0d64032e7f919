import type { TenantId } from '@csp/kernel';
import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { feedOf, filled, generation, people, person, viewsOf, write } from './rows.ts';

/** A row that no index can be made for: the write fails, however far it has come. */
const unstorable = { role: {} as never, rank: 1, agency: 'x' };

/** Rows, checkpoints and generations. */
export const viewWritingCases: Cases = {
  'stands nowhere at first': async (platform) => {
    const views = await viewsOf(platform);
    expect(await views.live(generation(1).view)).toEqual({ number: 0, version: 0 });
    expect(await views.checkpoint(feedOf('people@1'))).toBe(0);
    expect(await views.parked(feedOf('people@1'))).toEqual([]);
  },
  'puts, replaces and removes rows': async (platform) => {
    const views = await filled(platform, { a: person('chair'), b: person('clerk') });
    await views.write(write(1, { a: person('deputy'), b: undefined, c: person('officer') }, 2));
    expect(await views.rows(people).find()).toEqual([person('deputy'), person('officer')]);
    expect(await views.rows(people).find({ where: { role: 'chair' } })).toEqual([]);
    await views.write(write(1, { z: undefined }, 3));
    expect(await views.rows(people).count()).toBe(2);
  },
  'loads what a fold needs and leaves out what is not there': async (platform) => {
    const views = await filled(platform, { a: person('chair'), b: person('clerk') });
    await views.write(write(1, { b: person('deputy') }, 4));
    const loaded = await views.load(generation(1), ['b', 'z', 'a']);
    expect(loaded.size).toBe(2);
    expect(loaded.get('a')).toMatchObject({ row: person('chair'), position: 1 });
    expect(loaded.get('b')).toMatchObject({ row: person('deputy'), position: 4 });
    expect((await views.load(generation(1), [])).size).toBe(0);
  },
  'remembers how far it is together with the rows': async (platform) => {
    const views = await filled(platform);
    await views.write(write(1, { a: person('chair') }, 17));
    expect(await views.checkpoint(feedOf('people@1'))).toBe(17);
    await views.write({ feed: feedOf('people@1'), checkpoint: 23, rows: [] });
    expect(await views.checkpoint(feedOf('people@1'))).toBe(23);
  },
  'does not move its checkpoint when the rows fail, and can be written again': async (platform) => {
    const views = await filled(platform, { a: person('chair') });
    await expect(views.write(write(1, { a: person('deputy'), b: unstorable }, 9))).rejects.toThrow();
    expect(await views.checkpoint(feedOf('people@1'))).toBe(1);
    expect(await views.rows(people).get('b')).toBeUndefined();
    await views.write(write(1, { a: person('deputy'), b: person('clerk') }, 9));
    expect(await views.rows(people).find()).toEqual([person('deputy'), person('clerk')]);
    expect(await views.checkpoint(feedOf('people@1'))).toBe(9);
  },
  'is not changed by a write that comes again': async (platform) => {
    const views = await filled(platform);
    const same = write(1, { a: person('chair'), b: undefined }, 5);
    await views.write(same);
    await views.write(same);
    expect(await views.rows(people).find()).toEqual([person('chair')]);
    expect(await views.checkpoint(feedOf('people@1'))).toBe(5);
  },
  'keeps consumers, sources and tenants apart': async (platform) => {
    const views = await viewsOf(platform);
    const feeds = [
      feedOf('policy:x', { lasting: true }),
      feedOf('policy:x', { lasting: true, source: 'echo' }),
      feedOf('policy:x', { lasting: true, tenant: 'fenland' as TenantId }),
      feedOf('policy:xy', { lasting: true }),
      feedOf('people@1'),
    ];
    for (const [index, feed] of feeds.entries()) await views.write({ feed, checkpoint: index + 1, rows: [] });
    expect(await Promise.all(feeds.map((feed) => views.checkpoint(feed)))).toEqual([1, 2, 3, 4, 5]);
    const elsewhere = await viewsOf(platform, 'cambridge-city', 'echo');
    expect(await Promise.all(feeds.map((feed) => elsewhere.checkpoint(feed)))).toEqual([0, 0, 0, 0, 0]);
  },
  'keeps parked streams by position until they are taken up again': async (platform) => {
    const views = await viewsOf(platform);
    const feed = feedOf('policy:x', { lasting: true });
    const parked = (stream: string, position: number) => ({ stream, position, reason: `${stream} failed` });
    await views.write({ feed, checkpoint: 9, rows: [], park: [parked('b', 8), parked('a', 3)] });
    await views.write({ feed, checkpoint: 12, rows: [], park: [parked('a', 11)] });
    expect(await views.parked(feed)).toEqual([parked('a', 3), parked('b', 8)]);
    expect(await views.parked(feedOf('policy:y', { lasting: true }))).toEqual([]);
    await views.write({ feed, checkpoint: 12, rows: [], unpark: ['a', 'never-parked'] });
    expect(await views.parked(feed)).toEqual([parked('b', 8)]);
  },
  'answers from the old generation while the new one is filled': async (platform) => {
    const views = await filled(platform, { a: person('old') });
    await views.create(generation(2));
    await views.write(write(2, { a: person('new'), b: person('new') }, 4));
    expect(await views.rows(people).find()).toEqual([person('old')]);
    await views.write(write(1, { a: person('older') }, 5));
    expect(await views.rows(people).find()).toEqual([person('older')]);
    expect(await views.live(generation(1).view)).toEqual({ number: 1, version: 1 });
    await views.finish(generation(2));
    expect(await views.rows(people).find()).toEqual([person('new'), person('new')]);
  },
  'answers from the new generation at once, also those who asked before': async (platform) => {
    const views = await filled(platform, { a: person('old') });
    const rows = views.rows(people);
    await views.create(generation(2));
    await views.write(write(2, { a: person('new') }, 4));
    await views.finish(generation(2, { ...people, version: 2 }));
    expect(await rows.get('a')).toEqual(person('new'));
    expect(await rows.count()).toBe(1);
    expect(await views.live(generation(2).view)).toEqual({ number: 2, version: 2 });
  },
  'keeps generations and where they stand apart': async (platform) => {
    const views = await filled(platform, { a: person('old') });
    await views.create(generation(2));
    await views.write(write(2, {}, 40));
    expect((await views.load(generation(2), ['a'])).size).toBe(0);
    expect(await views.checkpoint(feedOf('people@1'))).toBe(1);
    expect(await views.checkpoint(feedOf('people@2'))).toBe(40);
  },
  'makes a generation empty, whatever an interrupted rebuild left there': async (platform) => {
    const views = await filled(platform, { a: person('old') });
    const left = { stream: 'tally-1', position: 2, reason: 'left over' };
    await views.create(generation(2));
    await views.write(write(2, { x: person('left over') }, 7, { park: [left] }));
    await views.create(generation(2));
    expect(await views.checkpoint(feedOf('people@2'))).toBe(0);
    expect(await views.parked(feedOf('people@2'))).toEqual([]);
    await views.finish(generation(2));
    expect(await views.rows(people).find()).toEqual([]);
  },
};

/** Where a view's rows and its checkpoint change in one step. */
export const viewAtomicCases: Cases = {
  'leaves no row of a write that failed': async (platform) => {
    const views = await filled(platform, { a: person('chair') });
    await expect(views.write(write(1, { a: person('deputy'), b: unstorable }, 9))).rejects.toThrow();
    expect(await views.rows(people).find()).toEqual([person('chair')]);
  },
  'shows readers all of a write or nothing': async (platform) => {
    const views = await filled(platform, { a: person('0', 0), b: person('0', 0) });
    let writing = true;
    const read = async () => {
      while (writing) {
        const [a, b] = await views.rows(people).find();
        expect(a!.role).toBe(b!.role);
        await new Promise((turn) => setImmediate(turn));
      }
    };
    const change = async () => {
      try {
        for (let n = 1; n <= 50; n++) {
          await views.write(write(1, { a: person(`${n}`), b: person(`${n}`) }, n));
          await new Promise((turn) => setImmediate(turn));
        }
      } finally {
        writing = false;
      }
    };
    await Promise.all([read(), change()]);
  },
};

/** What a view still knows when the process has ended and begun again. */
export const viewReopeningCases: Cases = {
  'holds rows, checkpoint and generation after it was opened again': async (platform) => {
    const before = await filled(platform, { a: person('chair'), b: person('clerk') });
    await before.write(write(1, { b: undefined }, 8));
    await platform.reopen!();
    const views = await viewsOf(platform);
    expect(await views.rows(people).find()).toEqual([person('chair')]);
    expect(await views.checkpoint(feedOf('people@1'))).toBe(8);
    expect(await views.live(generation(1).view)).toEqual({ number: 1, version: 1 });
  },
  'answers from the old generation after a rebuild was cut short': async (platform) => {
    const before = await filled(platform, { a: person('old') });
    await before.create(generation(2));
    await before.write(write(2, { a: person('half') }, 3));
    await platform.reopen!();
    const views = await viewsOf(platform);
    expect(await views.rows(people).find()).toEqual([person('old')]);
    expect((await views.live(generation(1).view)).number).toBe(1);
  },
  'holds what was parked after it was opened again': async (platform) => {
    const feed = feedOf('policy:x', { lasting: true });
    const park = [{ stream: 'tally-1', position: 3, reason: 'failed' }];
    await (await viewsOf(platform)).write({ feed, checkpoint: 9, rows: [], park });
    await platform.reopen!();
    const views = await viewsOf(platform);
    expect(await views.parked(feed)).toEqual(park);
    expect(await views.checkpoint(feed)).toBe(9);
  },
};

/** What is lost with the views, and what must not be. */
export const viewLosingCases: Cases = {
  'begins again where its rows are lost': async (platform) => {
    await filled(platform, { a: person('chair') });
    await platform.loseViews!('cambridge-city' as TenantId);
    const views = await viewsOf(platform);
    expect(await views.live(generation(1).view)).toEqual({ number: 0, version: 0 });
    expect(await views.checkpoint(feedOf('people@1'))).toBe(0);
  },
  'remembers what a policy has done where the views are lost': async (platform) => {
    const feed = feedOf('policy:x', { lasting: true });
    const park = [{ stream: 'tally-1', position: 3, reason: 'failed' }];
    await (await viewsOf(platform)).write({ feed, checkpoint: 9, rows: [], park });
    await platform.loseViews!('cambridge-city' as TenantId);
    const views = await viewsOf(platform);
    expect(await views.checkpoint(feed)).toBe(9);
    expect(await views.parked(feed)).toEqual(park);
  },
};
