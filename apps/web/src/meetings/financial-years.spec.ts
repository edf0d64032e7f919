import { describe, expect, it } from 'vitest';
import { financialYears } from './financial-years.ts';

describe('financial years', () => {
  it('begin on 1 April', () => {
    expect(financialYears('2021-03-31')[0]).toEqual({
      id: '2020',
      label: '2020-21',
      from: '2020-04-01',
      to: '2021-03-31',
    });
    expect(financialYears('2021-04-01')[0]?.label).toBe('2021-22');
  });

  it('go back without a gap, across a century', () => {
    const years = financialYears('2003-06-01');
    expect(years.map(({ label }) => label)).toContain('1999-00');
    for (const [index, { from }] of years.entries())
      if (years[index + 1]) expect(years[index + 1]!.to < from).toBe(true);
  });
});
