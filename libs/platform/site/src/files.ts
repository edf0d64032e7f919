import type { Files } from '@csp/platform-files';
import type { DocumentsSettings } from './documents.ts';

/** Uploaded files, opened with the first that is put or asked for: a start doesn't wait for it. */
export interface LazyFiles {
  readonly open: () => Promise<Files>;
  readonly close: () => Promise<void>;
}

/** Loaded with the first file, for the same reason. */
export const loadFiles = (): Promise<typeof import('@csp/platform-files')> => import('@csp/platform-files');

/** Beside the accounts: in the MongoDB that has them, or below `dataDir`. */
export const openFiles = ({ dataDir, mongo }: DocumentsSettings): LazyFiles => {
  let opened: Promise<Files> | undefined;
  const opening = async (): Promise<Files> => {
    const { mongodbFiles, sqliteFiles } = await loadFiles();
    if (!mongo) return sqliteFiles(dataDir);
    const { connectMongo } = await import('@csp/platform-distributed/connection');
    return mongodbFiles(await connectMongo(mongo.url), mongo.prefix);
  };
  return {
    open: () => {
      opened ??= opening().catch((error: unknown) => {
        // Whoever asks next tries again.
        opened = undefined;
        throw error;
      });
      return opened;
    },
    close: async () => (await opened)?.close(),
  };
};
