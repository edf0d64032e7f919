import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../harness/client.ts';
import { codeOf } from '../harness/client.ts';
import { furnish, type Furniture } from '../harness/furnish.ts';
import { MeetingDesk, placeOf } from '../harness/meeting.ts';
import { commitsIn } from '../harness/positions.ts';
import { openProduct, ours, type Product } from '../harness/product.ts';
import { Visitor } from '../harness/visitor.ts';

/** All of it is for people to write; none of it means anything to a program. */
const words = [
  'Ŵyn y dŵr, tŷ’r heddlu yng Nghaergrawnt',
  'Zażółć gęślą jaźń',
  'کیمبرج کمیونٹی سیفٹی پارٹنرشپ',
  'שלום ‏(RTL)‏ and back',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽',
  'e\u0301 and é, n\u0303 and ñ',
  'zero\u200bwidth\u200cjoin\u200ders\u2060 and soft\u00adhyphen',
  'right-to-left \u202eoverride\u202c',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
  "O'Brien, Null, undefined, NaN, true, 0",
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</textarea></title></style>"><svg/onload=alert(1)>',
  'javascript:alert(1) &lt;b&gt; &amp;amp; &#x27;',
  "'; DROP TABLE commits_meetings; --",
  '{"$ne": null} {{7*7}} $' + '{7*7} #{7*7} <%= 7*7 %>',
  '=HYPERLINK("http://evil.example","x") +1 -1 @SUM(A1)',
  '%s %n %x %00 %0d%0aSet-Cookie: x=1',
  'tab\there\nnext line\r\nand another',
  '\\u0000 \\x00 \\n as text',
  '",{"level":60,"msg":"forged"}',
];

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');

