import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupFiles, filesOf } from '@csp/platform-files';
import { sqliteDocuments } from '@csp/platform-identity';
import { slugOf, withData } from './data.ts';
import { CommandUnusable, named } from './words.ts';

const identityFile = 'identity.db';
/** Ends the copy of a partnership's attached files; no partnership's name has a dot. */
const filesEnding = '.files.db';

export const tenants = (): Promise<string> =>
  withData(true, async (embedded) =>
    embedded
      .tenants()
      .map((tenant) => `${tenant}\n`)
      .join(''),
  );

/**
 * One file a partnership, `<slug>.db`, one with its attached files where it has any, and `identity.db`: each holds all that was
 * acknowledged before its turn. Files come after the log that names them: they were there before it did.
 */
export const backup = (words: string[]): Promise<string> =>
  withData(true, async (embedded, dataDir) => {
    const { folder } = named(words, 'folder');
    for (const tenant of embedded.tenants()) {
      await embedded.backup(tenant, join(folder, `${tenant}.db`));
      const copy = join(folder, `${tenant}${filesEnding}`);
      if (existsSync(filesOf(dataDir, tenant))) await backupFiles(dataDir, tenant, copy);
    }
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
    const restored = copies.filter((file) => file !== identityFile && !file.endsWith(filesEnding));
    for (const file of restored) {
      const tenant = slugOf(file.slice(0, -'.db'.length));
      embedded.restore(tenant, join(folder, file));
      const files = `${tenant}${filesEnding}`;
      if (copies.includes(files)) copyFileSync(join(folder, files), filesOf(dataDir, tenant));
    }
    const accounts = join(dataDir, identityFile);
    if (copies.includes(identityFile) && !existsSync(accounts)) copyFileSync(join(folder, identityFile), accounts);
    return `${restored.length} partnerships were restored from ${folder}.\n`;
  });
