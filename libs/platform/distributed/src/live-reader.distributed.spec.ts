import type { DomainEvent, Feed, Generation, TenantId, View, ViewWrite } from '@csp/kernel';
import { completeUpTo, view } from '@csp/platform-runtime';
import mongoose, { type Collection, type Connection } from 'mongoose';
import { afterEach, expect, it, vi } from 'vitest';
import { upTo } from './testing/commits.ts';
import { dropAll, freshPrefix, serverUrl } from './testing/server.ts';
import { viewSpace } from './view-space.ts';

vi.setConfig({ testTimeout: 60_000 });
const tenant = 'cambridge-city' as TenantId;
const prefix = freshPrefix();
const open: Connection[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  await dropAll(prefix);
});

interface Told {
  readonly place: number;
}

const told = view<Told, DomainEvent>()({
  name: 'told',
  version: 1,
  source: 'tally',
  keys: () => [],
  fold: (row) => row,
  indexes: { place: ({ place }) => place },
});
const generation: Generation = { view: told as unknown as View, number: 1 };
const feed: Feed = { consumer: 'told@1', source: 'tally', tenant };
const write = (from: number, to: number): ViewWrite => ({
  feed,
  generation,
  checkpoint: to,
  rows: upTo(to)
    .slice(from - 1)
    .map((place) => ({ key: String(place).padStart(4, '0'), row: { place }, position: place })),
});

const database = async (): Promise<Connection> => {
  const connection = await mongoose.createConnection(serverUrl()).asPromise();
  open.push(connection);
  return connection.useDb(`${prefix}_tally_${tenant}`, { useCache: true });
};

/**
 * A server that takes the documents of one insert one by one, which any may, and those of an unordered one in an order of its own,
 * which MongoDB reserves the right to; `between` is after each.
 */
const oneByOne = (connection: Connection, between: () => Promise<void>): Connection => {
  const collection = (name: string): Collection => {
    const real = connection.collection(name);
    const insertMany = async (documents: { _id: string }[], { ordered = true } = {}) => {
      for (const document of ordered ? documents : [...documents].reverse()) {
        await real.insertMany([document] as object[]);
        await between();
      }
    };
    return Object.assign(Object.create(real) as Collection, { insertMany });
  };
  return Object.assign(Object.create(connection) as Connection, { collection });
};

it('a reader that reads on by place while rows come is told of each, and all that the view calls complete is there', async () => {
  const views = viewSpace(await database());
  const heard: number[] = [];
  const look = async (): Promise<void> => {
    const complete = await completeUpTo(views, told, tenant);
    // As a subscription reads: what is after its place, and then never again what is before it.
    const rows = await views.rows(told).find({ orderBy: 'place', from: (heard.at(-1) ?? 0) + 1 });
    heard.push(...rows.map(({ place }) => place));
    expect(heard.at(-1) ?? 0).toBeGreaterThanOrEqual(complete);
    expect(heard).toEqual(upTo(heard.length));
  };
  const writing = viewSpace(oneByOne(await database(), look));
  await writing.create(generation);
  await writing.finish(generation);
  await writing.write(write(1, 6));
  // Some are there already, written by another process that was overtaken.
  await views.write({ ...write(7, 8), checkpoint: 6 });
  await writing.write(write(7, 14));
  await look();
  expect(heard).toEqual(upTo(14));
  expect(await completeUpTo(views, told, tenant)).toBe(14);
});
