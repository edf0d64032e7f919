import { meetingRefusals, meetingSeriesRefusals, publicQuestionRefusals, reportRefusals } from '@csp/meetings-domain';
import { tenantId } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { fileRefusals } from './import/file-refusals.ts';
import { meetingsContext } from './index.ts';
import { Desk, settingsChanged } from './testing/desk.ts';
import { askingAs, cambridge } from './testing/memory.ts';

const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };

describe('the subgraph', () => {
  it('has a rule and a resolver for each operation, and for its entity', () => {
    const { schema, memory } = new Desk();
    const resolvers = meetingsContext.subgraph!.resolvers(memory.ports);
    const operations = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap(
      (type) =>
        Object.keys(type.getFields())
          .filter((field) => field !== 'none')
          .map((field) => [type.name, field] as const),
    );
    operations.push(['Meeting', '__resolveReference']);
    expect(operations.map((path) => path.join('.')).sort()).toEqual(
      Object.keys(meetingsContext.subgraph!.access).sort(),
    );
    for (const [type, field] of operations) expect(resolvers[type]).toHaveProperty(field);
  });

  it('lets support officers alone change anything, but for comments and an agency’s own papers', () => {
    const { access } = meetingsContext.subgraph!;
    const allowed = (operation: string, role: Parameters<typeof askingAs>[0]) => {
      const rule = access[operation]!;
      const { principal } = askingAs(role);
      return rule === 'anyone' || rule(principal.grants, principal);
    };
    const ofThePublic = (operation: string) =>
      ['Query.searchPublicMeetings', 'Mutation.askPublicQuestion'].includes(operation) ||
      operation.startsWith('Query.public');
    const ofAgencies = /^Mutation\.(?:(?:submit|revise|withdraw)Report|(?:attach|remove)ReportFile)$/;
    for (const operation of Object.keys(access)) {
      const forAll =
        (!operation.startsWith('Mutation.') && operation !== 'Query.checkMeetingFile') ||
        operation === 'Mutation.commentOnMinutes' ||
        ofThePublic(operation);
      expect(allowed(operation, 'support-officer')).toBe(true);
      expect(allowed(operation, 'member')).toBe(forAll);
      expect(allowed(operation, 'agency-officer')).toBe(forAll || ofAgencies.test(operation));
      expect(allowed(operation, 'nobody')).toBe(ofThePublic(operation));
    }
  });

  it('has a sentence for each refusal, and none to spare', () => {
    expect(Object.keys(meetingsContext.subgraph!.refusals).sort()).toEqual(
      [
        ...new Set([
          ...meetingRefusals,
          ...meetingSeriesRefusals,
          ...publicQuestionRefusals,
          ...reportRefusals,
          ...fileRefusals,
        ]),
      ].sort(),
    );
    for (const sentence of Object.values(meetingsContext.subgraph!.refusals))
      expect(sentence).toMatch(/^[A-Z].+[.!?]$/);
  });

  it('publishes only what the contract names', () => {
    expect(meetingsContext.published).toContain('ActionPointMinuted.v1');
    expect(meetingsContext.published).not.toContain('MinuteAdded.v1');
  });
});

