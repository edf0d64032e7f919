import type { TenantId } from '@csp/kernel';
import { expect } from 'vitest';
import type { Cases } from '../platform.ts';
import { filled, generation, people, person, viewsOf, write, type Person } from './rows.ts';
import { upTo } from './commits.ts';

const staff: Readonly<Record<string, Person>> = {
  a: person('chair', 3, 'council'),
  b: person('officer', 1, 'police'),
  c: person('officer', 2, 'council'),
  d: person('officer', null, 'probation'),
  e: person('clerk', 2, 'police'),
};

const ranks = (rows: readonly Person[]) => rows.map(({ rank }) => rank);

/** What rows can be asked. */
export const viewQueryCases: Cases = {
  'gives a row by its key, and nothing for a key it has not': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(await rows.get('a')).toEqual(staff['a']);
    expect(await rows.get('z')).toBeUndefined();
    expect(await rows.get('')).toBeUndefined();
    expect(await rows.get("' OR ''='")).toBeUndefined();
  },
  'finds all, by key': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(await rows.find()).toEqual(Object.values(staff));
    expect(await rows.find({ descending: true })).toEqual(Object.values(staff).reverse());
    expect(await rows.count()).toBe(5);
  },
  'finds by one index and by several': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(await rows.find({ where: { role: 'officer' } })).toEqual([staff['b'], staff['c'], staff['d']]);
    expect(await rows.find({ where: { role: 'officer', agency: 'council' } })).toEqual([staff['c']]);
    expect(await rows.count({ where: { role: 'officer' } })).toBe(3);
    expect(await rows.find({ where: { role: 'nobody' } })).toEqual([]);
  },
  'finds what has no value by null': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(await rows.find({ where: { rank: null } })).toEqual([staff['d']]);
    expect(await rows.count({ where: { rank: null } })).toBe(1);
  },
  'orders by an index, nothing first, and then by key': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(await rows.find({ orderBy: 'rank' })).toEqual(['d', 'b', 'c', 'e', 'a'].map((key) => staff[key]));
    expect(await rows.find({ orderBy: 'rank', descending: true })).toEqual(
      ['a', 'e', 'c', 'b', 'd'].map((key) => staff[key]),
    );
  },
  'begins where it is told, both ways': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    expect(ranks(await rows.find({ orderBy: 'rank', from: 2 }))).toEqual([2, 2, 3]);
    expect(ranks(await rows.find({ orderBy: 'rank', from: 2, descending: true }))).toEqual([2, 2, 1]);
    expect(await rows.find({ from: 'd' })).toEqual([staff['d'], staff['e']]);
  },
  'gives pages that join without seam': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    const pages = [0, 2, 4].map((offset) => rows.find({ orderBy: 'rank', limit: 2, offset }));
    expect((await Promise.all(pages)).flat()).toEqual(await rows.find({ orderBy: 'rank' }));
    expect(await rows.find({ limit: 0 })).toEqual([]);
  },
  'counts whatever the page shows': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    const where = { agency: 'police' };
    expect((await rows.find({ where, limit: 1 })).length).toBe(1);
    expect(await rows.count({ where })).toBe(2);
  },
  'orders texts by code point and numbers by size': async (platform) => {
    const texts = ['Z', 'a', 'ä', 'Ł', '\uff5e', '👋', '', '10', '9'];
    const rows = (
      await filled(
        platform,
        Object.fromEntries(
          texts.map((role, index) => [`k${index}`, person(role, [5, 10, 9, -1, 1.5, 0, 100, 20, 2][index]!)]),
        ),
      )
    ).rows(people);
    const byBytes = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect((await rows.find({ orderBy: 'role' })).map(({ role }) => role)).toEqual(byBytes);
    expect(ranks(await rows.find({ orderBy: 'rank' }))).toEqual([-1, 0, 1.5, 2, 5, 9, 10, 20, 100]);
  },
  'takes what is asked for as a value, never as a question': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    for (const role of ["' OR 1=1 --", '%', '.*', '$ne', '{"$gt":""}'])
      expect(await rows.find({ where: { role } }), role).toEqual([]);
  },
  'refuses an index it has not': async (platform) => {
    const rows = (await filled(platform, staff)).rows(people);
    await expect(rows.find({ where: { name: 'x' } as never })).rejects.toThrow();
    await expect(rows.find({ orderBy: 'rank, (SELECT 1)' as never })).rejects.toThrow();
  },
  'gives rows away: nobody else sees what is done to them': async (platform) => {
    const views = await filled(platform, staff);
    const given = person('as it was');
    await views.write(write(1, { a: given }, 2));
    (given as { role: string }).role = 'changed by the writer';
    // A platform may hand out copies, or rows that can't be changed; twice, for what it keeps may be handed out again.
    for (const read of [() => views.rows(people).get('a'), async () => (await views.rows(people).find())[0]])
      for (const row of [await read(), await read()]) Reflect.set(row!, 'role', 'changed by a reader');
    Reflect.set(await views.rows(people).find(), 'length', 0);
    expect(await views.rows(people).get('a')).toEqual(person('as it was'));
    expect(await views.rows(people).find()).toEqual([
      person('as it was'),
      staff['b'],
      staff['c'],
      staff['d'],
      staff['e'],
    ]);
  },
  'answers after each write as if it were asked for the first time': async (platform) => {
    const views = await filled(platform, { a: person('chair'), b: person('clerk') });
    const rows = views.rows(people);
    const asked = async () => [
      await rows.get('a'),
      await rows.get('c'),
      (await rows.find()).map(({ role }) => role),
      (await rows.find({ where: { role: 'chair' }, orderBy: 'rank', limit: 5 })).map(({ role }) => role),
      await rows.count({ where: { role: 'chair' } }),
    ];
    const first = [person('chair'), undefined, ['chair', 'clerk'], ['chair'], 1];
    expect(await asked()).toEqual(first);
    expect(await asked()).toEqual(first);
    await views.write(write(1, { a: person('deputy'), c: person('chair') }, 2));
    expect(await asked()).toEqual([person('deputy'), person('chair'), ['deputy', 'clerk', 'chair'], ['chair'], 1]);
    await views.write(write(1, { a: undefined, c: undefined }, 3));
    expect(await asked()).toEqual([undefined, undefined, ['clerk'], [], 0]);
    await views.create(generation(2));
    await views.finish(generation(2));
    expect(await asked()).toEqual([undefined, undefined, [], [], 0]);
  },
  'keeps ten thousand rows of one write': async (platform) => {
    const views = await filled(platform);
    const rows = Object.fromEntries(upTo(10_000).map((n) => [`k${String(n).padStart(5, '0')}`, person('officer', n)]));
    await views.write(write(1, rows, 2));
    expect(await views.rows(people).count()).toBe(10_000);
    expect(ranks(await views.rows(people).find({ orderBy: 'rank', limit: 2, offset: 9_998 }))).toEqual([9_999, 10_000]);
  },
  'shows a tenant nothing of another': async (platform) => {
    const mine = await filled(platform, { m: person('mine') });
    const theirs = await filled(platform, staff, 'fenland');
    expect(await mine.rows(people).find()).toEqual([person('mine')]);
    expect(await mine.rows(people).get('a')).toBeUndefined();
    expect((await mine.load(generation(1), ['a', 'm'])).size).toBe(1);
    expect(await theirs.rows(people).count()).toBe(5);
    expect(() => platform.views('tally').of('nowhere' as TenantId)).toThrow();
  },
  'shows a context nothing of another, however their names join': async (platform) => {
    const joined = async (context: string, name: string, rows: Record<string, Person>) => {
      const views = await viewsOf(platform, 'cambridge-city', context);
      const other = { ...people, name };
      await views.create(generation(1, other));
      await views.write(write(1, rows, 1, { generation: generation(1, other) }));
      await views.finish(generation(1, other));
      return () => views.rows(other).find();
    };
    const first = await joined('plan', 'of-people', { a: person('first') });
    const second = await joined('plan-of', 'people', { a: person('second') });
    expect(await first()).toEqual([person('first')]);
    expect(await second()).toEqual([person('second')]);
  },
};
