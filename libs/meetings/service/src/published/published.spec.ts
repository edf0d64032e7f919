import { sealOf, type Link, type SealedRecord, type SealedRecords } from '@csp/documents';
import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';
import { correctionParts, sealedParts } from './sealed-parts.ts';

const nobody = askingAs('nobody');
type Eyes = ReturnType<typeof askingAs>;

const sealed = async (desk: Desk, id: string, asking: Eyes = nobody): Promise<SealedRecord | null> => {
  const field = asking === nobody ? 'publicMeeting' : 'meeting';
  const answer = await desk.query(
    `query ($id: ID!) { found: ${field}(id: $id) { sealed { number seal json } } }`,
    asking,
    { id },
  );
  const { sealed: found } = answer['found']!;
  if (!found) return null;
  const record = JSON.parse(String(found['json'])) as SealedRecord;
  expect(record).toMatchObject({ number: found['number'], seal: found['seal'] });
  return record;
};

/** A meeting minuted in the open and under a restricted item, as far as being sent round. */
const circulated = async (desk: Desk, date: string): Promise<string> => {
  const { id, item, restricted } = await desk.open(date);
  const paragraphId = await desk.minute(id, item, `Open words of ${date}`);
  const hidden = await desk.minute(id, restricted, 'SECRET words');
  await desk.change('recordDecision', { meetingId: id, paragraphId, verb: 'AGREED', subject: 'the plan' });
  await desk.change('recordDecision', { meetingId: id, paragraphId: hidden, verb: 'NOTED', subject: 'SECRET subject' });
  await desk.raise(id, hidden, 'SECRET action');
  await desk.change('closeMeeting', { meetingId: id, closedAt: '11:30' });
  await desk.change('circulateMinutes', { meetingId: id });
  return id;
};

