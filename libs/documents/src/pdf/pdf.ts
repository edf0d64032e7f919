import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { everywhere } from '../harmless.ts';
import type { Paper } from '../paper.ts';
import { coverageOf } from './coverage.ts';
import template from './paper.typ';

const fontFiles = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
];

/** What Typst remembers is dropped after so many papers that had no use for it. */
const papersRemembered = 10;

/**
 * Sets papers as tagged PDF/UA-1. The first takes longest: making one loads fonts and a native compiler. Typst refuses what isn't
 * PDF/UA-1, which is then thrown with what it says.
 */
export const createPdfPress = (): ((paper: Paper) => Uint8Array) => {
  const { resolve } = createRequire(import.meta.url);
  const fonts = fontFiles.map((name) => readFileSync(resolve(name)));
  const covers = coverageOf(fonts);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });
  return (paper) => {
    const printable = everywhere(paper, (words) => inPictures(words, covers));
    const compiled = compiler.compile({ mainFileContent: template, inputs: { paper: JSON.stringify(printable) } });
    const { result } = compiled;
    if (!result) throw new Error(`Typst: ${JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics()!))}`);
    const pdf = compiler.pdf(result, { pdfStandard: 'ua-1' });
    compiler.evictCache(papersRemembered);
    return pdf;
  };
};

/** What no font has a picture of is named: 😀 is printed as [U+1F600]. Marks that only change a look are left out. */
const inPictures = (words: string, covers: (codePoint: number) => boolean): string =>
  words.replace(/[^\n -~]/gu, (character) => {
    const codePoint = character.codePointAt(0)!;
    if (covers(codePoint)) return character;
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return '';
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
