import { describe, expect, it } from 'vitest';
import { excerptOf } from './words.ts';

describe('an excerpt', () => {
  it('is the whole of a short text', () => expect(excerptOf('Burglary fell', ['fell'])).toBe('Burglary fell'));
  it('is cut at words about the first hit', () => {
    const text = `${'before '.repeat(40)}burglary ${'after '.repeat(80)}`.trim();
    const excerpt = excerptOf(text, ['burgl']);
    expect(excerpt).toMatch(/^… (before )+burglary (after )+…$/);
    expect(excerpt.length).toBeLessThan(260);
  });
});
