import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const query = `query ($id: ID!) { meeting(id: $id) { sinceLast {
  meetingId date happenings { on text actionPointId meetingId } } } }`;

const since = async (desk: Desk, id: string, asking = askingAs('support-officer')) =>
  (await desk.query(query, asking, { id }))['meeting']!['sinceLast'] as unknown as {
    readonly meetingId: string;
    readonly date: string;
    readonly happenings: readonly { readonly text: string; readonly actionPointId: string | null }[];
  } | null;
const texts = async (...given: Parameters<typeof since>) =>
  (await since(...given))?.happenings.map(({ text }) => text) ?? [];

const told = { updatedOn: '2020-03-01', agencyId: 'police' };

/** A meeting that raised an open and a restricted action point, and one after it that is yet to be opened. */
const twoMeetings = async () => {
  const desk = new Desk();
  desk.memory.today = '2020-02-11';
  const first = await desk.open('2020-02-11');
  const point = await desk.raise(first.id, await desk.minute(first.id, first.item, 'A'), 'Share the chart');
  const hidden = await desk.raise(first.id, await desk.minute(first.id, first.restricted, 'B'), 'SECRET errand');
  await desk.change('closeMeeting', { meetingId: first.id, closedAt: '11:30' });
  const input = { groupId: 'board', date: '2020-07-07', startsAt: '10:00', endsAt: '11:50' };
  const next = String((await desk.change('scheduleMeeting', input))['id']);
  desk.memory.today = '2020-03-01';
  return { desk, first, point, hidden, next };
};

describe('what happened since the last meeting', () => {
  it('is written from the log, in its order', async () => {
    const { desk, first, point, next } = await twoMeetings();
    desk.register({ type: 'ActionPointUpdated.v2', data: { actionPointId: point, note: 'half done', ...told } });
    desk.memory.today = '2020-03-02';
    await desk.change('circulateMinutes', { meetingId: first.id });
    desk.memory.today = '2020-03-03';
    const moved = { date: '2020-10-06', startsAt: '10:00', endsAt: '11:50', reason: 'the hall was closed' };
    await desk.change('rescheduleMeeting', { meetingId: next, ...moved });
    desk.memory.today = '2020-03-13';
    const closed = { answer: 'shared with the CSP', closedOn: '2020-03-13', dueOn: null };
    desk.register({ type: 'ActionPointClosed.v1', data: { actionPointId: point, ...closed } });
    const found = await since(desk, next);
    expect(found).toMatchObject({ meetingId: first.id, date: '2020-02-11' });
    expect(found?.happenings).toMatchObject([
      {
        on: '2020-03-01',
        text: 'Cambridgeshire Constabulary reported on action point 02/01: half done',
        actionPointId: point,
      },
      { text: 'The minutes of 11 February 2020 were circulated.', actionPointId: null, meetingId: first.id },
      { text: 'The meeting of 7 July 2020 was moved: the hall was closed', meetingId: next },
      { on: '2020-03-13', text: 'Action point 02/01 was closed: shared with the CSP', actionPointId: point },
    ]);
  });

  it('ends when the meeting is opened, and begins again for the one after', async () => {
    const { desk, point, next } = await twoMeetings();
    desk.register({ type: 'ActionPointUpdated.v2', data: { actionPointId: point, note: 'before', ...told } });
    await desk.change('addAgendaItem', { meetingId: next, title: 'Welcome' });
    await desk.change('publishAgenda', { meetingId: next });
    desk.memory.today = '2020-07-07';
    await desk.change('openMeeting', { meetingId: next });
    desk.register({ type: 'ActionPointUpdated.v2', data: { actionPointId: point, note: 'within', ...told } });
    await desk.change('closeMeeting', { meetingId: next, closedAt: '11:30' });
    desk.memory.today = '2020-07-08';
    desk.register({ type: 'ActionPointUpdated.v2', data: { actionPointId: point, note: 'after', ...told } });
    const third = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };
    const last = String((await desk.change('scheduleMeeting', third))['id']);
    expect(await texts(desk, next)).toEqual([expect.stringContaining('before')]);
    expect(await texts(desk, last)).toEqual([expect.stringContaining('after')]);
  });

  it('keeps restricted action points from those who may not see them, and tells of none that was taken out', async () => {
    const { desk, point, hidden, next } = await twoMeetings();
    desk.register(
      { type: 'ActionPointUpdated.v2', data: { actionPointId: hidden, note: 'SECRET progress', ...told } },
      { type: 'ActionPointUpdated.v2', data: { actionPointId: point, note: 'a mistake', ...told } },
      {
        type: 'ActionPointWithdrawn.v1',
        data: { actionPointId: point, reason: null, withdrawnOn: '2020-03-02', wasClosed: false, dueOn: null },
      },
    );
    expect(await texts(desk, next)).toEqual([expect.stringContaining('SECRET progress')]);
    expect(await texts(desk, next, askingAs('agency-officer'))).toEqual([]);
  });

  it('is nothing for the first meeting of a group', async () => {
    const { desk, first } = await twoMeetings();
    expect(await since(desk, first.id)).toBeNull();
  });
});
