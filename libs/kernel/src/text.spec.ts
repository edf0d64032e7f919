import { describe, expect, it } from 'vitest';
import { textFault } from './text.ts';

describe('a text a person wrote', () => {
  it.each([
    "O'Brien",
    'Null',
    'Łódź',
    'میٹنگ',
    '👩‍👩‍👧‍👦',
    'a\u0301',
    '\u202eabc',
    '<script>',
    '=1+1',
    'a\tb\r\nc',
    '\u200b.',
  ])('may be %j', (text) => expect(textFault(text, 100)).toBeUndefined());

  it.each(['', ' ', '\n\t ', '\u00a0'])('is empty when it is %j', (text) =>
    expect(textFault(text, 100)).toBe('empty-text'),
  );

  it.each(['a\0b', 'a\u001b[31m', '\ud800', 'a\udc00b', 'a\u007f', 'a\u000bb'])(
    'can not be kept when it is %j',
    (text) => expect(textFault(text, 100)).toBe('unreadable-text'),
  );

  it('has a length', () => {
    expect(textFault('x'.repeat(100), 100)).toBeUndefined();
    expect(textFault('x'.repeat(101), 100)).toBe('too-long');
  });
});
