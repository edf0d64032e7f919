import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from '../files.ts';
import { sqliteFiles } from '../sqlite-files.ts';

/** An empty place, opened as often as `open` is asked: each time as another process would. */
export interface Place {
  readonly open: () => Promise<Files>;
  readonly dispose: () => Promise<void>;
}

/** Where the suite of stores makes its places: SQLite, unless a spec that needs a server says otherwise. */
export const place: { open: () => Promise<Place> } = {
  open: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'csp-files-'));
    return {
      open: async () => sqliteFiles(dataDir),
      dispose: async () => rmSync(dataDir, { recursive: true, force: true }),
    };
  },
};
