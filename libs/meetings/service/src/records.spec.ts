import { describe, expect, it } from 'vitest';
import { Desk } from './testing/desk.ts';
import { askingAs, cambridge } from './testing/memory.ts';

const inspector = { role: 'Chief Inspector', agencyId: 'police', capacity: 'BOARD' };

describe('who was there', () => {
  it('stands in its list, with the items between which they were there', async () => {
    const desk = new Desk();
    const { id: meetingId, item, restricted } = await desk.open('2020-10-06');
    const present = [
      { role: 'Analyst', capacity: 'OBSERVER', fromItemId: item, untilItemId: restricted },
      { ...inspector, untilItemId: item },
      { role: 'Clerk', capacity: 'OFFICER', fromItemId: restricted },
    ];
    const absent = [{ role: 'Board member', capacity: 'BOARD' }];
    const input = { meetingId, present, apologies: [], absent, publicCount: 0 };
    expect(await desk.change('recordAttendance', input)).toMatchObject({
      attendance: {
        present: [
          { role: 'Chief Inspector', stay: 'until item 1' },
          { role: 'Clerk', capacity: 'OFFICER', stay: 'from item 2' },
          { role: 'Analyst', capacity: 'OBSERVER', stay: 'for items 1 to 2' },
        ],
        absent: [{ role: 'Board member', capacity: 'BOARD' }],
      },
      quorum: { present: 0, met: false, notMetFor: ['2'] },
    });
  });

  it('may declare an interest, and who leaves the room isn’t counted', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'The post was discussed');
    const { role, agencyId } = inspector;
    const input = {
      meetingId,
      itemId: item,
      role,
      agencyId,
      kind: 'PREJUDICIAL',
      nature: 'Holds it',
      conduct: 'LEFT_THE_ROOM',
    };
    const declared = await desk.change('declareInterest', input);
    expect(declared).toMatchObject({
      declarations: [
        { item: '1', role, agencyName: 'Cambridgeshire Constabulary', kind: 'PREJUDICIAL', nature: 'Holds it' },
      ],
      quorum: { met: true, notMetFor: ['1'] },
    });
    const decision = { meetingId, paragraphId, verb: 'AGREED', subject: 'The post' };
    expect(await desk.change('recordDecision', decision)).toMatchObject({ code: 'inquorate' });
    const declarationId = declared['declarations']![0]!['id'];
    expect(await desk.change('withdrawDeclaration', { meetingId, declarationId })).toMatchObject({ declarations: [] });
    expect(await desk.change('recordDecision', decision)).toMatchObject({ decisions: [{ subject: 'The post' }] });
  });
});

describe('a decision', () => {
  it('carries its votes and recommendation, and sets off what it says once the minutes go round', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'A group was proposed');
    const decision = {
      meetingId,
      paragraphId,
      verb: 'APPROVED',
      subject: 'A delivery group',
      recommendation: 'Recommendation 2',
    };
    const setsOff = { kind: 'GROUP_SET_UP', name: 'Delivery group', groupKind: 'Delivery group' };
    const votes = { for: 7, against: 1, abstained: 0 };
    expect(await desk.change('recordDecision', { ...decision, votes, setsOff })).toMatchObject({
      decisions: [{ recommendation: 'Recommendation 2', votes, setsOff: { ...setsOff, inEffect: false } }],
    });
    await desk.change('closeMeeting', { meetingId, closedAt: '11:45' });
    expect(await desk.change('circulateMinutes', { meetingId })).toMatchObject({
      decisions: [{ setsOff: { inEffect: true } }],
    });
  });

  it('agrees a recommendation while that waits in the register', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'The assessment recommends it');
    const setsOff = { kind: 'RECOMMENDATION_AGREED', recommendationId: 'r1' };
    const agree = () =>
      desk.change('recordDecision', { meetingId, paragraphId, verb: 'AGREED', subject: 'To ask', setsOff });
    expect(await agree()).toMatchObject({ code: 'no-such-recommendation' });
    const recommended = {
      recommendationId: 'r1',
      source: 'scrutiny',
      sourceTitle: 'Scrutiny',
      number: '1',
      text: 'Ask',
    };
    const data = { ...recommended, agencyIds: [], targetOn: null, proposedOn: '2020-09-01' };
    desk.memory.publish('action-plan', cambridge, { type: 'RecommendationProposed.v1', data });
    expect(await agree()).toMatchObject({ decisions: [{ setsOff: { ...setsOff, inEffect: false } }] });
    const refused = { recommendationId: 'r1', reason: 'No', refusedOn: '2020-10-06' };
    desk.memory.publish('action-plan', cambridge, { type: 'RecommendationRefused.v1', data: refused });
    expect(await agree()).toMatchObject({ code: 'no-such-recommendation' });
  });

  it.each([
    [{ kind: 'GROUP_RENAMED', groupId: 'nobody', name: 'X' }, 'unknown-group'],
    [{ kind: 'GROUP_RENAMED', groupId: 'board' }, 'empty-text'],
    [{ kind: 'GROUP_DISBANDED' }, 'unknown-group'],
    [{ kind: 'TERMS_OF_REFERENCE_ADOPTED', groupId: 'board' }, 'empty-text'],
  ])('can’t set off %j', async (setsOff, code) => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'It was proposed');
    const input = { meetingId, paragraphId, verb: 'AGREED', subject: 'The group', setsOff };
    expect(await desk.change('recordDecision', input)).toMatchObject({ code });
  });
});

