import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that a package unpacks into the temporary folder, put into a folder of its own there. Two processes that begin at the same
 * time would unpack into the same file, and one would run it half-written: so each does it apart, and the first that is done counts.
 */
export const unpackedOnce = async (folder: string, file: string, unpack: () => Promise<unknown>): Promise<string> => {
  const shared = join(tmpdir(), folder);
  if (existsSync(shared)) return join(shared, file);
  const own = mkdtempSync(`${shared}-`);
  try {
    await withTemporaryFolder(own, unpack);
    renameSync(own, shared);
  } catch (error) {
    if (!existsSync(shared)) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return join(shared, file);
};

const withTemporaryFolder = async (folder: string, work: () => Promise<unknown>): Promise<void> => {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};
