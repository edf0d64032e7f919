import { describe, expect, it } from 'vitest';
import { excerptOf, lineOf, parted, saysAll, wordsOf } from './words.ts';

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
    ['y of', false],
    ['burglary robbery', false],
    ['', true],
  ])('%j: %j', (searched, found) =>
    expect(saysAll(lineOf(wordsOf('Burglary of dwellings')), wordsOf(searched))).toBe(found),
  );
});

describe('a text parted at what was searched for', () => {
  it.each([
    ['Burglary of dwellings', 'burgl dwell', ['', 'Burglary', ' of ', 'dwellings', '']],
    ['Tŷ diogel', 'ty', ['', 'Tŷ', ' diogel']],
    ['o bezpieczeństwie', 'BEZPIECZENSTW', ['o ', 'bezpieczeństwie', '']],
    ['ضلعی حفاظت، کمیونٹی', 'حفاظت', ['ضلعی ', 'حفاظت', '، کمیونٹی']],
    ['<b>bur\u200bglary</b>', 'burglary', ['<b>', 'bur\u200bglary', '</b>']],
    ['Nothing here', 'burglary', ['Nothing here']],
    ['Nothing asked', '', ['Nothing asked']],
  ])('%j, %j', (text, searched, parts) => expect(parted(text, wordsOf(searched))).toEqual(parts));
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
