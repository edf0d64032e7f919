import type { ActionPointEvent } from '@csp/action-plan-contract';
import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';

const closed = (actionPointId: string, closedOn: string, answer = 'Done'): ActionPointEvent => ({
  type: 'ActionPointClosed.v1',
  data: { actionPointId, answer, closedOn, dueOn: null },
});

/** A first meeting that raised two action points, closed, and a second one, open. */
const two = async () => {
  const desk = new Desk();
  const first = await desk.open('2020-02-11');
  const paragraph = await desk.minute(first.id, first.item, 'Said');
  const [one, other] = [await desk.raise(first.id, paragraph, 'One'), await desk.raise(first.id, paragraph, 'Two')];
  await desk.change('closeMeeting', { meetingId: first.id, closedAt: '11:30' });
  const second = await desk.open('2020-10-06');
  return { desk, first, second, one, other };
};
const review = async (desk: Desk, id: string) => (await desk.meeting(id))['review']!;
const references = async (desk: Desk, id: string) => (await review(desk, id)).map(({ reference }) => reference);

describe('the review of a meeting', () => {
  it('has the open points of the last meeting, with owners and dates', async () => {
    const { desk, first, second, one } = await two();
    expect(await review(desk, second.id)).toMatchObject([
      {
        actionPointId: one,
        reference: '02/01',
        text: 'One',
        owners: [{ role: 'Officer', agencyName: 'Cambridgeshire Constabulary' }],
        status: 'OPEN',
        response: null,
        outcome: null,
      },
      { reference: '02/02' },
    ]);
    expect(await review(desk, first.id)).toEqual([]);
  });

  it('is there as soon as the meeting has a day', async () => {
    const { desk } = await two();
    const slot = { groupId: 'board', date: '2020-12-01', startsAt: '10:00', endsAt: '11:00' };
    expect((await desk.change('scheduleMeeting', slot))['review']).toHaveLength(2);
  });

  it('has what was closed since, with its answer', async () => {
    const { desk, second, one } = await two();
    desk.register(closed(one, '2020-02-13', 'Shared with the partnership'));
    expect(await review(desk, second.id)).toMatchObject([
      { reference: '02/01', status: 'CLOSED', response: 'Shared with the partnership' },
      { reference: '02/02', status: 'OPEN' },
    ]);
  });

  it('shows notes of those still at work', async () => {
    const { desk, second, one } = await two();
    const data = { actionPointId: one, note: 'Asked', agencyId: null, updatedOn: '2020-03-01' };
    desk.register({ type: 'ActionPointUpdated.v2', data });
    expect(await review(desk, second.id)).toMatchObject([{ status: 'IN_PROGRESS', response: 'Asked' }, {}]);
  });

  it('shows what owners said to it, and who owns it now', async () => {
    const { desk, second, one, other } = await two();
    const answer = (actionPointId: string, given: 'acknowledged' | 'accepted' | 'declined', note: string | null) =>
      desk.register({
        type: 'ActionPointAnswered.v1',
        data: { actionPointId, agencyId: 'police', answer: given, note, answeredOn: '2020-03-01' },
      });
    answer(one, 'acknowledged', null);
    expect(await review(desk, second.id)).toMatchObject([{ response: null }, {}]);
    answer(one, 'accepted', null);
    answer(other, 'declined', 'Not ours');
    expect(await review(desk, second.id)).toMatchObject([{ response: 'Accepted' }, { response: 'Declined: Not ours' }]);
    const owners = [{ agencyId: 'council', role: 'Analyst' }];
    const data = { actionPointId: other, owners, previousOwners: owners, reason: 'x', reassignedOn: '2020-03-02' };
    desk.register({ type: 'ActionPointReassigned.v1', data });
    expect(await review(desk, second.id)).toMatchObject([{}, { owners: [{ role: 'Analyst' }] }]);
  });

  it('has nothing of what was withdrawn, whose reference is not given again', async () => {
    const { desk, first, second, one, other } = await two();
    const data = { reason: null, withdrawnOn: '2020-02-11', wasClosed: false, dueOn: null };
    desk.register({ type: 'ActionPointWithdrawn.v1', data: { actionPointId: other, ...data } });
    expect(await references(desk, second.id)).toEqual(['02/01']);
    desk.register(closed(one, '2020-02-12'));
    desk.register({ type: 'ActionPointWithdrawn.v1', data: { actionPointId: one, ...data, wasClosed: true } });
    expect(await references(desk, second.id)).toEqual([]);
    const again = await desk.open('2020-02-25');
    const paragraph = await desk.minute(again.id, again.item, 'Said');
    await desk.raise(again.id, paragraph, 'Three');
    expect((await desk.meeting(again.id))['actionPoints']).toMatchObject([{ reference: '02/03' }]);
    expect(first.id).not.toBe(again.id);
  });

  it('has nothing of another group', async () => {
    const { desk } = await two();
    desk.memory.publish('partnerships', 'cambridge-city' as never, {
      type: 'GroupSetUp.v1',
      data: { groupId: 'other', name: 'Other', kind: 'x', cadence: null, setUpOn: null },
    });
    const { id } = await desk.open('2020-11-06', { groupId: 'other' });
    expect(await review(desk, id)).toEqual([]);
  });

  it('has what an earlier meeting carried forward, until it is closed and gone through', async () => {
    const { desk, second, one, other } = await two();
    const carry = { meetingId: second.id, actionPointId: one, outcome: 'CARRIED_FORWARD' };
    expect(await desk.change('reviewActionPoint', carry)).toMatchObject({
      review: [{ outcome: 'CARRIED_FORWARD' }, { outcome: null }],
    });
    await desk.change('reviewActionPoint', { ...carry, actionPointId: other, outcome: 'CLOSED', response: 'Done' });
    desk.register(closed(other, '2020-10-06'));
    const third = await desk.open('2021-02-09');
    expect(await references(desk, third.id)).toEqual(['02/01']);
    desk.register(closed(one, '2020-12-01'));
    expect(await references(desk, third.id)).toEqual(['02/01']);
    await desk.change('reviewActionPoint', { ...carry, meetingId: third.id, outcome: 'CLOSED' });
    const fourth = await desk.open('2021-07-06');
    expect(await references(desk, fourth.id)).toEqual([]);
    expect(await review(desk, third.id)).toMatchObject([{ outcome: 'CLOSED', outcomeResponse: null }]);
    // What was gone through stays with the meeting that did so, however long ago.
    await desk.minute(second.id, second.item, 'Said');
    await desk.change('closeMeeting', { meetingId: second.id, closedAt: '11:30' });
    await desk.change('circulateMinutes', { meetingId: second.id });
    expect(await references(desk, second.id)).toEqual(['02/01', '02/02']);
  });

  it('has what was closed before the day of a meeting that was opened early', async () => {
    const { desk, one } = await two();
    desk.register(closed(one, '2020-01-01'));
    const { id } = await desk.open('2021-02-09');
    // The meeting of October is the last one; it raised nothing and went through nothing.
    expect(await references(desk, id)).toEqual(['02/02']);
    const desk2 = await two();
    desk2.desk.register(closed(desk2.one, '2020-01-01'));
    expect(await references(desk2.desk, desk2.second.id)).toEqual(['02/01', '02/02']);
  });

  it('has what was reopened', async () => {
    const { desk, second, one } = await two();
    desk.register(closed(one, '2020-02-13'));
    const reopen = { meetingId: second.id, actionPointId: one, outcome: 'REOPENED', response: 'Only half' };
    expect(await desk.change('reviewActionPoint', { ...reopen, outcome: 'CARRIED_FORWARD' })).toMatchObject({
      code: 'closed-in-register',
    });
    expect(await desk.change('reviewActionPoint', reopen)).toMatchObject({
      review: [{ outcome: 'REOPENED', outcomeResponse: 'Only half' }, {}],
    });
    const data = { actionPointId: one, reason: 'Only half', reopenedOn: '2020-10-06', dueOn: null };
    desk.register({ type: 'ActionPointReopened.v1', data });
    const third = await desk.open('2021-02-09');
    expect(await review(desk, third.id)).toMatchObject([{ status: 'OPEN', response: 'Only half' }, {}]);
  });

  it('takes no point that it doesn’t hold', async () => {
    const { desk, first, one } = await two();
    const answer = { meetingId: first.id, actionPointId: one, outcome: 'CLOSED', response: 'Done' };
    expect(await desk.change('reviewActionPoint', answer)).toMatchObject({ code: 'not-under-review' });
  });

  it('of a cancelled meeting is empty', async () => {
    const { desk } = await two();
    const slot = { groupId: 'board', date: '2020-12-01', startsAt: '10:00', endsAt: '11:00' };
    const { id: meetingId } = await desk.change('scheduleMeeting', slot);
    expect(await desk.change('cancelMeeting', { meetingId, reason: 'Snow' })).toMatchObject({ review: [] });
  });
});
