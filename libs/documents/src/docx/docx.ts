import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { rightToLeft } from '../harmless.ts';
import type { Block, Heading, Paper, Table as PaperTable, Words } from '../paper.ts';
import { packed } from './packed.ts';
import { styles } from './styles.ts';

/** Of the text on an A4 page, in twentieths of a point. */
const textWidth = 9360;
const numberWidth = 800;
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A paper as a Word document (Office Open XML): the same input gives the same bytes. */
export const docxOf = async (paper: Paper): Promise<Uint8Array> => {
  const { title, foot, mark, blocks } = paper;
  const document = new Document({
    title,
    creator: 'Community safety',
    lastModifiedBy: 'Community safety',
    styles,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { left: 1273, right: 1273 } } },
        ...(mark && { headers: { default: new Header({ children: [lineOf(mark, { style: 'Mark' })] }) } }),
        footers: { default: new Footer({ children: [footOf(foot)] }) },
        children: blocks.flatMap((block) => partsOf(block, blocks)),
      },
    ],
  });
  return packed(await Packer.toBuffer(document));
};

const footOf = (foot: Words): Paragraph =>
  new Paragraph({
    style: 'Foot',
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      new TextRun(`${foot}\t`),
      new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });

const partsOf = (block: Block, all: readonly Block[]): readonly (Paragraph | Table)[] => {
  switch (block.type) {
    case 'letterhead':
      return [lineOf(block.text, { style: 'Letterhead' })];
    case 'heading':
      return [headingOf(block)];
    case 'facts':
      return block.rows.map(
        ([label, value]) =>
          new Paragraph({ style: 'Fact', children: [...runs(`${label}\t`, { bold: true }), ...runs(value)] }),
      );
    case 'standing':
      return [lineOf(block.text, { style: 'Standing' })];
    case 'columns':
      return block.columns.flatMap(({ title, lines }) => [
        lineOf(title, { style: 'ListTitle' }),
        ...lines.map((line) => lineOf(line, { style: 'ListLine' })),
      ]);
    case 'paragraph':
      return paragraphOf(block, all[all.indexOf(block) + 1]?.type === 'outcome');
    case 'outcome':
      return [
        new Paragraph({
          style: 'Outcome',
          bidirectional: rightToLeft(block.text),
          children: [...runs(`${block.label}: `, { bold: true }), ...runs(block.text)],
        }),
      ];
    case 'table':
      return [tableOf(block), new Paragraph({ spacing: { after: 60 } })];
    case 'note':
      return [lineOf(block.text, { style: 'Note' })];
    case 'contents':
      return all.flatMap((one) =>
        one.type === 'heading' && one.level === 1 && !one.cover ? [lineOf(one.text, { style: 'ListLine' })] : [],
      );
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20 } })];
  }
};

const lineOf = (words: Words, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, bidirectional: rightToLeft(words), children: runs(words) });

/** Line breaks within a paragraph are breaks; the direction is that of the words. */
const runs = (words: Words, options: IRunOptions = {}): TextRun[] =>
  words
    .split('\n')
    .map(
      (line, place) =>
        new TextRun({ ...options, text: line, rightToLeft: rightToLeft(line), ...(place > 0 && { break: 1 }) }),
    );

const headingOf = ({ level, number, text }: Heading): Paragraph =>
  new Paragraph({
    heading: levels[level],
    bidirectional: rightToLeft(text),
    tabStops: [{ type: TabStopType.LEFT, position: numberWidth }],
    children: runs(number ? `${number}\t${text}` : text),
  });

const paragraphOf = (
  { number, text, before }: Extract<Block, { type: 'paragraph' }>,
  keepNext: boolean,
): readonly Paragraph[] => {
  const style = number ? 'Numbered' : 'Body';
  const numbered = number ? [new TextRun(`${number}\t`)] : [];
  if (before === undefined)
    return [
      new Paragraph({ style, keepNext, bidirectional: rightToLeft(text), children: [...numbered, ...runs(text)] }),
    ];
  return [
    new Paragraph({
      style,
      keepNext: true,
      bidirectional: rightToLeft(before),
      children: [...numbered, new TextRun('Stood here before: '), ...runs(before, { strike: true })],
    }),
    new Paragraph({
      style,
      keepNext,
      bidirectional: rightToLeft(text),
      children: [...(number ? [new TextRun('\t')] : []), new TextRun('As altered: '), ...runs(text)],
    }),
  ];
};

const tableOf = ({ head, widths, rows }: PaperTable): Table => {
  const sum = widths.reduce((one, other) => one + other, 0);
  const columnWidths = widths.map((width) => Math.round((textWidth * width) / sum));
  const border = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
  const cell = (words: Words, place: number, isHead = false): TableCell =>
    new TableCell({
      width: { size: columnWidths[place]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'F0F4F8' } }),
      children: [
        new Paragraph({
          style: 'Cell',
          alignment: AlignmentType.START,
          bidirectional: rightToLeft(words),
          children: runs(words, isHead ? { bold: true } : {}),
        }),
      ],
    });
  return new Table({
    columnWidths,
    width: { size: textWidth, type: WidthType.DXA },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((words, place) => cell(words, place, true)),
      }),
      ...rows.map(
        (cells) => new TableRow({ cantSplit: true, children: cells.map((words, place) => cell(words, place)) }),
      ),
    ],
  });
};
