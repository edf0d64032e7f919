import { rmSync } from 'node:fs';
import type { Documents } from '../documents.ts';
import { sqliteDocuments } from '../sqlite-documents.ts';
import { newDataDir } from './site.ts';

/** An empty place, opened as often as `open` is asked: each time as another process would. */
export interface Place {
  readonly open: () => Promise<Documents>;
  readonly dispose: () => Promise<void>;
}

/** Where the suite of stores makes its places: SQLite, unless a spec that needs a server says otherwise. */
export const place: { open: () => Promise<Place> } = {
  open: async () => {
    const dataDir = newDataDir();
    return {
      open: async () => sqliteDocuments(dataDir),
      dispose: async () => rmSync(dataDir, { recursive: true, force: true }),
    };
  },
};
