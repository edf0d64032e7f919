import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { harmless } from './harmless.ts';
import { cambridge, february, large, october } from './meeting/meeting.examples.ts';
import { kindsOfPaper, paperOf } from './meeting/papers.ts';
import type { Paper } from './paper.ts';
import { formats, render } from './render.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const minutes = paperOf('minutes', { meeting: february, partnership: cambridge })!;

/** Words in every place where words can stand. */
const everywhere = (words: string): Paper => ({
  title: words,
  foot: words,
  mark: words,
  blocks: [
    { type: 'letterhead', text: words },
    { type: 'heading', level: 1, text: words },
    { type: 'contents' },
    { type: 'facts', rows: [[words, words]] },
    { type: 'standing', text: words },
    { type: 'columns', columns: [{ title: words, lines: [words, words] }] },
    { type: 'heading', level: 2, number: '1', text: words },
    { type: 'paragraph', number: '1.1', text: words, before: words },
    { type: 'outcome', label: words, text: words },
    { type: 'table', caption: words, head: [words, 'b'], widths: [1, 2], rows: [[words, words]] },
    { type: 'new-page' },
    { type: 'note', text: words },
  ],
});

/** Typst, HTML and XML in words that people might write, or paste. */
const markup = '#panic("x") *b* _i_ $a$ = h @ref <script>alert(1)</script> &amp; ]]> " \' `c` \\ // /* ~ -- {{x}}';
const scripts = 'Zażółć gęślą jaźń; Llanfairpwllgwyngyll, ŵ ŷ Ŵ Ŷ\nیہ ایک آزمائشی پیراگراف ہے، CSP 2020';

describe('every paper in every format', () => {
  it.each(kindsOfPaper.flatMap((kind) => formats.map((format) => [kind, format] as const)))(
    '%s as %s is the same bytes each time',
    async (kind, format) => {
      const paper = paperOf(kind, {
        meeting: kind === 'pack' ? october : february,
        partnership: cambridge,
        last: february,
      })!;
      const bytes = await render(paper, format);
      await new Promise((settle) => setTimeout(settle, 2));
      expect(Buffer.compare(bytes, await render(paper, format))).toBe(0);
    },
  );

  it.each(formats)('markup, scripts, pictures and marks nobody sees come out as %s', async (format) => {
    for (const words of [
      markup,
      scripts,
      'a 😀 漢 \u202eb\u2066c\u200bd\ufeff',
      '\u0000\u001f\uffff x',
      'x'.repeat(10_000),
    ])
      expect((await render(everywhere(words), format)).length).toBeGreaterThan(1_000);
  });
});

describe('HTML', () => {
  it('puts words down as text, each with its own direction', async () => {
    const html = text(await render(everywhere(markup), 'html'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;');
    expect(text(await render(everywhere(scripts), 'html'))).toContain('<p dir="auto"><ins>Zażółć');
  });

  it('has one style, header cells and page numbers for print', async () => {
    const html = text(await render(minutes, 'html'));
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=| on\w+=/);
    expect(html).toContain('<th scope="col">Reference</th>');
    expect(html).toContain('counter(page)');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
  });
});

describe('PDF', () => {
  it('is tagged PDF/UA-1 in British English with a title, which Typst refuses to write otherwise', async () => {
    const pdf = Buffer.from(await render(minutes, 'pdf')).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain('Board: minutes of 11 February 2020, Cambridge Community Safety Partnership');
    expect(pdf).not.toMatch(/CreationDate|CreateDate/);
  });

  it('can be made of any words at all', async () => {
    const any = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(any, async (words) => {
        const pdf = await render(
          { title: 't', foot: words, blocks: [{ type: 'heading', level: 1, text: words }] },
          'pdf',
        );
        return pdf.length > 1_000;
      }),
      { numRuns: 30, examples: [[''], ['\u200b'], ['\u00ad \u200d']] },
    );
  });

  it('of 30 items, 200 paragraphs and 60 action points takes under 1 s of one processor once the compiler is there', async () => {
    await render(minutes, 'pdf');
    const paper = paperOf('minutes', { meeting: large, partnership: cambridge })!;
    const begun = process.cpuUsage();
    await render(paper, 'pdf');
    await render(paper, 'docx');
    await render(paper, 'html');
    const { user, system } = process.cpuUsage(begun);
    // All three together, and as much again: other specs share the processors.
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});

describe('DOCX', () => {
  const parts = async (paper: Paper): Promise<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(unzipSync(await render(paper, 'docx'))).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );

  it('has real headings, a heading row in each table, page numbers and its language', async () => {
    const files = await parts(minutes);
    const body = files['word/document.xml']!;
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)!.length).toBeGreaterThan(5);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(4);
    expect(body).toContain('<w:t xml:space="preserve">6.1.1</w:t>');
    expect(files['word/footer1.xml']).toContain('NUMPAGES');
    expect(files['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
    expect(files['docProps/core.xml']).not.toMatch(/dcterms:(?:created|modified)/);
  });

  it('is well-formed XML whatever the words', async () => {
    for (const words of [markup, scripts, '\u0000\ufffe\uffff\ud83d\ude00 ]]>'])
      for (const [name, xml] of Object.entries(await parts(everywhere(words))))
        if (/\.(?:xml|rels)$/.test(name)) expect(`${name} ${illFormed(xml)}`).toBe(`${name} undefined`);
  });

  it('sets Urdu from right to left', async () => {
    const body = (await parts(everywhere('یہ ایک پیراگراف ہے')))['word/document.xml']!;
    expect(body).toContain('<w:bidi/>');
    expect(body).toContain('<w:rtl/>');
  });
});

/** The first thing that isn't XML; enough of it for what Word writes: tags that close, and no stray `<` or `&`. */
const illFormed = (xml: string): string | undefined => {
  const open: string[] = [];
  let at = 0;
  for (const tag of xml.matchAll(/<(?:\?[^>]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>/g)) {
    const between = xml.slice(at, tag.index);
    if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between)) return between;
    // eslint-disable-next-line no-control-regex -- what XML can't hold
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(between)) return between;
    at = tag.index + tag[0].length;
    const [, closes, name, , alone] = tag;
    if (closes && open.pop() !== name) return tag[0];
    if (name && !closes && !alone) open.push(name);
  }
  return open.pop() ?? (xml.slice(at).trim() || undefined);
};

it('what is harmless stays as it is written', () => {
  for (const words of [markup, scripts, 'می‌خواهم', 'a\u200fb']) expect(harmless(words)).toBe(words);
  expect(harmless('a\u202eb\u2066c\ufeff\r\nd\te')).toBe('abc\nd e');
});

it('the XML check itself finds faults', () => {
  expect(illFormed('<a><b/></a>')).toBeUndefined();
  for (const xml of ['<a>', '<a></b>', '<a>&x</a>', '<a>\u0001</a>', '<a b="<"/>'])
    expect(illFormed(xml)).toBeDefined();
});
