import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const nobody = askingAs('nobody');

const adopt = async (desk: Desk, meetingId: string, paragraphId: string, text: string) => {
  const setsOff = { kind: 'TERMS_OF_REFERENCE_ADOPTED', groupId: 'board', text, reviewOn: '2022-02-11' };
  await desk.change('recordDecision', { meetingId, paragraphId, verb: 'AGREED', subject: 'Terms', setsOff });
};

/** A meeting that adopts terms under its open item or its restricted one, with its minutes sent round. */
const circulated = async (desk: Desk, date: string, where: 'item' | 'restricted', text: string): Promise<string> => {
  const meeting = await desk.open(date);
  await adopt(desk, meeting.id, await desk.minute(meeting.id, meeting[where], 'Terms'), text);
  await desk.change('closeMeeting', { meetingId: meeting.id, closedAt: '11:30' });
  await desk.change('circulateMinutes', { meetingId: meeting.id });
  return meeting.id;
};

const terms = (desk: Desk) =>
  desk.query('{ publicTermsOfReference { group { id } text adoptedOn reviewOn meetingId } }', nobody);

describe('terms of reference in public', () => {
  it('are those last adopted under an open item, once its minutes are agreed', async () => {
    const desk = new Desk();
    const first = await circulated(desk, '2020-02-11', 'item', 'To agree the plan');
    expect(await terms(desk)).toEqual({ publicTermsOfReference: [] });
    const second = await circulated(desk, '2020-07-07', 'item', 'To hold to account');
    const secret = await circulated(desk, '2020-08-04', 'restricted', 'SECRET terms');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    const adopted = { group: { id: 'board' }, reviewOn: '2022-02-11' };
    for (const meetingId of [secret, first]) await desk.change('agreeMinutes', { meetingId, atMeetingId });
    expect(await terms(desk)).toEqual({
      publicTermsOfReference: [{ ...adopted, text: 'To agree the plan', adoptedOn: '2020-02-11', meetingId: first }],
    });
    await desk.change('agreeMinutes', { meetingId: second, atMeetingId });
    expect(await terms(desk)).toEqual({
      publicTermsOfReference: [{ ...adopted, text: 'To hold to account', adoptedOn: '2020-07-07', meetingId: second }],
    });
  });
});
