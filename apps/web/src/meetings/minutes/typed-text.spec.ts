import { describe, expect, it } from 'vitest';
import { readTyped } from './typed-text.ts';

describe('what is typed as a paragraph', () => {
  it('is its text', () => {
    expect(readTyped('  The plan was noted. ')).toEqual({ text: 'The plan was noted.' });
  });

  it('may end with what comes next', () => {
    expect(readTyped('The plan was agreed. /d')).toEqual({ text: 'The plan was agreed.', then: 'decision' });
    expect(readTyped('Amend the chart.\n/A ')).toEqual({ text: 'Amend the chart.', then: 'action-point' });
    expect(readTyped('/d')).toEqual({ text: '', then: 'decision' });
  });

  it('keeps strokes that mean something else', () => {
    expect(readTyped('Either and/a')).toEqual({ text: 'Either and/a' });
    expect(readTyped('See /docs')).toEqual({ text: 'See /docs' });
    expect(readTyped('/d was typed first')).toEqual({ text: '/d was typed first' });
  });
});
