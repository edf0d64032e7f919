import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const at = (date: string, startsAt = '10:00') => ({ groupId: 'board', date, startsAt, endsAt: '23:00' });
const dates = async (desk: Desk, args: string) =>
  (await desk.query(`{ meetings${args} { total nodes { date startsAt } } }`))['meetings'];

describe('meetings', () => {
  it('are listed the latest first, page by page', async () => {
    const desk = new Desk();
    for (const [date, startsAt] of [
      ['2020-10-06', '10:00'],
      ['2021-02-09', '10:00'],
      ['2020-10-06', '14:00'],
    ] as const)
      await desk.change('scheduleMeeting', at(date, startsAt));
    expect(await dates(desk, '')).toEqual({
      total: 3,
      nodes: [
        { date: '2021-02-09', startsAt: '10:00' },
        { date: '2020-10-06', startsAt: '14:00' },
        { date: '2020-10-06', startsAt: '10:00' },
      ],
    });
    expect(await dates(desk, '(first: 1, offset: 1)')).toEqual({
      total: 3,
      nodes: [{ date: '2020-10-06', startsAt: '14:00' }],
    });
    expect(await dates(desk, '(filter: { from: "2020-10-07" })')).toMatchObject({ total: 1 });
    expect(await dates(desk, '(filter: { to: "2020-10-06" })')).toMatchObject({ total: 2 });
    expect(await dates(desk, '(filter: { groupId: "other" })')).toEqual({ total: 0, nodes: [] });
    expect(await dates(desk, '(first: -1, offset: -5)')).toEqual({ total: 3, nodes: [] });
  });

  it('of which the minutes are not agreed are found', async () => {
    const desk = new Desk();
    const { id: meetingId } = await desk.open('2020-10-06');
    await desk.open('2021-02-09');
    const waiting = '(filter: { minutesNotAgreed: true })';
    expect(await dates(desk, waiting)).toMatchObject({ total: 0 });
    await desk.change('closeMeeting', { meetingId, closedAt: '11:00' });
    expect(await dates(desk, waiting)).toMatchObject({ total: 1 });
  });

  it('to come: the next one that is neither cancelled nor over', async () => {
    const desk = new Desk();
    const next = async () => (await desk.query('{ nextMeeting { date stage } }', askingAs('member')))['nextMeeting'];
    expect(await next()).toBe(null);
    await desk.change('scheduleMeeting', at('2020-09-27'));
    const { id: meetingId } = await desk.change('scheduleMeeting', at('2020-10-01'));
    const { id: october } = await desk.open('2020-10-06');
    await desk.change('scheduleMeeting', at('2021-02-09'));
    expect(await next()).toEqual({ date: '2020-10-01', stage: 'SCHEDULED' });
    await desk.change('cancelMeeting', { meetingId, reason: 'Snow' });
    desk.memory.today = '2020-10-06';
    expect(await next()).toEqual({ date: '2020-10-06', stage: 'OPEN' });
    await desk.change('closeMeeting', { meetingId: october, closedAt: '11:00' });
    expect(await next()).toEqual({ date: '2021-02-09', stage: 'SCHEDULED' });
  });
});
