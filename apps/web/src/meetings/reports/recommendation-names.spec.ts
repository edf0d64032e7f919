import { expect, it } from 'vitest';
import { recommendationsFor } from './recommendation-names.ts';
import type { Report } from './report.documents.ts';

const report = (part: Partial<Report>, restricted = false): Report =>
  ({
    ...{ itemId: 'i1', status: 'SUBMITTED', ...part },
    current: { subject: 'Cycle theft', restricted, recommendations: ['That racks be lit', 'That days be held'] },
  }) as unknown as Report;

it('names the recommendations of an item’s papers, and no restricted paper by its subject', () => {
  const reports = [
    report({}),
    report({}, true),
    report({ itemId: 'i2' }),
    report({ status: 'WITHDRAWN' }),
    { ...report({ status: 'EXPECTED' }), current: null },
  ];
  expect(recommendationsFor('i1', reports)).toEqual([
    { name: 'Recommendation 1 of Cycle theft', text: 'That racks be lit' },
    { name: 'Recommendation 2 of Cycle theft', text: 'That days be held' },
    { name: 'Recommendation 1 of the restricted paper', text: 'That racks be lit' },
    { name: 'Recommendation 2 of the restricted paper', text: 'That days be held' },
  ]);
});
