import type { FileRefusal } from './examined.ts';

/**
 * What is wrong with a PDF, as far as its objects say so in the open: those inside compressed streams are not unpacked. A name may
 * be spelt with hexadecimal codes (`/J#61vaScript`); within a stream the same letters mean nothing.
 */
export const pdfFault = (bytes: Uint8Array): FileRefusal | undefined => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/\bstream\r?\n[\s\S]*?endstream/g, '')
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (/\/Encrypt\b/.test(text)) return 'file-encrypted';
  if (/\/(?:JavaScript|JS|Launch)\b/.test(text)) return 'file-has-script';
  return undefined;
};
