import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** As a spreadsheet has it: the first row are the headings. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a file holds, or why it can't be read, as a sentence. */
export type FileRead = { readonly table: Table } | { readonly problem: string };

/** With all that JSON adds, still within what the server takes at a time. */
const mostBytes = 200_000;
/** Enough for the server to see that there are too many. */
const mostRows = 502;

const startsWith = (bytes: Uint8Array, ...begin: readonly number[]): boolean =>
  begin.every((byte, place) => bytes[place] === byte);

/** UTF-8 with or without a byte order mark, UTF-16 with one, or what Windows calls ANSI here. */
const textOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** What stands most often between the headings. */
const delimiterOf = (text: string): string => {
  const headings = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: headings.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
};

/** Reads a table saved as CSV: commas, semicolons or tabs. */
export const readTable = (bytes: Uint8Array): FileRead => {
  if (bytes.length > mostBytes) return { problem: 'The file is larger than 200 kB. Divide it.' };
  if (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf))
    return { problem: 'That is a spreadsheet’s own kind of file. Save it as CSV first.' };
  const text = textOf(bytes);
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, to: mostRows };
    const [headings = [], ...rows] = parse(text, options);
    return { table: { headings, rows } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: `A text in quotes is not closed, or has a quote in it that is not doubled. ${placeOf(error)}` };
  }
};

const placeOf = ({ lines }: CsvError): string =>
  typeof lines === 'number' ? `Look at line ${lines} of the file and the one before it.` : '';
