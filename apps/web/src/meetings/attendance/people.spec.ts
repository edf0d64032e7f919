import { describe, expect, it } from 'vitest';
import type { Attendance } from '../meeting.documents.ts';
import { attendanceInput, boardAgenciesPresent, joinedBy, listOf } from './people.ts';

const person = (role: string, agencyId: string | null, capacity: 'BOARD' | 'MEMBER' = 'BOARD') => ({
  ...{ role, agencyId, agencyName: agencyId, capacity, deputyFor: null },
  ...{ fromItemId: null, untilItemId: null, stay: null },
});

const before: Attendance = {
  recorded: true,
  present: [person('Officer', 'city', 'MEMBER'), person('Chair', 'city'), person('Chief Inspector', 'police')],
  apologies: [person('Board member', 'fire')],
  absent: [],
  publicCount: 2,
};
const nobody = listOf({ recorded: false, present: [], apologies: [], absent: [], publicCount: 0 });

describe('an attendance list', () => {
  it('has the board first', () => {
    expect(listOf(before).people.map(({ role }) => role)).toEqual([
      'Chair',
      'Chief Inspector',
      'Board member',
      'Officer',
    ]);
  });

  it('takes over who was on the last one, and says of nobody that they are here', () => {
    const list = joinedBy(nobody, before);
    expect(list.people).toHaveLength(4);
    expect(new Set(list.people.map(({ where }) => where))).toEqual(new Set(['']));
    expect(list.publicCount).toBe('0');
    expect(attendanceInput(list)).toEqual({ present: [], apologies: [], absent: [], publicCount: 0 });
  });

  it('takes nobody over twice', () => {
    const list = joinedBy(nobody, before);
    expect(joinedBy(list, before).people).toHaveLength(4);
  });

  it('counts different agencies of the board for the quorum', () => {
    const { people } = listOf(before);
    expect(boardAgenciesPresent(people)).toBe(2);
    const more = [
      ...people,
      { ...people[0]!, key: 'second', role: 'Vice Chair' },
      { ...people[0]!, key: 'third', agencyId: '' },
    ];
    expect(boardAgenciesPresent(more)).toBe(2);
  });

  it('keeps between which items somebody was there, and counts those for the quorum who stay', () => {
    const [chair, inspector] = before.present.filter(({ capacity }) => capacity === 'BOARD');
    const list = listOf({ ...before, present: [{ ...chair!, fromItemId: 'a', untilItemId: 'b' }, inspector!] });
    expect(attendanceInput(list).present[0]).toMatchObject({ role: 'Chair', fromItemId: 'a', untilItemId: 'b' });
    expect(boardAgenciesPresent(list.people)).toBe(1);
  });
});
