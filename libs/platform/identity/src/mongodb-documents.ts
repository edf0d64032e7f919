import type { Connection } from 'mongoose';
import { kinds, type Collection, type Document, type Documents, type Kind } from './documents.ts';

type Stored = { readonly _id: string } & { readonly [field: string]: string | number | null };

const duplicateKey = 11_000;

const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === duplicateKey;

const stored = ({ id, ...fields }: Document): Stored => ({ _id: id, ...(fields as Record<string, string>) });

const document = <T extends Document>({ _id, ...fields }: Stored): T => ({ ...fields, id: _id }) as unknown as T;

/** A question by values alone: what somebody sent can't become a part of the question. */
const filter = (wanted: Partial<Document>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`No value to look for: ${name}`);
      return [name === 'id' ? '_id' : name, value];
    }),
  );

const collection = <T extends Document>(database: Connection, kind: Kind): Collection<T> => {
  const documents = database.collection<Stored>(kind);
  return {
    get: async (id) => {
      const found = await documents.findOne(filter({ id }));
      return found ? document<T>(found) : undefined;
    },
    find: async (wanted) => (await documents.find(filter(wanted)).toArray()).map((one) => document<T>(one)),
    insert: async (one) => {
      try {
        await documents.insertOne(stored(one));
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    put: async (one) => {
      const replace = () => documents.replaceOne(filter({ id: one.id }), stored(one), { upsert: true });
      // Two that both find nothing there both insert, and one is refused.
      await replace().catch((error: unknown) => {
        if (!isTaken(error)) throw error;
        return replace();
      });
    },
    change: async (id, fields) =>
      (await documents.updateOne(filter({ id }), { $set: fields as Record<string, string> })).matchedCount === 1,
    remove: async (wanted) => (await documents.deleteMany(filter(wanted))).deletedCount,
    removeExpired: async (now) => void (await documents.deleteMany({ expiresAt: { $lte: now } })),
  };
};

/** One by one: FerretDB hangs up on whoever asks for several that are there already. */
const createIndexes = async (database: Connection): Promise<void> => {
  for (const [kind, { unique, indexed }] of Object.entries(kinds)) {
    for (const field of unique) await database.collection(kind).createIndex({ [field]: 1 }, { unique: true });
    for (const field of [...indexed, 'expiresAt']) await database.collection(kind).createIndex({ [field]: 1 });
  }
};

/**
 * A database of a MongoDB, `<prefix>_identity`, for any number of processes. `connection` is taken over: it must write to a majority
 * before it answers, and read only what will stay. Rejects when the server can't be reached.
 */
export const mongodbDocuments = async (connection: Connection, prefix: string): Promise<Documents> => {
  // One `_` only: none of a context's and a tenant's.
  const database = connection.useDb(`${prefix}_identity`);
  await createIndexes(database);
  return {
    of: (kind) => collection(database, kind),
    reached: async () => (await database.db!.admin().ping())['ok'] === 1,
    close: () => connection.close(),
  };
};
