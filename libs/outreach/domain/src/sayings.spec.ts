import { describe, expect, it } from 'vitest';
import { sayings, type OpenPoint, type Told } from './sayings.ts';

const today = '2027-03-30';
const nothingTold: Told = { lastAt: null, points: {} };
const toldYesterday: Told = { lastAt: '2027-03-29T07:00:00.000Z', points: {} };
const point = (part: Partial<OpenPoint>): OpenPoint => ({
  actionPointId: 'p',
  dueOn: null,
  since: '2027-03-25T10:00:00.000Z',
  sinceOn: '2027-03-25',
  answered: false,
  ...part,
});
const kinds = (points: readonly OpenPoint[], told = toldYesterday) =>
  sayings(points, told, today).map(({ kind }) => kind);

describe('what there is to say', () => {
  it('a first mail calls all new that is not overdue', () => {
    expect(kinds([point({})], nothingTold)).toEqual(['new']);
    expect(kinds([point({ dueOn: '2027-03-29' })], nothingTold)).toEqual(['overdue']);
  });
  it('new is what was raised, or opened again, since the last mail', () => {
    expect(kinds([point({ since: '2027-03-29T07:00:00.001Z' })])).toEqual(['new']);
    expect(kinds([point({ since: '2027-03-29T07:00:00.000Z' })])).toEqual([]);
  });
  it('due soon is due within seven days; overdue the day after it was due', () => {
    expect(kinds([point({ dueOn: '2027-04-06' })])).toEqual(['due-soon']);
    expect(kinds([point({ dueOn: '2027-04-07' })])).toEqual([]);
    expect(kinds([point({ dueOn: today })])).toEqual(['due-soon']);
    expect(kinds([point({ dueOn: '2027-03-29' })])).toEqual(['overdue']);
  });
  it('unanswered is what nobody has reported on for fourteen days', () => {
    expect(kinds([point({ sinceOn: '2027-03-16' })])).toEqual(['unanswered']);
    expect(kinds([point({ sinceOn: '2027-03-17' })])).toEqual([]);
    expect(kinds([point({ sinceOn: '2027-03-16', answered: true })])).toEqual([]);
  });
  it('what was said is said again after seven days, not every morning', () => {
    const overdue = point({ dueOn: '2027-03-20' });
    const told = (on: string): Told => ({ ...toldYesterday, points: { p: { kind: 'overdue', on } } });
    expect(kinds([overdue], told('2027-03-24'))).toEqual([]);
    expect(kinds([overdue], told('2027-03-23'))).toEqual(['overdue']);
    expect(kinds([overdue], { ...toldYesterday, points: { p: { kind: 'due-soon', on: '2027-03-29' } } })).toEqual([
      'overdue',
    ]);
  });
  it('when there is news, all of it is said, the overdue first, then by due date', () => {
    const told: Told = { ...toldYesterday, points: { b: { kind: 'overdue', on: '2027-03-29' } } };
    const points = [
      point({ actionPointId: 'c', dueOn: '2027-04-02' }),
      point({ actionPointId: 'a', dueOn: '2027-04-01' }),
      point({ actionPointId: 'b', dueOn: '2027-03-20' }),
    ];
    expect(sayings(points, told, today).map(({ actionPointId }) => actionPointId)).toEqual(['b', 'a', 'c']);
  });
});