describe.runIf(ours)('words of any kind', () => {
  let product: Product;
  let officer: GraphClient;
  let meeting: MeetingDesk;
  let later: MeetingDesk;
  beforeAll(async () => {
    product = await openProduct();
    officer = await product.user('support officer');
    const { groupId, agencies } = await placeOf(officer);
    meeting = await MeetingDesk.schedule(officer, { groupId, date: '2033-03-08', place: words[3] });
    for (const word of words) await meeting.item(word, { leads: [{ role: word.slice(0, 200) }] });
    await meeting.openWith(agencies.slice(0, 10));
    const [first] = meeting.now.agenda;
    for (const word of words) await meeting.minute(first!.id, word);
    await meeting.actionPoint(meeting.now.minutes[0]!.id, agencies[0]!, words[10]!);
    await meeting.do('closeMeeting', { closedAt: '11:30' });
    await meeting.do('circulateMinutes');
    later = await MeetingDesk.schedule(officer, { groupId, date: '2033-05-10' });
    await later.item('Minutes');
    await later.openWith(agencies.slice(0, 10));
    await meeting.do('agreeMinutes', { atMeetingId: later.id });
  });
  afterAll(() => product.close());

  it('are kept and given back as they were written, but for the blanks around them', () => {
    expect(meeting.now.agenda.map(({ title }) => title)).toEqual(words.map((word) => word.trim()));
    expect(meeting.now.minutes.map(({ text }) => text)).toEqual(words.map((word) => word.trim()));
    const stored = commitsIn(product.dataDir, 'cambridge-city', 'meetings').flatMap(({ events }) =>
      events.map(([, data]) => data['text']),
    );
    for (const word of words) expect(stored).toContain(word);
  });

  it('come out of the public page as text, never as markup', async () => {
    const html = await (await fetch(`${product.url}/public/cambridge-city/meetings/${meeting.id}`)).text();
    for (const word of words.filter((one) => !/[\r\n\t]/.test(one))) expect(html).toContain(escaped(word));
    expect(html).not.toMatch(/<script|<svg|<img|onerror=(?!alert\(1\)&gt;)/);
  });

  it('reach the agency’s feed as they are', async () => {
    const { text } = await (
      await product.user('machine client')
    ).ask('{ actionPointEvents(first: 100) { messages { event { text } } } }');
    expect(text).toContain(JSON.stringify(words[10]).slice(1, -1));
  });

  it('stand in a note and an answer as well', async () => {
    const own: Furniture = await furnish(officer, 2036);
    for (const note of words) {
      await officer.act('updateActionPoint', { id: own.raisedPointId, note }, 'id');
    }
    const { actionPoint } = await officer.read<{ actionPoint: { history: { note: string | null }[] } }>(
      'query($id: ID!) { actionPoint(id: $id) { history { note } } }',
      { id: own.raisedPointId },
    );
    expect(actionPoint.history.flatMap(({ note }) => note ?? []).map((note) => note.trim())).toEqual(
      words.map((word) => word.trim()),
    );
  });

  it('an agenda has at most 500 items, in two levels', async () => {
    const { groupId } = await placeOf(officer);
    const long = await MeetingDesk.schedule(officer, { groupId, date: '2033-09-13' });
    const parentId = await long.item('Above');
    const under = await long.item('Below', { parentId });
    expect(codeOf(await long.outcome('addAgendaItem', { title: 'Too deep', parentId: under }))).toBe('too-deep');
    // Fifteen in one request, as many as may be named in one.
    const batch = (from: number, count: number) =>
      officer.ask(
        `mutation($id: ID!) { ${Array.from({ length: count }, (_, index) => `a${index}: addAgendaItem(input: { meetingId: $id, title: "Item ${from + index}" }) { ... on Refusal { code } }`).join(' ')} }`,
        { id: long.id },
      );
    for (let count = 2; count < 500; count += 15) await batch(count, Math.min(15, 500 - count));
    expect(codeOf(await long.outcome('addAgendaItem', { title: 'One too many' }))).toBe('too-many-items');
    const before = product.positions();
    expect((await batch(501, 15)).text).toContain('too-many-items');
    expect(product.positions()).toEqual(before);
    expect((await long.refresh()).agenda).toHaveLength(499);
  });

  it('lists have their ends too: leads, owners, attendance', async () => {
    const own = await furnish(officer, 2037);
    const roles = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ role: `Role ${index}`, agencyId: own.agencyId }));
    const before = product.positions();
    const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
      ['addAgendaItem', { meetingId: own.plannedMeetingId, title: 'x', leads: roles(11) }, 'too-many-leads'],
      [
        'minuteActionPoint',
        { meetingId: own.openMeetingId, paragraphId: own.paragraphId, text: 'x', owners: roles(11) },
        'too-many-owners',
      ],
      [
        'minuteActionPoint',
        { meetingId: own.openMeetingId, paragraphId: own.paragraphId, text: 'x', owners: [] },
        'no-owner',
      ],
      [
        'minuteActionPoint',
        { meetingId: own.openMeetingId, paragraphId: own.paragraphId, text: 'x', owners: [{ role: 'Nobody’s' }] },
        'owner-without-agency',
      ],
      ['raiseActionPoint', { reference: 'x/1', text: 'x', owners: roles(11) }, 'too-many-owners'],
      ['raiseActionPoint', { reference: 'x/1', text: 'x', owners: [] }, 'no-owner'],
      [
        'recordAttendance',
        {
          meetingId: own.openMeetingId,
          present: roles(201).map((role) => ({ ...role, capacity: 'BOARD' })),
          apologies: [],
          publicCount: 0,
        },
        'too-many-attendees',
      ],
      [
        'changeSettings',
        { ragLegend: Array.from({ length: 11 }, (_, index) => ({ colour: `c${index}`, meaning: 'm' })) },
        'too-many-colours',
      ],
      [
        'changeSettings',
        {
          ragLegend: [
            { colour: 'red', meaning: 'a' },
            { colour: 'red', meaning: 'b' },
          ],
        },
        'colour-twice',
      ],
      [
        'agreeMinutes',
        {
          meetingId: own.circulatedMeetingId,
          atMeetingId: own.openMeetingId,
          alterations: [1, 2].map((number) => ({ paragraphId: own.circulatedParagraphId, text: `Altered ${number}` })),
        },
        'altered-twice',
      ],
    ];
    for (const [field, input, code] of refused)
      expect([field, codeOf(await officer.outcome(field, input, '__typename'))]).toEqual([field, code]);
    expect(product.positions()).toEqual(before);
  });

  it('times that clocks in London don’t show are refused; those they show twice are not', async () => {
    const { groupId } = await placeOf(officer);
    const schedule = (date: string, startsAt: string, endsAt: string) =>
      officer.outcome<{ id: string }>('scheduleMeeting', { groupId, date, startsAt, endsAt }, 'id');
    // Summer time begins on 30 March 2031 at 01:00 and ends on 26 October 2031 at 02:00.
    expect(codeOf(await schedule('2031-03-30', '01:30', '03:00'))).toBe('no-such-time');
    expect(codeOf(await schedule('2031-03-30', '00:30', '01:59'))).toBe('no-such-time');
    expect(codeOf(await schedule('2031-03-30', '00:30', '02:00'))).toBeUndefined();
    expect(codeOf(await schedule('2031-10-26', '01:30', '01:45'))).toBeUndefined();
    expect(codeOf(await schedule('2031-10-26', '11:00', '10:00'))).toBe('ends-before-start');
    expect(codeOf(await schedule('2031-10-26', '10:00', '10:00'))).toBe('ends-before-start');
    expect(codeOf(await schedule('2032-02-29', '10:00', '11:00'))).toBeUndefined();
  });

  it('a reference is the same with blanks around it', async () => {
    const { agencies } = await placeOf(officer);
    const raise = (reference: string) =>
      officer.outcome(
        'raiseActionPoint',
        { reference, text: 'x', owners: [{ role: 'Officer', agencyId: agencies[0] }] },
        'id',
      );
    expect(codeOf(await raise('blank/1'))).toBeUndefined();
    for (const reference of ['blank/1', ' blank/1', 'blank/1 ', '\tblank/1\n'])
      expect(codeOf(await raise(reference))).toBe('reference-taken');
  });

  it('an agency that has left is named for nothing any more', async () => {
    const own = await furnish(officer, 2038);
    await officer.act('endAgencyListing', { agencyId: own.agencyId, until: '2026-01-31' }, 'id');
    const before = product.positions();
    const owners = [{ role: 'Officer', agencyId: own.agencyId }];
    const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
      ['addAgendaItem', { meetingId: own.plannedMeetingId, title: 'x', leads: owners }, 'agency-left'],
      [
        'minuteActionPoint',
        { meetingId: own.openMeetingId, paragraphId: own.paragraphId, text: 'x', owners },
        'agency-left',
      ],
      [
        'recordAttendance',
        { meetingId: own.openMeetingId, present: [{ ...owners[0], capacity: 'BOARD' }], apologies: [], publicCount: 0 },
        'agency-left',
      ],
      ['raiseActionPoint', { reference: 'left/1', text: 'x', owners }, 'agency-left'],
      [
        'appointRepresentative',
        { agencyId: own.agencyId, role: 'Officer', standing: 'MEMBER', from: '2030-01-01' },
        'not-listed',
      ],
      ['endAgencyListing', { agencyId: own.agencyId, until: '2026-02-01' }, 'not-listed'],
    ];
    for (const [field, input, code] of refused)
      expect([field, codeOf(await officer.outcome(field, input, '__typename'))]).toEqual([field, code]);
    expect(product.positions()).toEqual(before);
  });

  it.each([
    '',
    'x'.repeat(201),
    '-1',
    '1',
    'MToxLjA',
    'null',
    '../../x',
    "' OR 1=1 --",
    '{"$gt":""}',
    '\u0000',
    '🙂',
    'MTo5OTk5OTk5OTk5OTk5OTk5OS4wOmNhbWJyaWRnZS1jaXR5',
    'MTotMS4wOmNhbWJyaWRnZS1jaXR5',
  ])('the cursor %#: refused by its code, for reading and for following', async (after) => {
    const client = await product.user('machine client');
    const answer = await client.ask('query($after: Cursor) { actionPointEvents(after: $after) { cursor } }', { after });
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual([
      after === '' || after.length > 200 ? 'BAD_USER_INPUT' : 'BAD_CURSOR',
    ]);
    expect(answer.text).not.toMatch(/INTERNAL|stack/);
  });

  it('never forge a line of the log: each stays one JSON object', async () => {
    const forged = '\n{"level":60,"msg":"forged"}\r\n\u001b[2J\u0000\u2028';
    const visitor = new Visitor(product.url);
    await visitor.signIn(forged, forged);
    await fetch(`${product.url}/%0a%7b%22level%22:60,%22msg%22:%22forged%22%7d`, {
      headers: { 'user-agent': 'x\u2028y'.replace('\u2028', '{"level":60}') },
    }).catch(() => undefined);
    for (const path of [
      '/sign-in/callback?state=%0a{"level":60}&code=%0d%0a',
      '/oidc/auth?client_id=%0a{"level":60}',
      '/oidc/token',
    ])
      await fetch(product.url + path, {
        method: path === '/oidc/token' ? 'POST' : 'GET',
        redirect: 'manual',
        ...(path === '/oidc/token' && { body: new URLSearchParams({ grant_type: forged }) }),
      });
    await officer.outcome('updateActionPoint', { id: forged, note: forged }, 'id');
    await officer.ask(`query ${'Q'} { meeting(id: ${JSON.stringify(forged)}) { id } }`);
    const [, after = ''] = product.program.output().split('The data stays.\n');
    for (const line of after.split('\n').filter(Boolean)) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' });
    }
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(product.program.output()).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });

  it('who acts for an agency that has left reads on, and reports on nothing any more', async () => {
    const police = (await product.user('agency officer')).in('cambridge-city');
    const { actionPoints } = await police.read<{ actionPoints: { nodes: { id: string }[] } }>(
      '{ actionPoints(filter: { open: true, ownerAgencyId: "cambs-constabulary" }, first: 1) { nodes { id } } }',
    );
    const { id } = actionPoints.nodes[0]!;
    expect(codeOf(await police.outcome('updateActionPoint', { id, note: 'While we are here.' }, 'id'))).toBeUndefined();
    await officer.act('endAgencyListing', { agencyId: 'cambs-constabulary', until: '2026-01-31' }, 'id');
    const before = product.positions();
    expect(codeOf(await police.outcome('updateActionPoint', { id, note: 'Too late.' }, 'id'))).toBe('agency-left');
    expect(codeOf(await police.outcome('closeActionPoint', { id, answer: 'Too late.' }, 'id'))).toBe('agency-left');
    expect(product.positions()).toEqual(before);
  });
});
