import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteDocuments } from '@csp/platform-identity';
import { slugOf, withData } from './data.ts';
import { CommandUnusable, named } from './words.ts';

const identityFile = 'identity.db';

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
      const documents = sqliteDocuments(dataDir);
      await documents.backup(join(folder, identityFile));
      await documents.close();
    }
    return `${embedded.tenants().length} partnerships and the accounts were copied to ${folder}.\n`;
  });

export const restore = (words: string[]): Promise<string> =>
  withData(false, async (embedded, dataDir) => {
    const { folder } = named(words, 'folder');
    const copies = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.db')) : [];
    if (copies.length === 0) throw new CommandUnusable(`${folder} holds no copies.`);
    const restored = copies.filter((file) => file !== identityFile);
    for (const file of restored) embedded.restore(slugOf(file.slice(0, -'.db'.length)), join(folder, file));
    const accounts = join(dataDir, identityFile);
    if (copies.includes(identityFile) && !existsSync(accounts)) copyFileSync(join(folder, identityFile), accounts);
    return `${restored.length} partnerships were restored from ${folder}.\n`;
  });
