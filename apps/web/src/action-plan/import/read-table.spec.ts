import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const table = {
  headings: ['Reference', 'Action', 'Owner'],
  rows: [['02/01', 'Grŵp café: “gates”, lights', 'Police: Inspector\nCouncil: Officer']],
};
const csv = 'Reference,Action,Owner\r\n02/01,"Grŵp café: “gates”, lights","Police: Inspector\nCouncil: Officer"\r\n';

describe('a table in a file', () => {
  it.each([
    ['UTF-8', bytes(csv)],
    ['UTF-8 with a byte order mark', bytes(`\ufeff${csv}`)],
    ['UTF-16, as spreadsheets call Unicode', bytes(`\ufeff${csv}`, 'utf16le')],
    [
      'semicolons',
      bytes(
        csv
          .replace('Reference,Action,Owner', 'Reference;Action;Owner')
          .replace('02/01,"', '02/01;"')
          .replace('","Police', '";"Police'),
      ),
    ],
    [
      'tabs',
      bytes(
        csv
          .replace('Reference,Action,Owner', 'Reference\tAction\tOwner')
          .replace('02/01,"', '02/01\t"')
          .replace('","Police', '"\t"Police'),
      ),
    ],
  ])('is read as it was written: %s', (_, file) => expect(readTable(file)).toEqual({ table }));

  it('is read in what Windows calls ANSI', () => {
    // Which is no UTF-8. Node 20 decodes its quotes wrongly, so those are tried in a browser.
    const file = new Uint8Array([...bytes('Ref;Action\n1;'), 0xe9, 0xa3]);
    expect(readTable(file)).toEqual({ table: { headings: ['Ref', 'Action'], rows: [['1', 'é£']] } });
  });

  it('keeps blank rows, so that rows are counted as in the spreadsheet', () =>
    expect(readTable(bytes('Ref,Action\n\n1,Look\n'))).toEqual({
      table: { headings: ['Ref', 'Action'], rows: [[''], ['1', 'Look']] },
    }));

  it('is read as far as it has to be: its end isn’t looked at when it is too long', () => {
    const read = readTable(bytes(`Ref\n${'1\n'.repeat(10_001)}`));
    expect('table' in read && read.table.rows.length).toBe(501);
  });

  it.each([
    ['PK\u0003\u0004 a workbook', /as CSV/],
    ['Ref,Action\n1,"Look\n2,More\n', /quotes/],
    [`Ref\n${'x'.repeat(200_000)}`, /200 kB/],
  ])('can’t be read: %.20j', (text, problem) =>
    expect(readTable(bytes(text))).toEqual({ problem: expect.stringMatching(problem) as string }),
  );

  it('may hold nothing', () => expect(readTable(new Uint8Array())).toEqual({ table: { headings: [], rows: [] } }));
});
