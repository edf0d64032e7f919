import { wordsOf } from '@csp/kernel';

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
