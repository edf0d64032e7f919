import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';
import { followMeeting } from './meeting.following.ts';

const soon = <T>(promise: Promise<T>): Promise<T | 'nothing'> =>
  Promise.race([promise, new Promise<'nothing'>((resolve) => setTimeout(resolve, 30, 'nothing'))]);

describe('following a meeting', () => {
  const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };

  it('tells it now and after each change, and of no other', async () => {
    const desk = new Desk();
    const id = String((await desk.change('scheduleMeeting', slot))['id']);
    const left = new AbortController();
    const asking = { ...askingAs('member'), signal: left.signal };
    const told = followMeeting(desk.memory.ports, id, asking);
    expect((await told.next()).value?.meetingChanged).toMatchObject({ id, version: 1 });
    const next = told.next();
    await desk.change('scheduleMeeting', { ...slot, date: '2020-12-01' });
    expect(await soon(next)).toBe('nothing');
    await desk.change('addAgendaItem', { meetingId: id, title: 'Welcome' });
    expect((await next).value?.meetingChanged).toMatchObject({ version: 2 });
    left.abort();
    expect((await told.next()).done).toBe(true);
    expect(desk.memory.listening).toBe(0);
  });

  it('tells it when the register moves what it goes through', async () => {
    const desk = new Desk();
    const first = await desk.open('2020-02-11');
    const point = await desk.raise(first.id, await desk.minute(first.id, first.item, 'Said'), 'One');
    const second = await desk.open('2020-10-06');
    const told = followMeeting(desk.memory.ports, second.id, askingAs('member'));
    await told.next();
    const next = told.next();
    desk.register({
      type: 'ActionPointClosed.v1',
      data: { actionPointId: point, answer: 'Done', closedOn: '2020-03-01', dueOn: null },
    });
    expect((await soon(next)) === 'nothing').toBe(false);
    await told.return(undefined);
    expect(desk.memory.listening).toBe(0);
  });

  it('ends where there is no such meeting', async () => {
    const desk = new Desk();
    expect((await followMeeting(desk.memory.ports, 'nothing', askingAs('member')).next()).done).toBe(true);
  });

  it('looks each time at what its reader may see', async () => {
    const desk = new Desk();
    const { id, item, restricted } = await desk.open('2020-10-06');
    let role: 'member' | 'agency-officer' = 'member';
    const refresh = async () => askingAs(role).principal;
    const told = followMeeting(desk.memory.ports, id, { ...askingAs('member'), refresh });
    await desk.minute(id, restricted, 'SECRET words');
    expect((await told.next()).value?.meetingChanged.minutes).toHaveLength(1);
    role = 'agency-officer';
    await desk.minute(id, item, 'Said');
    expect((await told.next()).value?.meetingChanged.minutes).toMatchObject([{ text: 'Said' }]);
    await told.return(undefined);
  });
});