describe('minutes going round', () => {
  const sentRound = async () => {
    const desk = new Desk();
    const { id: meetingId, item, restricted } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'The plan was shown');
    const secret = await desk.minute(meetingId, restricted, 'SECRET name');
    await desk.change('recordKeyMessages', { meetingId, messages: ['Report hate crime'] });
    await desk.change('closeMeeting', { meetingId, closedAt: '11:45' });
    expect(await desk.change('circulateMinutes', { meetingId })).toMatchObject({ keyMessages: ['Report hate crime'] });
    return { desk, meetingId, paragraphId, secret };
  };

  it('are commented on by everybody who may see them', async () => {
    const { desk, meetingId, paragraphId } = await sentRound();
    const agency = askingAs('agency-officer');
    await desk.change('commentOnMinutes', { meetingId, paragraphId, text: 'It was the draft' }, agency);
    expect(await desk.change('commentOnMinutes', { meetingId, text: 'Thank you' }, askingAs('member'))).toMatchObject({
      comments: [
        { paragraphId, agencyName: 'Cambridgeshire Constabulary', text: 'It was the draft' },
        { paragraphId: null, agencyName: null, text: 'Thank you' },
      ],
    });
  });

  it('hide restricted paragraphs from an agency’s officers, and what others say of them', async () => {
    const { desk, meetingId, secret } = await sentRound();
    const agency = askingAs('agency-officer');
    const input = { meetingId, paragraphId: secret, text: 'Is that so?' };
    expect(await desk.change('commentOnMinutes', input, agency)).toMatchObject({ code: 'unknown-paragraph' });
    await desk.change('commentOnMinutes', { ...input, text: 'SECRET too' });
    expect(JSON.stringify(await desk.meeting(meetingId, agency))).not.toContain('SECRET');
  });

  it('once agreed are corrected beside the record', async () => {
    const { desk, meetingId, paragraphId } = await sentRound();
    const { id: atMeetingId } = await desk.open('2021-02-09');
    expect(await desk.change('correctMinutes', { meetingId, paragraphId, text: 'x' })).toMatchObject({
      code: 'minutes-not-agreed',
    });
    await desk.change('agreeMinutes', { meetingId, atMeetingId, alterations: [] });
    const correction = { meetingId, paragraphId, text: 'For shown read presented' };
    expect(await desk.change('correctMinutes', correction)).toMatchObject({
      minutes: [{ text: 'The plan was shown' }, {}],
      agreed: { asCorrectRecord: true, corrections: [{ paragraph: '1.1', text: 'For shown read presented' }] },
    });
  });
});

describe('an action point minuted by mistake', () => {
  it('is taken out, and its reference isn’t given again', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'It was asked for');
    const actionPointId = await desk.raise(meetingId, paragraphId, 'Tell the county');
    expect(await desk.change('withdrawMinutedActionPoint', { meetingId, actionPointId })).toMatchObject({
      actionPoints: [],
    });
    await desk.raise(meetingId, paragraphId, 'Tell the city');
    expect((await desk.meeting(meetingId))['actionPoints']).toMatchObject([
      { reference: '10/02', text: 'Tell the city' },
    ]);
  });
});
