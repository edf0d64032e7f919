import { textFault, type TextFault } from '@csp/kernel';

/** Names and titles, in characters. */
export const nameLength = 200;
/** Sentences. */
export const sentenceLength = 500;
/** Terms of reference. */
export const termsLength = 10_000;

/** The first thing wrong with any of these texts; those that aren't there have nothing wrong with them. */
export const faultOf = (
  ...texts: readonly (readonly [text: string | null, longest: number])[]
): TextFault | undefined => {
  for (const [text, longest] of texts) {
    const fault = text === null ? undefined : textFault(text, longest);
    if (fault) return fault;
  }
  return undefined;
};

/** Ids stand in addresses, grants and stream names. */
export const isId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/.test(text);
