import type { Paper } from './paper.ts';

/** What XML can't hold at all. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu;
/**
 * Marks that nobody sees: overrides, embeddings and isolates of direction, which reach beyond the words they stand in, zero-width spaces
 * and joiners, byte order marks. Those that Urdu and Persian spell with (U+200C, U+200D) and the plain marks of direction stay.
 */
const unseen = /[\u200b\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufeff\u180e]/gu;

export const harmless = (words: string): string =>
  words
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(unprintable, '')
    .replace(unseen, '')
    .replace(/\t/gu, ' ');

/** The paper with all its words as they may be printed; the record keeps them as they were written. */
export const harmlessPaper = (paper: Paper): Paper => {
  const { blocks, ...rest } = everywhere(paper, harmless) as Paper;
  return { ...rest, blocks: blocks.map((one) => (one.type === 'heading' ? { ...one, text: seen(one.text) } : one)) };
};

/** A heading without anything to see is no heading: PDF/UA refuses it, and nobody could find it. */
const seen = (words: string): string =>
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(words) ? words : '(without a title)';

/** The same structure with every text put through a function. */
export const everywhere = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => everywhere(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everywhere(inner, change)]));
};

/** By the first letter, as browsers do for `dir="auto"`. */
export const rightToLeft = (words: string): boolean => {
  const first = /\p{L}/u.exec(words)?.[0];
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
};
