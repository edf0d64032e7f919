import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const revision = 'calendarRevision { number at }';

describe('the revision that calendar programs go by', () => {
  it('counts what changes a meeting in a calendar, and nothing else', async () => {
    const desk = new Desk();
    desk.memory.today = '2027-03-01';
    const slot = { date: '2027-04-06', startsAt: '10:00', endsAt: '11:50' };
    const { id } = await desk.change('scheduleMeeting', { groupId: 'board', ...slot });
    const now = async () =>
      (await desk.query(`query ($id: ID!) { meeting(id: $id) { ${revision} } }`, undefined, { id }))['meeting']![
        'calendarRevision'
      ];
    expect(await now()).toEqual({ number: 0, at: '2027-03-01T09:00:00.000Z' });

    desk.memory.today = '2027-03-02';
    await desk.change('addAgendaItem', { meetingId: id, title: 'Welcome' });
    await desk.change('publishAgenda', { meetingId: id });
    expect(await now()).toMatchObject({ number: 0 });
    await desk.change('rescheduleMeeting', { meetingId: id, ...slot, startsAt: '10:30' });
    await desk.change('rescheduleMeeting', { meetingId: id, ...slot, startsAt: '10:30' });
    expect(await now()).toEqual({ number: 1, at: '2027-03-02T09:00:00.000Z' });

    desk.memory.today = '2027-03-03';
    await desk.change('cancelMeeting', { meetingId: id, reason: 'No quorum to be had' });
    expect(await now()).toEqual({ number: 2, at: '2027-03-03T09:00:00.000Z' });
    const { publicMeetings } = await desk.query(`{ publicMeetings { ${revision} } }`, askingAs('nobody'));
    expect(publicMeetings).toEqual([{ calendarRevision: { number: 2, at: '2027-03-03T09:00:00.000Z' } }]);
  });
});
