import { describe, expect, it } from 'vitest';
import { examined, largestFileBytes } from './examined.ts';
import { jpeg, office, pdf, png, sheet, text, word } from './testing/samples.ts';

/** A ZIP archive's flag that an entry is encrypted, set in its table of contents. */
const asEncrypted = (archive: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(archive);
  const entry = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
  bytes[entry + 8]! |= 1;
  return bytes;
};
const macros = (type: string) => `vnd.ms-${type}.macroEnabled`;
const letters = 'x'.repeat(1_000);

describe('what is taken', () => {
  it.each([
    ['report.pdf', pdf(), 'pdf'],
    ['Bericht ąć اردو.DOCX', office(word), 'docx'],
    ['figures.xlsx', office(sheet), 'xlsx'],
    ['map.png', png, 'png'],
    ['photo.jpeg', jpeg, 'jpeg'],
    ['figures.csv', text('Month,Łódź\nMay,4\n'), 'csv'],
  ])('%s is what it says', async (name, bytes, kind) => {
    expect(await examined(bytes, name)).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/), kind });
  });

  it('a script’s letters within a stream of a PDF are a picture’s', async () => {
    const picture = pdf('<< /Length 12 >>\nstream\n/JS /Encrypt\nendstream');
    expect(await examined(picture, 'map.pdf')).toHaveProperty('kind');
  });
});

describe('what is refused', () => {
  it.each([
    ['file-empty', 'a.pdf', new Uint8Array()],
    ['file-too-large', 'a.csv', new Uint8Array(largestFileBytes + 1).fill(120)],
    ['file-kind-not-taken', 'page.html', text('<!doctype html><script>alert(1)</script>')],
    ['file-kind-not-taken', 'page.csv', text(' <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['file-kind-not-taken', 'picture.svg', text('<?xml version="1.0"?><svg/>')],
    ['file-kind-not-taken', 'notes.txt', text('Plain, but nobody says it is a table')],
    ['file-kind-not-taken', 'binary.csv', Uint8Array.from([1, 2, 3, 0, 255])],
    ['file-kind-not-taken', 'program.pdf', text('MZ\u0090')],
    [
      'file-kind-not-taken',
      'old.docx',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...text(letters)]),
    ],
    ['file-kind-not-taken', 'letter.docx', office(macros('word.document'))],
    ['file-kind-not-taken', 'archive.docx', office('zip')],
    ['file-name-differs', 'report.docx', pdf()],
    ['file-name-differs', 'report.pdf.png', pdf()],
    ['file-name-differs', 'report', pdf()],
    ['file-name-differs', 'figures.docx', office(sheet)],
    ['file-has-macros', 'letter.docx', office(word, { 'word/vbaProject.bin': text('x') })],
    ['file-has-macros', 'letter.docx', office(word, { 'word/activeX/activeX1.xml': text('<x/>') })],
    ['file-unpacks-too-large', 'bomb.docx', office(word, { 'word/bomb.xml': new Uint8Array(20 * 1024 * 1024) })],
    ['file-encrypted', 'letter.docx', asEncrypted(office(word))],
    ['file-damaged', 'letter.docx', office(word).slice(0, -30)],
    ['file-has-script', 'form.pdf', pdf('<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>')],
    ['file-has-script', 'form.pdf', pdf('<< /S /J#61vaScript >>')],
    ['file-has-script', 'form.pdf', pdf('<< /S /Launch /F (cmd.exe) >>')],
    ['file-encrypted', 'closed.pdf', pdf('<< /Encrypt 5 0 R >>')],
  ])('%s: %s', async (refused, name, bytes) => {
    expect(await examined(bytes, name)).toEqual({ refused });
  });
});
