import type { Feed, Generation, TenantId, TenantViews, View, ViewWrite } from '@csp/kernel';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectDistributed, type Distributed } from './distributed.ts';
import { BuiltElsewhere } from './generations.ts';
import { dropAll, freshPrefix, serverUrl, withServer } from './testing/server.ts';

vi.setConfig({ testTimeout: 60_000 });
const tenant = 'cambridge-city' as TenantId;
const prefix = freshPrefix();
const open: Distributed[] = [];

interface Person {
  readonly role: string;
}

const people: View<Person, never, 'role'> = {
  name: 'people',
  version: 1,
  source: 'tally',
  keys: () => [],
  fold: (row) => row,
  indexes: { role: (row) => row.role },
};
const generation = (number: number): Generation => ({ view: people as unknown as View, number });
const feedOf = (number: number): Feed => ({ consumer: `people@${number}`, source: 'tally', tenant });
const write = (number: number, position: number, rows: Record<string, Person | undefined>): ViewWrite => ({
  feed: feedOf(number),
  generation: generation(number),
  checkpoint: position,
  rows: Object.entries(rows).map(([key, row]) => ({ key, row, position })),
});

/** The views as another process has them. */
const views = async (): Promise<TenantViews> => {
  const distributed = await connectDistributed(serverUrl(), { prefix });
  open.push(distributed);
  await distributed.provision(tenant);
  return distributed.views('tally').of(tenant);
};

const built = async (rows: Record<string, Person | undefined>): Promise<TenantViews> => {
  const made = await views();
  await made.create(generation(1));
  await made.write(write(1, 5, rows));
  await made.finish(generation(1));
  return made;
};

const collections = () =>
  withServer(async (connection) => {
    const found = await connection.useDb(`${prefix}_tally_${tenant}`).listCollections();
    return found.map(({ name }) => name).filter((name) => name.startsWith('views.rows.'));
  });

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  await dropAll(prefix);
});

describe('a row', () => {
  it('stays as it is where a write comes late', async () => {
    const ours = await built({ a: { role: 'chair' } });
    await ours.write(write(1, 9, { a: { role: 'deputy' } }));
    await (await views()).write(write(1, 7, { a: { role: 'clerk' }, b: { role: 'officer' } }));
    expect(await ours.rows(people).find()).toEqual([{ role: 'deputy' }, { role: 'officer' }]);
    expect((await ours.load(generation(1), ['a'])).get('a')).toEqual({ row: { role: 'deputy' }, position: 9 });
    expect(await ours.checkpoint(feedOf(1))).toBe(9);
  });
  it('stays away where it was removed and a write comes late, and comes back with a later one', async () => {
    const ours = await built({ a: { role: 'chair' } });
    await ours.write(write(1, 9, { a: undefined }));
    await ours.write(write(1, 7, { a: { role: 'clerk' } }));
    expect(await ours.rows(people).get('a')).toBeUndefined();
    expect(await ours.rows(people).find()).toEqual([]);
    expect(await ours.rows(people).count()).toBe(0);
    expect((await ours.load(generation(1), ['a'])).get('a')).toEqual({ row: undefined, position: 9 });
    await ours.write(write(1, 11, { a: { role: 'clerk' } }));
    expect(await ours.rows(people).get('a')).toEqual({ role: 'clerk' });
  });
  it('is not brought back by an older write, where it never was', async () => {
    const ours = await built({ a: undefined });
    await ours.write(write(1, 4, { a: { role: 'clerk' } }));
    expect(await ours.rows(people).get('a')).toBeUndefined();
  });
});

describe('two processes that build the same generation at once', () => {
  it('keep their rows and places apart, and the first to finish answers', async () => {
    const ours = await built({ a: { role: 'old' } });
    const theirs = await views();
    await ours.create(generation(2));
    await ours.write(write(2, 8, { a: { role: 'ours' } }));
    await theirs.create(generation(2));
    await theirs.write(write(2, 3, { a: { role: 'theirs' } }));
    expect(await ours.checkpoint(feedOf(2))).toBe(8);
    expect(await theirs.checkpoint(feedOf(2))).toBe(3);
    await ours.finish(generation(2));
    await expect(theirs.finish(generation(2))).rejects.toThrow(BuiltElsewhere);
    expect(await theirs.rows(people).find()).toEqual([{ role: 'ours' }]);
    expect(await (await views()).checkpoint(feedOf(2))).toBe(8);
    expect(await collections()).toHaveLength(1);
  });
  it('leaves one alone that has begun with the next', async () => {
    const ours = await built({ a: { role: 'old' } });
    const theirs = await views();
    await theirs.create(generation(3));
    await ours.create(generation(2));
    await ours.finish(generation(2));
    await theirs.write(write(3, 3, { a: { role: 'next' } }));
    await theirs.finish(generation(3));
    expect(await ours.rows(people).find()).toEqual([{ role: 'next' }]);
    expect(await collections()).toHaveLength(1);
  });
});
