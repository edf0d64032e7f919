import { ConfigurationInvalid } from '@csp/platform-nest/settings';
import mongoose, { type Connection } from 'mongoose';
import { beginAnewWhenStuck } from './stuck-client.ts';

/** How long a majority of servers may take to have a write on disk before its outcome is unknown. */
const durableMilliseconds = 10_000;
/** A server that says nothing for so long is given up. */
const silenceMilliseconds = 30_000;

/** Whatever the address says: on disk at a majority of servers before it is answered, and read only what will stay. */
const durable = {
  w: 'majority',
  journal: true,
  wtimeoutMS: durableMilliseconds,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  // Sent again by the driver, an insert would be refused for the position it took itself; the command id knows better.
  retryWrites: false,
} as const;

export const mongoUrlRemedy =
  'give the address of a MongoDB: mongodb://mongo:27017; in a password, @ : / % are written as %40 %3A %2F %25';

/**
 * Rejects when the server can't be reached, with `ConfigurationInvalid` when the address can't be read. `url`: `mongodb://…`, with
 * whatever it takes to sign in.
 */
export const connectMongo = async (url: string, serverMilliseconds = 5_000): Promise<Connection> => {
  if (!canBeConnectedTo(url)) throw new ConfigurationInvalid(`MONGO_URL is not usable: ${mongoUrlRemedy}.`);
  const connection = await mongoose
    .createConnection(url, {
      ...durable,
      serverSelectionTimeoutMS: serverMilliseconds,
      connectTimeoutMS: serverMilliseconds,
      socketTimeoutMS: silenceMilliseconds,
      // What can't be sent fails; kept back, it would be sent when nobody waits for it any more.
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    })
    .asPromise();
  beginAnewWhenStuck(connection);
  return connection;
};

/** Whether the driver can read the address. What it throws where it can't would repeat it, with the password. */
export const canBeConnectedTo = (url: string): boolean => {
  try {
    // It connects to nothing yet.
    return Boolean(new mongoose.mongo.MongoClient(url));
  } catch {
    return false;
  }
};
