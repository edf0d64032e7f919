import type { Format, Office, Paper } from '@csp/documents';

export type DocumentsLibrary = typeof import('@csp/documents');

/** Papers waiting or being rendered at a time, for all partnerships. */
const mostWaiting = 8;
const timeoutMilliseconds = 20_000;
/** Of papers rendered before: the same one asked for again is not rendered again. */
const keptBytes = 32 * 1024 * 1024;

/** Loaded with the first paper that is asked for: a start doesn't wait for it. */
export const loadDocuments = (): Promise<DocumentsLibrary> => import('@csp/documents');

/** Beside the program that this is bundled into; `build.mjs of each app` puts it there. */
const program = new URL('./paper-worker.js', import.meta.url);

let office: Promise<Office> | undefined;
const kept = new Map<string, Uint8Array>();
let held = 0;

/** A paper as bytes, rendered in a thread of its own. Throws `OfficeBusy` when too many wait already. */
export const printed = async (paper: Paper, format: Format): Promise<Uint8Array> => {
  const { createHash } = await import('node:crypto');
  const name = createHash('sha256').update(format).update(JSON.stringify(paper)).digest('hex');
  const before = kept.get(name);
  if (before) return before;
  office ??= loadDocuments().then(({ createOffice }) =>
    createOffice({ program, most: mostWaiting, timeoutMilliseconds }),
  );
  const bytes = await (await office).render(paper, format);
  kept.set(name, bytes);
  held += bytes.length;
  for (const [oldest, { length }] of kept) {
    if (held <= keptBytes) break;
    kept.delete(oldest);
    held -= length;
  }
  return bytes;
};
