import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tenantId, type TenantId } from '@csp/kernel';
import { createEmbedded, type Embedded } from '@csp/platform-embedded';
import { mongoFrom } from '@csp/platform-site';
import { readConfiguration } from '../configuration.ts';
import { CommandUnusable } from './words.ts';

/** `shared`: beside the running product, to read and copy only. */
export const withData = async <T>(
  shared: boolean,
  work: (embedded: Embedded, dataDir: string) => Promise<T>,
): Promise<T> => {
  const { dataDir } = readConfiguration(process.env);
  const embedded = createEmbedded(dataDir, undefined, { shared });
  try {
    return await work(embedded, dataDir);
  } finally {
    embedded.close();
  }
};

/** A word that names a partnership that may not be there yet. */
export const slugOf = (word: string): TenantId => {
  try {
    return tenantId(word);
  } catch {
    throw new CommandUnusable(`${word} can't name a partnership: 1 to 40 lower-case letters, digits and hyphens.`);
  }
};

/** A word that names a partnership of the data folder. Where accounts alone are, it is taken at its word. */
export const partnershipOf = async (word: string): Promise<TenantId> => {
  if (mongoFrom(process.env) || !existsSync(join(readConfiguration(process.env).dataDir, 'tenants')))
    return slugOf(word);
  return withData(true, async (embedded) => {
    const found = embedded.tenants().find((tenant) => tenant === word);
    if (!found) throw new CommandUnusable(`There is no partnership ${word} here. See csp tenants.`);
    return found;
  });
};
