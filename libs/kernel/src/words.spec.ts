import { describe, expect, it } from 'vitest';
import { saysAll, wordsOf } from './words.ts';

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