describe('sealed minutes', () => {
  it('hang on those agreed before them, in the order of agreement, whoever asks for which first', async () => {
    const desk = new Desk();
    const early = await circulated(desk, '2020-02-11');
    const late = await circulated(desk, '2020-07-07');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    expect(await sealed(desk, early)).toBeNull();
    for (const meetingId of [late, early]) await desk.change('agreeMinutes', { meetingId, atMeetingId });
    const second = await sealed(desk, early);
    const first = await sealed(desk, late);
    expect(first).toMatchObject({
      number: 1,
      previous: null,
      partnership: 'cambridge-city',
      meeting: late,
      record: 'minutes',
    });
    expect(second).toMatchObject({ number: 2, previous: first!.seal, meeting: early });
  });

  it('keep all that is restricted back from the public and from agencies, under one seal for all', async () => {
    const desk = new Desk();
    const id = await circulated(desk, '2020-02-11');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    await desk.change('agreeMinutes', { meetingId: id, atMeetingId });
    const whole = await sealed(desk, id, askingAs('support-officer'));
    const open = await sealed(desk, id);
    expect(JSON.stringify(whole)).toMatch(/SECRET review.*SECRET words.*SECRET subject.*SECRET action/);
    expect(JSON.stringify(open)).not.toContain('SECRET');
    expect(await sealed(desk, id, askingAs('agency-officer'))).toEqual(open);
    expect(open!.seal).toBe(whole!.seal);
    expect(open!.parts.map(({ hash }) => hash)).toEqual(whole!.parts.map(({ hash }) => hash));
    expect(open!.parts.filter((part) => !('content' in part)).map((part) => Object.keys(part))).toEqual(
      Array.from({ length: 4 }, () => ['hash']),
    );
  });

  it('are followed by each correction under a seal of its own, and hang on those before as they did', async () => {
    const desk = new Desk();
    const first = await circulated(desk, '2020-02-11');
    const second = await circulated(desk, '2020-07-07');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    await desk.change('agreeMinutes', { meetingId: first, atMeetingId });
    const alone = await sealed(desk, first);
    const { minutes } = await desk.meeting(first);
    for (const [place, text] of [
      [1, 'SECRET correction'],
      [0, 'For open read closed'],
    ] as const)
      await desk.change('correctMinutes', { meetingId: first, paragraphId: minutes![place]!['id'], text });
    await desk.change('agreeMinutes', { meetingId: second, atMeetingId });
    expect(await sealed(desk, second)).toMatchObject({ number: 2, previous: alone!.seal });
    const corrected = 'sealed { corrections { number seal } json } agreed { corrections { number text } }';
    const [open, whole] = await Promise.all(
      [nobody, askingAs('support-officer')].map(async (asking, place) => {
        const field = ['publicMeeting', 'meeting'][place];
        return (
          await desk.query(`query ($id: ID!) { found: ${field}(id: $id) { ${corrected} } }`, asking, { id: first })
        )['found']!;
      }),
    );
    const [file, all] = [open, whole].map((found) => JSON.parse(String(found!['sealed']!['json'])) as SealedRecords);
    expect(file!.records[0]).toEqual(alone);
    expect(file!.records.map(({ previous }) => previous)).toEqual([null, alone!.seal, file!.records[1]!.seal]);
    expect(file!.records.map(({ seal }) => seal)).toEqual(all!.records.map(({ seal }) => seal));
    expect(open!['sealed']!['corrections']).toEqual(
      file!.records.slice(1).map(({ number, seal }) => ({ number, seal })),
    );
    expect(open!['agreed']!['corrections']).toEqual([{ number: 2, text: 'For open read closed' }]);
    expect(JSON.stringify(open)).not.toContain('SECRET');
    expect(Object.keys(file!.records[1]!.parts[0]!)).toEqual(['hash']);
    expect(JSON.stringify(all)).toMatch(/SECRET correction.*For open read closed/);
  });

  it('say of an alteration what stood there before', async () => {
    const desk = new Desk();
    const id = await circulated(desk, '2020-02-11');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    const { minutes } = await desk.meeting(id);
    const alterations = [{ paragraphId: minutes![0]!['id'], text: 'Better words' }];
    await desk.change('agreeMinutes', { meetingId: id, atMeetingId, alterations });
    expect((await sealed(desk, id))!.parts.map(({ content }) => content)).toContainEqual({
      kind: 'paragraph',
      number: '1.1',
      text: 'Better words',
      before: 'Open words of 2020-02-11',
    });
  });

  it('are the same in every release: files that people keep must verify for ever', () => {
    const link: Link = { record: 'minutes', partnership: 'cambridge-city', meeting: 'm', number: 1, previous: null };
    const parts = sealedParts(agreed);
    expect(parts.map(({ content }) => content.kind)).toEqual(
      'meeting present apologies absent public agenda-item agenda-item paragraph paragraph declaration decision action-point key-message agreement'.split(
        ' ',
      ),
    );
    expect(parts.map(({ restricted }) => restricted).flatMap((one, place) => (one ? place : []))).toEqual([
      6, 8, 9, 11,
    ]);
    // Never change this: give what is new a part of its own, there only where a meeting has it.
    expect(sealOf(link, parts)).toBe('e3e55ee643a6c606a5a4cb408c91bbe3b86bb2117c3fdc9c832b4416a95b946d');
    const corrections = [{ id: 'c1', paragraphId: 'p2', text: 'For gęślą read …', correctedOn: '2020-11-02' }];
    const [correction] = correctionParts({ ...agreed, agreement: { ...agreed.agreement, corrections } });
    expect(correction).toMatchObject({ restricted: true, content: { paragraph: '2.1' } });
    expect(sealOf({ ...link, record: 'correction', previous: sealOf(link, parts) }, [correction!])).toBe(
      '5bddeea40ad222dd737d562155f729e552d37b2d505e6cc8bcfdb995f7915e38',
    );
  });
});

