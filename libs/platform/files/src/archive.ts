import { fromBufferPromise, type Entry } from 'yauzl';
import type { FileRefusal } from './examined.ts';

/** Parts of one document. */
const mostEntries = 5_000;
/** Of all parts together, unpacked. */
const largestUnpackedBytes = 100 * 1024 * 1024;
/** Text of an office document packs to a twentieth; nothing honest to less than this part of itself. */
const highestRatio = 200;
/** Below this, a high ratio harms nobody. */
const smallBytes = 1024 * 1024;

const isMacro = ({ fileName }: Entry): boolean => /(?:^|\/)vba[^/]*\.(?:bin|xml)$|(?:^|\/)activeX\//i.test(fileName);

/** What is wrong with a ZIP archive by its table of contents alone: nothing is unpacked. */
export const archiveFault = async (bytes: Uint8Array): Promise<FileRefusal | undefined> => {
  try {
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    if (archive.entryCount > mostEntries) return 'file-unpacks-too-large';
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) return 'file-encrypted';
      if (isMacro(entry)) return 'file-has-macros';
      unpacked += entry.uncompressedSize;
      if (unpacked > largestUnpackedBytes || isBomb(entry)) return 'file-unpacks-too-large';
    }
    return undefined;
  } catch {
    return 'file-damaged';
  }
};

const isBomb = ({ uncompressedSize, compressedSize }: Entry): boolean =>
  uncompressedSize > smallBytes && uncompressedSize > highestRatio * compressedSize;
