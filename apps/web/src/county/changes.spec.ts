import { describe, expect, it } from 'vitest';
import { changesBetween, withRow } from './changes.ts';
import type { Overview } from './overview.documents.ts';

const meeting = { meetingId: 'm', groupName: 'Board', date: '2020-10-06', startsAt: '10:00', stage: 'SCHEDULED' };
const row: Overview = {
  ...{
    slug: 'fenland',
    name: 'Fenland',
    open: 2,
    overdue: 1,
    closed: 3,
    nextMeeting: meeting,
    minutesNotAgreed: [],
    changedAt: null,
  },
};

describe('what changed in a row', () => {
  it('is told in words', () => {
    expect(changesBetween(row, { ...row, open: 1, closed: 4 })).toEqual(['1 fewer open', '1 more closed']);
    expect(changesBetween(row, { ...row, overdue: 3, minutesNotAgreed: [meeting] })).toEqual([
      '2 more overdue',
      '1 more minutes not agreed',
    ]);
    expect(changesBetween(row, { ...row, nextMeeting: null })).toEqual(['another next meeting']);
    expect(changesBetween(row, { ...row, nextMeeting: { ...meeting, stage: 'AGENDA_PUBLISHED' } })).toEqual([
      'next meeting moved on',
    ]);
  });

  it('is nothing when nothing that is shown is different', () => {
    expect(changesBetween(row, { ...row, changedAt: '2020-10-06T09:00:00.000Z' })).toEqual([]);
  });

  it('takes its place by name', () => {
    const other = { ...row, slug: 'east', name: 'East' };
    expect(withRow([other, row], { ...row, open: 9 }).map(({ slug, open }) => `${slug} ${open}`)).toEqual([
      'east 2',
      'fenland 9',
    ]);
    expect(withRow([row], other).map(({ slug }) => slug)).toEqual(['east', 'fenland']);
  });
});
