import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { archiveFault } from './archive.ts';
import { pdfFault } from './pdf.ts';

/** Bytes of the largest file that is taken. */
export const largestFileBytes = 10 * 1024 * 1024;

const openXml = 'application/vnd.openxmlformats-officedocument';

/** What is taken, with the media type it is sent as. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: `${openXml}.wordprocessingml.document`,
  xlsx: `${openXml}.spreadsheetml.sheet`,
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
} as const;

export type FileKind = keyof typeof mediaTypes;

/** Why a file isn't taken. Clients switch on these: a code is never renamed. */
export type FileRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-kind-not-taken'
  | 'file-name-differs'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-has-macros'
  | 'file-has-script'
  | 'file-unpacks-too-large';

export type Examined = { readonly digest: string; readonly kind: FileKind } | { readonly refused: FileRefusal };

const refuse = (refused: FileRefusal): Examined => ({ refused });

/** What the bytes are, whatever the file is called. A name that says otherwise is refused: it was meant to deceive, or is a mistake. */
export const examined = async (bytes: Uint8Array, name: string): Promise<Examined> => {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > largestFileBytes) return refuse('file-too-large');
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  // Before anything in it is unpacked to learn what it is.
  const unsafe = isArchive ? await archiveFault(bytes) : undefined;
  if (unsafe) return refuse(unsafe);
  const kind = await kindOf(bytes, name);
  if (!kind) return refuse('file-kind-not-taken');
  if (endingOf(name) !== kind) return refuse('file-name-differs');
  const scripted = kind === 'pdf' ? pdfFault(bytes) : undefined;
  if (scripted) return refuse(scripted);
  return { digest: createHash('sha256').update(bytes).digest('hex'), kind };
};

const endingOf = (name: string): string | undefined => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'jpg' ? 'jpeg' : ending;
};

const isKind = (name: string): name is FileKind => Object.hasOwn(mediaTypes, name);

const kindOf = async (bytes: Uint8Array, name: string): Promise<FileKind | undefined> => {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // Nothing in a table of plain text says that it is one: its name has to, and its content must be nothing else.
  if (!found) return endingOf(name) === 'csv' && isPlainText(bytes) ? 'csv' : undefined;
  const kind = found.ext === 'jpg' ? 'jpeg' : found.ext;
  return isKind(kind) ? kind : undefined;
};

/** UTF-8 without control characters, and no page or picture in disguise. */
const isPlainText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
};
