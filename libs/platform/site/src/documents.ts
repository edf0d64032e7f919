import { prefixSetting } from '@csp/platform-distributed/database-names';
import { mongodbDocuments, sqliteDocuments, type Documents } from '@csp/platform-identity';
import { settingsFrom } from '@csp/platform-nest';
import { z } from 'zod';

const settings = z.object({
  MONGO_URL: z
    .string()
    .regex(/^mongodb(?:\+srv)?:\/\//, { error: 'give the address of a MongoDB: mongodb://mongo:27017' })
    .optional(),
  CSP_PREFIX: prefixSetting,
});

/** Where accounts, sessions and keys are. */
export interface DocumentsSettings {
  /** `identity.db` is in it, where no `mongoUrl` is given. */
  readonly dataDir: string;
  /** A MongoDB, for as many processes as there are; what its databases begin with. */
  readonly mongo?: { readonly url: string; readonly prefix: string };
}

/** `MONGO_URL` and `CSP_PREFIX`. Throws `ConfigurationInvalid`. */
export const mongoFrom = (
  environment: Readonly<Record<string, string | undefined>>,
): NonNullable<DocumentsSettings['mongo']> | undefined => {
  const { MONGO_URL: url, CSP_PREFIX: prefix } = settingsFrom(settings, environment);
  return url === undefined ? undefined : { url, prefix };
};

/** Rejects when the MongoDB can't be reached. */
export const openDocuments = async ({ dataDir, mongo }: DocumentsSettings): Promise<Documents> => {
  if (!mongo) return sqliteDocuments(dataDir);
  // Loaded here: standalone has no MongoDB, and starts without its driver.
  const { connectMongo } = await import('@csp/platform-distributed/connection');
  return mongodbDocuments(await connectMongo(mongo.url), mongo.prefix);
};
