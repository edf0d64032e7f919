import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program, startProgram } from './program.ts';

const waitMilliseconds = 110_000;
const dayMilliseconds = 86_400_000;

/** Names what this build makes of an empty folder today: the demonstration's dates hang on the day. */
const fingerprint = (): string =>
  createHash('sha256')
    .update(readFileSync(program))
    .update(new Date().toISOString().slice(0, 10))
    .digest('hex')
    .slice(0, 16);

/** The folder of demonstration data, made by the product itself at the first call and kept for the others of this build and day. */
const seededFolder = async (): Promise<string> => {
  const root = join(dirname(program), '../../../dist/e2e');
  const folder = join(root, fingerprint());
  const done = join(folder, 'done');
  const lock = `${folder}.lock`;
  for (const end = Date.now() + waitMilliseconds; ;) {
    if (existsSync(done)) return folder;
    if (claim(root, lock)) break;
    if (Date.now() > end) throw new Error('The demonstration data was not ready in time: another run holds it.');
    await new Promise((settle) => setTimeout(settle, 100));
  }
  try {
    // What other builds and days have left, a day old at least: another run may be at work on a newer one.
    for (const entry of readdirSync(root)) {
      const path = join(root, entry);
      if (path === folder || statSync(path).mtimeMs < Date.now() - dayMilliseconds)
        rmSync(path, { recursive: true, force: true });
    }
    const product = await startProgram({ dataDir: folder });
    await product.stop();
    writeFileSync(done, '');
    return folder;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

/** Whether the seeding is ours to do: nobody else is at it, or whoever was has died over it. */
const claim = (root: string, lock: string): boolean => {
  mkdirSync(root, { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (!existsSync(lock) || statSync(lock).mtimeMs > Date.now() - waitMilliseconds) return false;
    rmSync(lock, { recursive: true, force: true });
    return false;
  }
};

export interface Folder {
  readonly path: string;
  remove(): void;
}

export const emptyFolder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'csp-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** A copy of the demonstration data for one suite to do with as it likes. */
export const seededCopy = async (): Promise<Folder> => {
  const source = await seededFolder();
  const folder = emptyFolder();
  cpSync(source, folder.path, { recursive: true });
  rmSync(join(folder.path, 'done'), { force: true });
  return folder;
};
