/** Without accents, in lower case: what is searched for and what is searched are compared in this form. */
const plain = (text: string): string =>
  // Most papers are plain English, where there is nothing to take apart.
  /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a text, in the form in which they are compared. Characters that show nothing don't part a word. */
export const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .replace(/\p{Cf}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word that is searched for begins some word of the text: `burgl` finds burglary. */
export const saysAll = (text: readonly string[], searched: readonly string[]): boolean =>
  searched.every((word) => text.some((one) => one.startsWith(word)));

const around = 60;

/** The text about its first hit, cut at words, with dots where more was left out. */
export const excerptOf = (text: string, searched: readonly string[]): string => {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const hit = words.find(([word]) => wordsOf(word).some((one) => searched.some((part) => one.startsWith(part))));
  const from = words.find(({ index }) => index >= (hit?.index ?? 0) - around)?.index ?? 0;
  const rest = text.slice(from, from + 4 * around);
  const cut = from + 4 * around < text.length ? rest.replace(/\s+\S*$/u, '') : rest;
  return `${from > 0 ? '… ' : ''}${cut}${from + cut.length < text.length ? ' …' : ''}`;
};