describe('a meeting from its day to its agreed minutes', () => {
  it('shows each step', async () => {
    const desk = new Desk();
    const scheduled = await desk.change('scheduleMeeting', { ...slot, place: 'The Guildhall' });
    expect(scheduled).toMatchObject({
      version: 1,
      title: 'Board',
      group: { id: 'board' },
      stage: 'SCHEDULED',
      minutesStatus: 'NONE',
      publicPath: null,
      notice: { required: 5, given: 5, late: false, publishBy: '2020-09-28', publishedAt: null },
      timing: { allotted: 0, available: 110 },
      quorum: { required: 1, present: 0, met: false },
    });
    const meetingId = String(scheduled['id']);
    const leads = [{ role: 'Chief Inspector', agencyId: 'police' }, { role: 'Chair' }];
    const item = { meetingId, title: 'Updates', purpose: 'VERBAL_UPDATE', leads, minutesAllotted: 110 };
    const { agenda } = await desk.change('addAgendaItem', item);
    expect(agenda).toMatchObject([
      {
        number: '1',
        purpose: 'VERBAL_UPDATE',
        leads: [
          { role: 'Chief Inspector', agencyId: 'police', agencyName: 'Cambridgeshire Constabulary' },
          { role: 'Chair', agencyId: null, agencyName: null },
        ],
      },
    ]);
    const itemId = String(agenda![0]!['id']);
    expect(await desk.change('addAgendaItem', { meetingId, parentId: itemId, title: 'Young people' })).toMatchObject({
      agenda: [{ subItems: [{ number: '1.1', title: 'Young people' }] }],
      timing: { message: 'The agenda fills the meeting: 110 of 110 minutes.' },
    });
    expect(
      await desk.change('changeAgendaItem', { meetingId, itemId, purpose: null, title: 'News', minutesAllotted: 100 }),
    ).toMatchObject({ agenda: [{ title: 'News', purpose: null, minutesAllotted: 100, leads: [{}, {}] }] });
    expect(await desk.change('publishAgenda', { meetingId })).toMatchObject({
      stage: 'AGENDA_PUBLISHED',
      publicPath: `/public/cambridge-city/meetings/${meetingId}`,
      notice: { given: 5, publishedAt: '2020-09-28T09:00:00.000Z' },
    });
    expect(await desk.change('openMeeting', { meetingId })).toMatchObject({ stage: 'OPEN' });
    const present = [
      { role: 'Observer', capacity: 'OTHER' },
      { role: 'Chief Inspector', agencyId: 'police', capacity: 'BOARD', deputyFor: 'Superintendent' },
    ];
    expect(await desk.change('recordAttendance', { meetingId, present, apologies: [], publicCount: 2 })).toMatchObject({
      attendance: { recorded: true, present: [{ capacity: 'BOARD' }, { capacity: 'OTHER' }], publicCount: 2 },
      quorum: { required: 1, present: 1, met: true },
    });
  });

  it('minutes, decides and agrees', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    const paragraphId = await desk.minute(meetingId, item, 'The plan was presented');
    const decision = { meetingId, paragraphId, verb: 'AGREED', subject: 'The plan', caveat: 'Subject to funds' };
    const decided = await desk.change('recordDecision', decision);
    expect(decided).toMatchObject({ decisions: [{ paragraph: '1.1', verb: 'AGREED', caveat: 'Subject to funds' }] });
    const decisionId = decided['decisions']![0]!['id'];
    expect(await desk.change('withdrawDecision', { meetingId, decisionId })).toMatchObject({ decisions: [] });
    await desk.change('recordDecision', decision);
    expect(await desk.change('reviseMinute', { meetingId, paragraphId, text: 'The plan was shown' })).toMatchObject({
      minutes: [{ number: '1.1', text: 'The plan was shown' }],
      minutesStatus: 'DRAFT',
    });
    expect(await desk.change('removeMinute', { meetingId, paragraphId })).toMatchObject({ code: 'paragraph-cited' });
    expect(await desk.change('closeMeeting', { meetingId, closedAt: '11:40' })).toMatchObject({
      stage: 'HELD',
      closedAt: '11:40',
    });
    expect(await desk.change('circulateMinutes', { meetingId })).toMatchObject({ minutesStatus: 'CIRCULATED' });
    await desk.change('recallMinutes', { meetingId, reason: 'A name is wrong' });
    await desk.change('circulateMinutes', { meetingId });
    const later = await desk.open('2021-02-09');
    const alterations = [{ paragraphId, text: 'The plan was shown and welcomed' }];
    expect(await desk.change('agreeMinutes', { meetingId, atMeetingId: later.id, alterations })).toMatchObject({
      minutesStatus: 'AGREED',
      minutes: [{ text: 'The plan was shown and welcomed', before: 'The plan was shown' }],
      agreed: {
        atMeetingId: later.id,
        on: '2021-02-09',
        asCorrectRecord: false,
        alterations: [{ paragraph: '1.1', before: 'The plan was shown', after: 'The plan was shown and welcomed' }],
      },
    });
    expect(await desk.change('addMinute', { meetingId, itemId: item, text: 'More' })).toMatchObject({
      __typename: 'Refusal',
      code: 'minutes-agreed',
      message: 'These minutes are agreed and are never changed again.',
    });
  });

  it('is rescheduled with its history, and cancelled with a reason', async () => {
    const desk = new Desk();
    const { id: meetingId } = await desk.change('scheduleMeeting', { ...slot, date: '2011-10-25' });
    const moved = { meetingId, date: '2011-11-15', startsAt: '10:00', endsAt: '12:00', reason: 'No room' };
    expect(await desk.change('rescheduleMeeting', moved)).toMatchObject({
      date: '2011-11-15',
      version: 2,
      changesOfDate: [{ from: '2011-10-25', to: '2011-11-15', reason: 'No room', notedAt: '2020-09-28T09:00:00.000Z' }],
    });
    expect(await desk.change('cancelMeeting', { meetingId, reason: 'Snow' })).toMatchObject({
      stage: 'CANCELLED',
      cancelledBecause: 'Snow',
    });
  });

  it('moves and removes items', async () => {
    const desk = new Desk();
    const { id: meetingId } = await desk.change('scheduleMeeting', slot);
    await desk.change('addAgendaItem', { meetingId, title: 'One' });
    const { agenda } = await desk.change('addAgendaItem', { meetingId, title: 'Two' });
    const itemId = agenda![1]!['id'];
    expect(await desk.change('moveAgendaItem', { meetingId, itemId, place: 1 })).toMatchObject({
      agenda: [{ title: 'Two' }, { title: 'One' }],
    });
    expect(await desk.change('removeAgendaItem', { meetingId, itemId })).toMatchObject({ agenda: [{ title: 'One' }] });
  });
});

