import { strToU8, zipSync } from 'fflate';

const types = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/${main}.main+xml"/></Types>`;

/** An office document of as little as makes it one. */
export const office = (main: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8(types(main)), 'main.xml': strToU8('<x/>'), ...more });

export const word = 'vnd.openxmlformats-officedocument.wordprocessingml.document';
export const sheet = 'vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const text = (content: string): Uint8Array => strToU8(content);

export const pdf = (objects = '<< /Type /Catalog >>'): Uint8Array =>
  text(`%PDF-1.7\n1 0 obj\n${objects}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);

export const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const jpeg = Uint8Array.from([
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...text('JFIF'),
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
]);
