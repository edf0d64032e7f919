import { fold, isRefused } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { meeting, type MeetingCommand, type SomeoneForAWhile } from '@csp/meetings-domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs, cambridge } from '../testing/memory.ts';
import { meetingPage } from './meeting.page.ts';
import { meetings, type MeetingRow } from './meetings.view.ts';
import { publicMeeting } from './public-meeting.ts';

const anyone = askingAs('nobody');
const everything = `id title date startsAt endsAt place cancelled changesOfDate { from to reason notedAt }
  agenda { id number title purpose leads { role } minutesAllotted restricted restrictedBecause subItems { id number title } }
  agendaPublishedAt minutesAgreed attendance { recorded present { role } publicCount } minutes { id number itemId text before }
  decisions { id paragraph subject caveat } actionPoints { actionPointId reference paragraph text owners { role } actionPoint { id } }
  agreed { atMeetingId on asCorrectRecord alterations { paragraph before after } }`;

/** A meeting with something secret under each kind of entry. */
const held = async (desk: Desk) => {
  const { id, item, restricted } = await desk.open('2020-10-06');
  const open = await desk.minute(id, item, 'The plan was presented');
  const secret = await desk.minute(id, restricted, 'SECRET words');
  await desk.change('recordDecision', { meetingId: id, paragraphId: open, verb: 'NOTED', subject: 'The plan' });
  await desk.change('recordDecision', {
    meetingId: id,
    paragraphId: secret,
    verb: 'AGREED',
    subject: 'SECRET decision',
    caveat: 'SECRET caveat',
  });
  await desk.raise(id, open, 'Share the plan');
  await desk.raise(id, secret, 'SECRET action');
  await desk.change('closeMeeting', { meetingId: id, closedAt: '11:40' });
  return { id, open, secret };
};
const agree = async (desk: Desk, { id, open, secret }: Awaited<ReturnType<typeof held>>) => {
  await desk.change('circulateMinutes', { meetingId: id });
  const { id: atMeetingId } = await desk.open('2021-02-09');
  const alterations = [
    { paragraphId: open, text: 'The plan was shown' },
    { paragraphId: secret, text: 'SECRET alteration' },
  ];
  await desk.change('agreeMinutes', { meetingId: id, atMeetingId, alterations });
};
const read = async (desk: Desk, id: string) =>
  (await desk.query(
    `query ($id: ID!) { publicMeeting(id: $id) { ${everything} } publicMeetings { ${everything} } }`,
    anyone,
    {
      id,
    },
  )) as unknown as Record<'publicMeeting' | 'publicMeetings', unknown>;

describe('a meeting as anyone may read it', () => {
  it('is not there before its agenda is published', async () => {
    const desk = new Desk();
    const { id } = await desk.change('scheduleMeeting', {
      groupId: 'board',
      date: '2020-10-06',
      startsAt: '10:00',
      endsAt: '11:50',
    });
    const draft = { publicMeeting: null, publicMeetings: [] };
    expect(await read(desk, String(id))).toEqual(draft);
    await desk.change('cancelMeeting', { meetingId: id, reason: 'Never public' });
    expect(await read(desk, String(id))).toEqual(draft);
    expect(await read(desk, 'nothing')).toEqual(draft);
  });

  it('has its agenda, but no minutes before they are agreed', async () => {
    const desk = new Desk();
    const { id } = await held(desk);
    const before = await read(desk, id);
    expect(before.publicMeeting).toMatchObject({
      agenda: [{ number: '1', title: 'Welcome' }],
      minutesAgreed: false,
      attendance: null,
      minutes: [],
      decisions: [],
      actionPoints: [],
      agreed: null,
    });
    await desk.change('circulateMinutes', { meetingId: id });
    expect(await read(desk, id)).toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/presented|plan/);
  });

  it('has its minutes once they are agreed, without what is restricted', async () => {
    const desk = new Desk();
    const minuted = await held(desk);
    await agree(desk, minuted);
    const answer = await read(desk, minuted.id);
    expect(answer.publicMeeting).toMatchObject({
      minutesAgreed: true,
      attendance: { recorded: true, present: [{ role: 'Chief Inspector' }] },
      minutes: [{ number: '1.1', text: 'The plan was shown', before: 'The plan was presented' }],
      decisions: [{ paragraph: '1.1', subject: 'The plan' }],
      actionPoints: [{ reference: '10/01', paragraph: '1.1', text: 'Share the plan', actionPoint: null }],
      agreed: { asCorrectRecord: false, alterations: [{ paragraph: '1.1', after: 'The plan was shown' }] },
    });
    expect(JSON.stringify(answer)).not.toContain('SECRET');
    expect(answer.publicMeetings).toContainEqual(answer.publicMeeting);
  });

  it('says when it was cancelled after all', async () => {
    const desk = new Desk();
    const { id } = await desk.change('scheduleMeeting', {
      groupId: 'board',
      date: '2020-10-06',
      startsAt: '10:00',
      endsAt: '11:50',
    });
    await desk.change('addAgendaItem', { meetingId: id, title: 'Welcome' });
    await desk.change('publishAgenda', { meetingId: id });
    await desk.change('cancelMeeting', { meetingId: id, reason: 'Snow' });
    expect((await read(desk, String(id))).publicMeeting).toMatchObject({ cancelled: true });
  });

  it('stands after later ones in the list', async () => {
    const desk = new Desk();
    await desk.open('2020-10-06');
    await desk.open('2021-02-09');
    await desk.open('2020-12-01');
    const { publicMeetings } = await desk.query('{ publicMeetings { date } }', anyone);
    expect(publicMeetings).toEqual([{ date: '2021-02-09' }, { date: '2020-12-01' }, { date: '2020-10-06' }]);
  });
});