describe('a change', () => {
  it('sent again has one effect and the first answer', async () => {
    const desk = new Desk();
    const commandId = '0198c0de-0000-7000-8000-000000000001';
    const first = await desk.change('scheduleMeeting', { ...slot, commandId });
    expect(await desk.change('scheduleMeeting', { ...slot, commandId })).toEqual(first);
    expect(await desk.change('scheduleMeeting', { ...slot, commandId, startsAt: '09:00' })).toMatchObject({
      code: 'command-id-reused',
    });
    expect((await desk.query('{ meetings { total } }'))['meetings']).toEqual({ total: 1 });
  });

  it('made on another version is refused', async () => {
    const desk = new Desk();
    const { id: meetingId } = await desk.change('scheduleMeeting', slot);
    await desk.change('addAgendaItem', { meetingId, title: 'One', expectedVersion: 1 });
    for (const expectedVersion of [1, 3, -1])
      expect(await desk.change('addAgendaItem', { meetingId, title: 'Two', expectedVersion })).toMatchObject({
        code: 'conflict',
      });
    expect(await desk.meeting(meetingId)).toMatchObject({ version: 2, agenda: [{ title: 'One' }] });
  });

  it('of a meeting that is not here, or another partnership’s, is refused alike and writes nothing', async () => {
    const desk = new Desk();
    const { id: meetingId } = await desk.change('scheduleMeeting', slot);
    const elsewhere = askingAs('support-officer', tenantId('fenland'));
    const slotOnly = { date: '2020-10-07', startsAt: '10:00', endsAt: '11:00' };
    for (const [asking, id] of [
      [elsewhere, meetingId],
      [elsewhere, 'nothing'],
      [askingAs('support-officer'), 'nothing'],
    ] as const) {
      const answer = await desk.change('rescheduleMeeting', { meetingId: id, ...slotOnly }, asking);
      expect(answer).toMatchObject({ code: 'unknown-meeting', message: 'There is no such meeting here.' });
      expect(await desk.meeting(id, asking)).toBe(null);
    }
    expect(desk.memory.log('meetings', tenantId('fenland')).commits).toEqual([]);
    expect(desk.memory.log('meetings', cambridge).commits).toHaveLength(1);
  });

  it('needs groups and agencies of this partnership', async () => {
    const desk = new Desk();
    expect(await desk.change('scheduleMeeting', { ...slot, groupId: 'nobody' })).toMatchObject({
      code: 'unknown-group',
    });
    const { id: meetingId } = await desk.change('scheduleMeeting', slot);
    const leads = [{ role: 'Officer', agencyId: 'nobody' }];
    expect(await desk.change('addAgendaItem', { meetingId, title: 'One', leads })).toMatchObject({
      code: 'unknown-agency',
    });
    desk.memory.publish('partnerships', cambridge, {
      type: 'AgencyListingEnded.v1',
      data: { agencyId: 'police', until: '2020-10-05', succeededBy: null },
    });
    const former = [{ role: 'Officer', agencyId: 'police' }];
    expect(await desk.change('addAgendaItem', { meetingId, title: 'One', leads: former })).toMatchObject({
      code: 'agency-left',
    });
    desk.memory.publish('partnerships', cambridge, {
      type: 'GroupDisbanded.v1',
      data: { groupId: 'board', on: '2020-10-01' },
    });
    expect(await desk.change('scheduleMeeting', slot)).toMatchObject({ code: 'group-disbanded' });
  });
});