describe('when a public meeting was last changed', () => {
  it('is told from its agenda’s publication on, without what is done with drafts', async () => {
    const desk = new Desk();
    const modified = async (id: string) => {
      const answer = await desk.query(
        'query ($id: ID!) { publicMeeting(id: $id) { agendaPublishedAt modifiedAt } }',
        nobody,
        { id },
      );
      return [answer['publicMeeting']!['agendaPublishedAt'], answer['publicMeeting']!['modifiedAt']];
    };
    desk.memory.today = '2020-02-03';
    const id = await circulated(desk, '2020-02-11');
    expect(await modified(id)).toEqual(['2020-02-03T09:00:00.000Z', '2020-02-03T09:00:00.000Z']);
    desk.memory.today = '2020-10-06';
    await desk.change('recallMinutes', { meetingId: id, reason: 'a slip' });
    await desk.change('circulateMinutes', { meetingId: id });
    expect((await modified(id))[1]).toBe('2020-02-03T09:00:00.000Z');
    const { id: atMeetingId } = await desk.open('2020-10-06');
    await desk.change('agreeMinutes', { meetingId: id, atMeetingId });
    expect((await modified(id))[1]).toBe('2020-10-06T09:00:00.000Z');
  });
});

const agreed: Parameters<typeof sealedParts>[0] = {
  status: 'agreed',
  id: 'm',
  groupId: 'board',
  seriesId: null,
  title: 'Board',
  date: '2020-02-11',
  startsAt: '10:00',
  endsAt: '11:50',
  closedAt: '11:30',
  place: 'The Guildhall',
  noticeWorkingDays: 5,
  quorumAgencies: 1,
  minuteNumbering: 'item-and-paragraph',
  actionReferences: 'month-and-number',
  publishedOn: '2020-02-03',
  agenda: [
    { id: 'i1', title: 'Welcome', purpose: null, leads: [], minutesAllotted: 5, restrictedBecause: null, subItems: [] },
    {
      id: 'i2',
      title: 'Review',
      purpose: 'note',
      leads: [],
      minutesAllotted: null,
      restrictedBecause: 'a victim',
      subItems: [],
    },
  ],
  attendance: {
    present: [
      {
        role: 'Chair',
        agencyId: 'council',
        agencyName: 'Cambridge City Council',
        capacity: 'board',
        deputyFor: null,
        fromItemId: null,
        untilItemId: 'i1',
      },
    ],
    apologies: [{ role: 'Member', agencyId: null, agencyName: null, capacity: 'member', deputyFor: null }],
    absent: [
      { role: 'Member', agencyId: null, agencyName: 'Anglia Ruskin University', capacity: 'member', deputyFor: null },
    ],
    publicCount: 2,
  },
  paragraphs: [
    { id: 'p1', itemId: 'i1', number: '1.1', text: 'The Chair welcomed all.', before: 'The Chair welcomed most.' },
    { id: 'p2', itemId: 'i2', number: '2.1', text: 'Zażółć “gęślą” jaźń.', before: null },
  ],
  decisions: [
    {
      id: 'd1',
      paragraphId: 'p1',
      verb: 'agreed',
      subject: 'the plan',
      caveat: 'with the groups added',
      recommendation: '2.1',
      votes: { for: 5, against: 1, abstained: 0 },
      setsOff: { kind: 'group-set-up', name: 'Steering group', groupKind: 'steering-group' },
      inEffect: true,
    },
  ],
  actionPoints: [
    {
      id: 'a1',
      reference: '02/01',
      paragraphId: 'p2',
      text: 'Ask',
      owners: [{ role: 'Officer', agencyId: 'police' }],
      ownerAgencyNames: ['Cambridgeshire Constabulary'],
      dueOn: null,
    },
  ],
  declarations: [
    {
      id: 'x1',
      itemId: 'i2',
      role: 'Chair',
      agencyId: 'council',
      agencyName: 'Cambridge City Council',
      kind: 'personal',
      nature: 'a neighbour',
      conduct: 'left-the-room',
    },
  ],
  keyMessages: ['Think Communities'],
  comments: [],
  lastReference: 1,
  reviews: {},
  agreement: { atMeetingId: 'n', agreedOn: '2020-10-06', corrections: [] },
};