describe('an agency’s officer', () => {
  it('sees drafts, and nothing restricted', async () => {
    const desk = new Desk();
    const minuted = await held(desk);
    await agree(desk, minuted);
    const officer = askingAs('agency-officer');
    const own = await desk.meeting(minuted.id, officer);
    expect(own).toMatchObject({
      minutes: [{ number: '1.1' }],
      actionPoints: [{ actionPoint: { id: expect.anything() } }],
    });
    const later = (await desk.query('{ meetings { nodes { id } } nextMeeting { id } }', officer))['meetings']!;
    for (const { id } of later['nodes']!)
      expect(JSON.stringify(await desk.meeting(id, officer))).not.toContain('SECRET');
    expect(JSON.stringify(await desk.meeting(minuted.id, askingAs('member')))).toContain('SECRET victim');
  });

  it('doesn’t find restricted action points in the review either', async () => {
    const desk = new Desk();
    await held(desk);
    const { id } = await desk.open('2021-02-09');
    const review = async (role: 'member' | 'agency-officer') =>
      (await desk.meeting(id, askingAs(role)))['review']!.map(({ reference }) => reference);
    expect(await review('member')).toEqual(['10/01', '10/02']);
    expect(await review('agency-officer')).toEqual(['10/01']);
  });
});

describe('whatever is minuted', () => {
  const canary = 'SECRET';
  const scheduled: MeetingEvent = {
    type: 'MeetingScheduled.v1',
    data: {
      meetingId: 'm',
      groupId: 'board',
      title: 'Board',
      date: '2020-10-06',
      startsAt: '10:00',
      endsAt: '11:50',
      place: null,
      noticeWorkingDays: 5,
      quorumAgencies: 0,
      minuteNumbering: 'item-and-paragraph',
      actionReferences: 'month-and-number',
    },
  };
  const at = { meetingId: 'later', groupId: 'board', date: '2021-02-09', startsAt: '10:00', status: 'open' } as const;
  /** Items 0 to 5, the odd ones restricted; 2 and 3 under 0, 4 and 5 under 1, so that 4 is restricted by what it stands under. */
  const isSecret = (item: number) => item % 2 === 1 || item === 4;
  const parents = [null, null, '0', '0', '1', '1'];
  const word = (item: number) => (isSecret(item) ? canary : 'open');
  const items = parents.map((parentId, item): MeetingCommand => ({
    type: 'AddAgendaItem',
    itemId: String(item),
    parentId,
    title: word(item),
    purpose: null,
    leads: [{ role: word(item), agency: null }],
    minutesAllotted: null,
    restrictedBecause: item % 2 === 1 ? canary : null,
  }));
  const entry = fc.record({
    item: fc.integer({ min: 2, max: 5 }),
    decided: fc.boolean(),
    acted: fc.boolean(),
    altered: fc.boolean(),
  });
  const owner = { agencyId: 'police', name: 'Police', until: null };
  type Entry = { item: number; decided: boolean; acted: boolean; altered: boolean };
  const minuted = ({ item, decided, acted }: Entry, id: number): MeetingCommand[] => [
    { type: 'AddMinute', paragraphId: `p${id}`, itemId: String(item), text: word(item), runningFrom: 1 },
    ...(decided
      ? [
          {
            type: 'RecordDecision',
            decisionId: `d${id}`,
            paragraphId: `p${id}`,
            verb: 'noted',
            subject: word(item),
            caveat: word(item),
            recommendation: word(item),
            votes: null,
            setsOff: null,
            group: null,
          } as const,
        ]
      : []),
    ...(acted
      ? [
          {
            type: 'MinuteActionPoint',
            actionPointId: `a${id}`,
            paragraphId: `p${id}`,
            text: word(item),
            owners: [{ role: word(item), agency: owner }],
            dueOn: null,
            nextMeetingOn: null,
            firstFreeNumber: 1,
          } as const,
        ]
      : []),
  ];
  const declarant: SomeoneForAWhile = {
    role: 'Officer',
    agency: null,
    capacity: 'officer',
    deputyFor: null,
    fromItemId: null,
    untilItemId: null,
  };
  const declared = (item: number): MeetingCommand => ({
    type: 'DeclareInterest',
    declarationId: `n${item}`,
    itemId: String(item),
    role: 'Officer',
    agencyId: null,
    kind: 'personal',
    nature: word(item),
    conduct: 'stayed',
  });
  const corrected = ({ item }: Entry, id: number): MeetingCommand => ({
    type: 'CorrectMinutes',
    correctionId: `c${id}`,
    paragraphId: `p${id}`,
    text: word(item),
    correctedOn: '2021-03-01',
  });
  const rowAfter = (commands: readonly MeetingCommand[]): MeetingRow => {
    const events: MeetingEvent[] = [scheduled];
    for (const command of commands) {
      const decision = meeting.decide(command, fold(meeting.evolve, meeting.initial, events));
      if (isRefused(decision)) throw new Error(`${command.type}: ${decision.refused}`);
      events.push(...decision);
    }
    return events.reduce<MeetingRow | undefined>(
      (row, event, index) => meetings.fold(row, { ...origin, event, position: index + 1 }, 'm'),
      undefined,
    )!;
  };
  const origin = {
    tenant: cambridge,
    stream: 'meeting-m',
    index: 0,
    commandId: 'c',
    at: '2020-09-28T09:00:00.000Z',
    actor: 'a',
    correlation: 'c',
    causation: 'c',
  };

  it('nothing restricted comes out, and nothing open is lost', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
        const row = rowAfter([
          ...items,
          { type: 'PublishAgenda', publishedOn: '2020-09-28' },
          { type: 'OpenMeeting' },
          { type: 'RecordAttendance', present: [declarant], apologies: [], absent: [], publicCount: 0 },
          ...parents.map((_, item) => declared(item)),
          ...entries.flatMap(minuted),
          { type: 'CloseMeeting', closedAt: '11:50' },
          { type: 'CirculateMinutes', circulatedOn: '2020-10-20' },
          {
            type: 'AgreeMinutes',
            atMeetingId: 'later',
            at,
            alterations: entries.flatMap(({ item, altered }, id) =>
              altered ? { paragraphId: `p${id}`, text: `${word(item)} altered` } : [],
            ),
          },
          ...entries.map(corrected),
        ]);
        const shown = publicMeeting(row)!;
        expect(JSON.stringify(shown)).not.toContain(canary);
        const open = entries.filter(({ item }) => !isSecret(item));
        expect(shown.minutes).toHaveLength(open.length);
        expect(shown.decisions).toHaveLength(open.filter(({ decided }) => decided).length);
        expect(shown.actionPoints).toHaveLength(open.filter(({ acted }) => acted).length);
        expect(shown.agreed?.alterations).toHaveLength(open.filter(({ altered }) => altered).length);
        expect(shown.agreed?.corrections).toHaveLength(open.length);
        expect(shown.declarations.map(({ item }) => item)).toEqual(['1', '1.1']);
        const all = meetingPage(row, { seesRestricted: true, seesRegister: true });
        expect(all.minutes).toHaveLength(entries.length);
      }),
    );
  });
});
