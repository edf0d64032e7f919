import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@csp/platform-nest';
import { tenantId } from '@csp/kernel';
import { createEmbedded, type Embedded } from '@csp/platform-embedded';
import { createIdentity } from '@csp/platform-identity';
import { copyFileSync } from 'node:fs';
import { readConfiguration } from '../configuration.ts';
import { CommandUnusable, named } from './words.ts';

const identityFile = 'identity.db';

const withData = async <T>(shared: boolean, work: (embedded: Embedded, dataDir: string) => Promise<T>): Promise<T> => {
  const { dataDir } = readConfiguration(process.env);
  const embedded = createEmbedded(dataDir, undefined, { shared });
  try {
    return await work(embedded, dataDir);
  } finally {
    embedded.close();
  }
};

export const tenants = (): Promise<string> =>
  withData(true, async (embedded) =>
    embedded
      .tenants()
      .map((tenant) => `${tenant}\n`)
      .join(''),
  );

/** One file a partnership, `<slug>.db`, and `identity.db`: each holds all that was acknowledged before its turn. */
export const backup = (words: string[]): Promise<string> =>
  withData(true, async (embedded, dataDir) => {
    const { folder } = named(words, 'folder');
    for (const tenant of embedded.tenants()) await embedded.backup(tenant, join(folder, `${tenant}.db`));
    if (existsSync(join(dataDir, identityFile))) {
      const { publicUrl, production } = readConfiguration(process.env);
      const identity = createIdentity({ dataDir, publicUrl, production, clock: systemClock });
      await identity.backup(join(folder, identityFile));
      identity.close();
    }
    return `${embedded.tenants().length} partnerships and the accounts were copied to ${folder}.\n`;
  });

export const restore = (words: string[]): Promise<string> =>
  withData(false, async (embedded, dataDir) => {
    const { folder } = named(words, 'folder');
    const copies = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.db')) : [];
    if (copies.length === 0) throw new CommandUnusable(`${folder} holds no copies.`);
    const restored = copies.filter((file) => file !== identityFile);
    for (const file of restored) embedded.restore(tenantId(file.slice(0, -'.db'.length)), join(folder, file));
    const accounts = join(dataDir, identityFile);
    if (copies.includes(identityFile) && !existsSync(accounts)) copyFileSync(join(folder, identityFile), accounts);
    return `${restored.length} partnerships were restored from ${folder}.\n`;
  });
