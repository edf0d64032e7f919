import { BorderStyle, ShadingType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

const ink = '0B0C0C';
const quiet = '484949';
const head = '0F385C';
const tint = { type: ShadingType.CLEAR, fill: 'F0F4F8' } as const;
const edge = { style: BorderStyle.SINGLE, size: 6, color: head, space: 4 } as const;

type Look = Pick<IParagraphStyleOptions, 'run' | 'paragraph'>;

const looks: Readonly<Record<string, Look>> = {
  Body: { paragraph: { spacing: { after: 140 } } },
  Letterhead: { run: { bold: true, color: quiet, size: 22 }, paragraph: { spacing: { after: 60 } } },
  Fact: { paragraph: { spacing: { after: 40 }, indent: { left: 1700, hanging: 1700 } } },
  Standing: {
    run: { bold: true },
    paragraph: { spacing: { before: 160, after: 200 }, border: { left: { ...edge, size: 24 } }, shading: tint },
  },
  ListTitle: { run: { bold: true }, paragraph: { spacing: { before: 120, after: 40 }, keepNext: true } },
  ListLine: { paragraph: { spacing: { after: 30 } } },
  Numbered: { paragraph: { spacing: { after: 140 }, indent: { left: 800, hanging: 800 } } },
  Outcome: {
    paragraph: {
      spacing: { before: 60, after: 180 },
      indent: { left: 900 },
      keepLines: true,
      border: { top: edge, bottom: edge, left: edge, right: edge },
      shading: tint,
    },
  },
  Cell: { run: { size: 19 } },
  Note: { run: { color: quiet, size: 18 }, paragraph: { spacing: { after: 120 } } },
  Foot: { run: { color: quiet, size: 17 } },
  Mark: { run: { bold: true, color: '942514', size: 18 }, paragraph: { alignment: 'center' } },
};

const heading = (size: number, before: number) => ({
  run: { bold: true, color: head, size, font: 'Arial' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** Named styles only, so that a partnership can change them all at once in Word. */
export const styles: IStylesOptions = {
  default: {
    document: { run: { font: 'Arial', size: 21, color: ink, language: { value: 'en-GB' } } },
    heading1: heading(38, 0),
    heading2: heading(26, 300),
    heading3: heading(22, 240),
  },
  paragraphStyles: Object.entries(looks).map(([id, look]) => ({
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    ...look,
  })),
};
