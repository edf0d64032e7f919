export type TextFault = 'empty-text' | 'too-long' | 'unreadable-text';

/**
 * What is wrong with a text a person wrote, if anything. Any script, direction mark, emoji or markup is theirs to use; half a
 * surrogate pair and control characters other than tab and line breaks can't be stored or shown faithfully.
 */
export const textFault = (text: string, longest: number): TextFault | undefined => {
  if (text.trim() === '') return 'empty-text';
  if (text.length > longest) return 'too-long';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!text.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return 'unreadable-text';
  return undefined;
};
