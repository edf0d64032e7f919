import { harmlessPaper } from './harmless.ts';
import { htmlOf } from './html/html.ts';
import type { Paper } from './paper.ts';

export const formats = ['html', 'pdf', 'docx'] as const;
export type Format = (typeof formats)[number];

let press: Promise<(paper: Paper) => Uint8Array> | undefined;

/** A paper as bytes. Compilers are loaded with the first paper that needs them; setting a PDF holds the thread up while it lasts. */
export const render = async (paper: Paper, format: Format): Promise<Uint8Array> => {
  const printed = harmlessPaper(paper);
  switch (format) {
    case 'html':
      return Buffer.from(htmlOf(printed));
    case 'pdf':
      press ??= import('./pdf/pdf.ts').then(({ createPdfPress }) => createPdfPress());
      return (await press)(printed);
    case 'docx':
      return (await import('./docx/docx.ts')).docxOf(printed);
  }
};
