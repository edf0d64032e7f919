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
