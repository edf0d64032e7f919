import { describe, expect, it } from 'vitest';
import { excerptOf, saysAll, wordsOf } from './words.ts';

describe('words', () => {
  it.each([
    ['Burglary (dwelling), 12%', ['burglary', 'dwelling', '12']],
    ['Diogelwch Cymunedol: tŷ', ['diogelwch', 'cymunedol', 'ty']],
    ['Bezpieczeństwo społeczności', ['bezpieczenstwo', 'społecznosci']],
    ['حفاظت، کمیونٹی', ['حفاظت', 'کمیونٹی']],
    ['bur\u200bglary', ['burglary']],
    ['\u202e', []],
  ])('of %j are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it.each([
    ['burgl', true],
    ['BURGLARY dwell', true],
    ['glary', false],
    ['burglary robbery', false],
    ['', true],
  ])('%j: %j', (searched, found) => expect(saysAll(wordsOf('Burglary of dwellings'), wordsOf(searched))).toBe(found));
});

describe('an excerpt', () => {
  it('is the whole of a short text', () => expect(excerptOf('Burglary fell', ['fell'])).toBe('Burglary fell'));
  it('is cut at words about the first hit', () => {
    const text = `${'before '.repeat(40)}burglary ${'after '.repeat(80)}`.trim();
    const excerpt = excerptOf(text, ['burgl']);
    expect(excerpt).toMatch(/^… (before )+burglary (after )+…$/);
    expect(excerpt.length).toBeLessThan(260);
  });
});
