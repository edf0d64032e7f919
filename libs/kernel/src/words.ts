const isPlainEnglish = (text: string): boolean => /^[\x20-\x7e\n]*$/.test(text);

/** In lower case, without accents and characters that show nothing: what is searched for and what is searched are compared in this form. */
const plain = (text: string): string =>
  // Most papers are plain English, where there is nothing to take apart.
  isPlainEnglish(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/\p{Cf}/gu, '');

/** The words of a text, in the form in which they are compared. Characters that show nothing don't part a word. */
export const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words as one line to be searched, each after a blank: compact to keep, and quick to look through. */
export const lineOf = (words: Iterable<string>): string => Array.from(words, (word) => ` ${word}`).join('');

/** Whether each word that is searched for begins some word of the line: `burgl` finds burglary. */
export const saysAll = (line: string, searched: readonly string[]): boolean =>
  searched.every((word) => line.includes(` ${word}`));

const shownWord = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;

/** A word as it is written may be several as they are compared: ½ is 1 and 2. */
const isFound = (shown: string, searched: readonly string[]): boolean => {
  const words = isPlainEnglish(shown) ? [shown.toLowerCase()] : wordsOf(shown);
  return words.some((word) => searched.some((one) => word.startsWith(one)));
};

/**
 * A text parted at the words that were searched for: every second part, from the second on, is such a word as it is written there.
 * Together the parts are the text.
 */
export const parted = (text: string, searched: readonly string[]): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(shownWord)) {
    if (!isFound(word, searched)) continue;
    parts.push(text.slice(from, index), word);
    from = index + word.length;
  }
  return [...parts, text.slice(from)];
};

const around = 60;

/** Where the first word begins that stands at most so far before the first hit; 0 where there is none. */
const startOfExcerpt = (text: string, searched: readonly string[]): number => {
  const starts: number[] = [];
  for (const { 0: word, index } of text.matchAll(shownWord)) {
    starts.push(index);
    if (isFound(word, searched)) return starts.find((start) => start >= index - around)!;
  }
  return 0;
};

/** The text about its first hit, cut at words, with dots where more was left out. */
export const excerptOf = (text: string, searched: readonly string[]): string => {
  const from = startOfExcerpt(text, searched);
  const rest = text.slice(from, from + 4 * around);
  const cut = from + 4 * around < text.length ? rest.replace(/\s+\S*$/u, '') : rest;
  return `${from > 0 ? '… ' : ''}${cut}${from + cut.length < text.length ? ' …' : ''}`;
};
