import { describe, expect, it } from 'vitest';
import { refusals } from './refusals.ts';

describe('refusals', () => {
  it.each(Object.entries(refusals))('%s is a sentence', (_, sentence) => {
    expect(sentence).toMatch(/^[A-Z].{10,160}\.$/);
  });
});
