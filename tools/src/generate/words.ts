/** One name in the ways it is written: `action-point` in files and topics, `actionPoint` in code, `action point` in sentences. */
export interface Name {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly constant: string;
  readonly words: string;
}

const pattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Throws `Unfit` for what isn't lower-case words with hyphens between them. */
export const named = (kebab: string, what: string): Name => {
  if (!pattern.test(kebab))
    throw new Unfit(`${what} is written in lower case with hyphens, as \`action-point\`; not "${kebab}".`);
  const parts = kebab.split('-');
  const pascal = parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
  return {
    kebab,
    camel: pascal.slice(0, 1).toLowerCase() + pascal.slice(1),
    pascal,
    constant: parts.join('_').toUpperCase(),
    words: parts.join(' '),
  };
};

/** Good for the nouns of this domain: agencies, priorities, action points. */
export const plural = ({ kebab }: Name): Name =>
  named(
    /[^aeiou]y$/.test(kebab) ? `${kebab.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(kebab) ? `${kebab}es` : `${kebab}s`,
    'A plural',
  );

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
/** `an agency`, `a plan`. */
export const withArticle = (words: string): string => `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;

/** What was asked for doesn't fit what is there. Nothing has been written. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}
