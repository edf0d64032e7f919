import { describe, expect, it } from 'vitest';
import { emptyItem, inputOf, mistakesIn } from './item-fields.ts';

const fields = { ...emptyItem, title: ' Annual review ' };
const wrong = (part: Partial<typeof emptyItem>) => mistakesIn({ ...fields, ...part }, 'new').map(({ field }) => field);

describe('what is typed about an agenda item', () => {
  it('needs a title of at most 200 characters', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ title: ' ' })).toEqual(['new-title']);
    expect(wrong({ title: 'x'.repeat(201) })).toEqual(['new-title']);
  });

  it('needs whole minutes from 0 to 600, or none', () => {
    expect(wrong({ minutes: '0' })).toEqual([]);
    for (const minutes of ['601', '-5', '2.5', 'ten']) expect(wrong({ minutes })).toEqual(['new-minutes']);
  });

  it('needs a reason to be kept from the public, and a role for each agency', () => {
    expect(wrong({ restricted: true })).toEqual(['new-because']);
    expect(
      wrong({
        leads: [
          { role: 'Chair', agencyId: '' },
          { role: '', agencyId: 'police' },
        ],
      }),
    ).toEqual(['new-role-1']);
  });

  it('goes to the graph without blanks and empty leads', () => {
    const leads = [
      { role: ' Chair ', agencyId: '' },
      { role: '', agencyId: '' },
    ];
    expect(inputOf({ ...fields, minutes: ' 5 ', leads, because: 'left over' })).toEqual({
      ...{ title: 'Annual review', purpose: null, minutesAllotted: 5, restrictedBecause: null },
      leads: [{ role: 'Chair', agencyId: null }],
    });
  });
});
