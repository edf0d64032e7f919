import mongoose from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { beginAnewWhenStuck } from './stuck-client.ts';
import { dropAll, freshPrefix, serverUrl } from './testing/server.ts';

const prefix = freshPrefix();
afterAll(() => dropAll(prefix));

/** A connection of its own, with a collection that was opened before anything happened to it. */
const opened = async () => {
  const connection = await mongoose.createConnection(serverUrl(), { bufferCommands: false }).asPromise();
  beginAnewWhenStuck(connection, 50);
  const client = connection.getClient();
  const begun: string[] = [];
  client.on('topologyOpening', () => begun.push('begun'));
  const collection = connection.useDb(`${prefix}_stuck`, { useCache: true }).collection<{ _id: string }>('things');
  await collection.deleteMany({});
  await collection.insertOne({ _id: 'before' });
  const { host: address } = new URL(serverUrl());
  const tell = (event: 'serverHeartbeatStarted' | 'serverHeartbeatSucceeded') =>
    client.emit(event, { connectionId: address } as never);
  return { connection, collection, begun, tell };
};

describe('a client whose look at its server never ends', () => {
  it('is begun anew, and what was opened by it goes on', async () => {
    const { connection, collection, begun, tell } = await opened();
    tell('serverHeartbeatStarted');
    await expect.poll(() => begun).toHaveLength(1);
    await expect.poll(() => connection.readyState).toBe(1);
    await collection.insertOne({ _id: 'after' });
    expect((await collection.find({}).toArray()).map(({ _id }) => _id).sort()).toEqual(['after', 'before']);
    await connection.close();
  });

  it('is left alone when the look ends, and when it was closed meanwhile', async () => {
    const { connection, begun, tell } = await opened();
    tell('serverHeartbeatStarted');
    tell('serverHeartbeatSucceeded');
    await new Promise((next) => setTimeout(next, 100));
    tell('serverHeartbeatStarted');
    await connection.close();
    await new Promise((next) => setTimeout(next, 100));
    expect(begun).toEqual([]);
  });
});
