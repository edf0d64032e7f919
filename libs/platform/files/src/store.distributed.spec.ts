import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import { mongodbFiles } from './mongodb-files.ts';
import { place } from './testing/place.ts';

const url = process.env['MONGO_URL'] ?? '';

const connect = () => mongoose.createConnection(url, { w: 'majority', bufferCommands: false }).asPromise();

it('has a server to be tried on', () => {
  expect(url).toMatch(/^mongodb/);
});

place.open = async () => {
  const prefix = `t${randomBytes(4).toString('hex')}`;
  return {
    open: async () => mongodbFiles(await connect(), prefix),
    dispose: async () => {
      const connection = await connect();
      for (const tenant of ['cambridge-city', 'fenland'])
        await connection.useDb(`${prefix}_files_${tenant}`).dropDatabase();
      await connection.close();
    },
  };
};
// The suite as SQLite passes it, to the letter.
await import('./store.spec.ts');