describe('numbers that run through the meetings', () => {
  it('references go on through the month, and begin again with the next', async () => {
    const desk = new Desk();
    const first = await desk.open('2020-10-06');
    const paragraph = await desk.minute(first.id, first.item, 'Said');
    await desk.raise(first.id, paragraph, 'One');
    await desk.raise(first.id, paragraph, 'Two');
    const second = await desk.open('2020-10-20');
    const other = await desk.minute(second.id, second.item, 'Said');
    await desk.raise(second.id, other, 'Three');
    desk.register({
      type: 'ActionPointRaised.v1',
      data: {
        actionPointId: 'direct',
        reference: '10/07',
        text: 'Raised directly',
        owners: [{ agencyId: 'police', role: 'Officer' }],
        dueOn: null,
        raisedOn: '2020-10-21',
        meetingId: null,
        paragraph: null,
        restricted: false,
      },
    });
    await desk.raise(second.id, other, 'Four');
    const november = await desk.open('2020-11-03');
    const third = await desk.minute(november.id, november.item, 'Said');
    await desk.raise(november.id, third, 'Five');
    const references = async (id: string) =>
      (await desk.meeting(id))['actionPoints']!.map(({ reference }) => reference);
    expect(await references(first.id)).toEqual(['10/01', '10/02']);
    expect(await references(second.id)).toEqual(['10/03', '10/08']);
    expect(await references(november.id)).toEqual(['11/01']);
  });

  it('an action point is due at the next meeting of the group, as soon as there is one', async () => {
    const desk = new Desk();
    const { id, item } = await desk.open('2020-10-06');
    const paragraph = await desk.minute(id, item, 'Said');
    await desk.raise(id, paragraph, 'One');
    const { id: meetingId } = await desk.change('scheduleMeeting', { ...slot, date: '2020-12-01' });
    await desk.change('scheduleMeeting', { ...slot, date: '2021-02-09' });
    await desk.raise(id, paragraph, 'Two');
    await desk.change('cancelMeeting', { meetingId, reason: 'Snow' });
    await desk.raise(id, paragraph, 'Three');
    expect(await desk.meeting(id)).toMatchObject({
      actionPoints: [
        { dueOn: null, owners: [{ role: 'Officer', agencyName: 'Cambridgeshire Constabulary' }], paragraph: '1.1' },
        { dueOn: '2020-12-01' },
        { dueOn: '2021-02-09' },
      ],
    });
  });

  it('minutes run on from one meeting of a group to the next where the partnership counts so', async () => {
    const desk = new Desk();
    desk.memory.publish('partnerships', cambridge, settingsChanged({ minuteNumbering: 'running' }));
    const first = await desk.open('2020-10-06');
    const removed = await desk.minute(first.id, first.item, 'One');
    await desk.minute(first.id, first.restricted, 'Two');
    await desk.minute(first.id, first.item, 'Three');
    await desk.change('removeMinute', { meetingId: first.id, paragraphId: removed });
    const second = await desk.open('2020-12-01');
    await desk.minute(second.id, second.item, 'Four');
    const numbers = async (id: string) => (await desk.meeting(id))['minutes']!.map(({ number }) => number);
    expect(await numbers(first.id)).toEqual(['1', '2']);
    expect(await numbers(second.id)).toEqual(['3']);
    await desk.minute(first.id, first.item, 'Added late');
    expect(await numbers(first.id)).toEqual(['1', '2', '4']);
  });
});
