import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';

/** The server these specs use. Throws where none was named. */
export const serverUrl = (): string => {
  const url = process.env['MONGO_URL'];
  if (!url) throw new Error('These specs need a server: `npm run test:distributed` brings one, MONGO_URL names one.');
  return url;
};

/** For databases of a case's own. */
export const freshPrefix = (): string => `t${randomBytes(4).toString('hex')}`;

/** Past the store, straight at the server: to look at what is there, to break it, to take it away. */
export const withServer = async <T>(work: (connection: mongoose.Connection) => Promise<T>, url = serverUrl()) => {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

/** Takes away all databases of a prefix. */
export const dropAll = (prefix: string, url = serverUrl()): Promise<void> =>
  withServer(async (connection) => {
    const { databases } = await connection.listDatabases();
    for (const { name } of databases)
      if (name === prefix || name.startsWith(`${prefix}_`)) await connection.useDb(name).dropDatabase();
  }, url);
