import { describe, expect, it } from 'vitest';
import type { KnownOfMeeting } from './meeting-file.entering.ts';
import { goodFile, habits, meetingsIn, reading, shown, type ExampleFile } from './meeting-file.examples.ts';
import { meetingsInFile } from './meeting-file.recognising.ts';
import { hasBegun } from './meeting.state.ts';

type Change = (file: ExampleFile) => void;

const read = (change: Change = () => {}, facts: Partial<KnownOfMeeting> = {}) => {
  const file = goodFile();
  change(file);
  return reading(meetingsIn(file)[0]!, facts);
};
const faultsOf = (change: Change, facts?: Partial<KnownOfMeeting>) => shown(read(change, facts).faults);
const warningsOf = (change: Change, facts?: Partial<KnownOfMeeting>) => {
  const { faults, warnings } = read(change, facts);
  expect(shown(faults)).toEqual([]);
  return shown(warnings);
};
const paragraph = (file: ExampleFile) => file.items[1]!['paragraphs'] as Record<string, unknown>[];
const action = (file: ExampleFile) => (paragraph(file)[0]!['actions'] as Record<string, unknown>[])[0]!;

describe('a meeting in a file', () => {
  it('is the meeting that would have been entered by hand', () => {
    const { state, faults, warnings } = read();
    expect([...faults, ...warnings]).toEqual([]);
    if (!hasBegun(state)) throw new Error('It has not begun.');
    expect(state).toMatchObject({ status: 'held', title: 'Board', date: '2020-10-06', closedAt: '11:45' });
    expect(state.agenda.map(({ title }) => title)).toEqual(['Welcome', 'Plan']);
    expect(state.paragraphs.map(({ number, text }) => [number, text])).toEqual([
      ['1.1', 'All were welcomed.'],
      ['2.1', 'The plan was agreed.'],
    ]);
    expect(state.decisions).toMatchObject([{ verb: 'agreed', subject: 'The plan', setsOff: null }]);
    expect(state.actionPoints).toMatchObject([
      { reference: '10/01', text: 'Send it round', owners: [{ agencyId: 'police' }], dueOn: '2021-02-09' },
    ]);
    expect(state.reviews).toMatchObject({ earlier: { outcome: 'closed', response: 'Done' } });
  });

  it('that is to come is scheduled, and nothing more', () => {
    const { state, warnings } = read((file) => {
      Object.assign(file, { minutes: null, reviews: [], agendaPublishedOn: null });
      for (const item of file.items) item['paragraphs'] = [];
    });
    expect([state.status, warnings]).toEqual(['scheduled', []]);
  });

  it('may stand in a list, each with its own places', () => {
    const spoilt = { ...goodFile(), date: '2020-02-30' };
    const [first, second] = meetingsIn({ meetings: [goodFile(), spoilt] });
    expect([reading(first!).faults, shown(reading(second!).faults)]).toEqual([[], ['meetings[1].date: no-such-date']]);
  });

  it.each<[string, Change, readonly string[], Partial<KnownOfMeeting>?]>([
    ['a day that does not exist', (f) => (f.date = '2020-02-30'), ['date: no-such-date']],
    [
      'an hour that clocks leave out',
      (f) => Object.assign(f, { date: '2021-03-28', startsAt: '01:30' }),
      ['startsAt: no-such-time'],
    ],
    ['an end before its start', (f) => (f.endsAt = '09:00'), ['endsAt: ends-before-start']],
    ['a group nobody knows', (f) => (f.group = 'Bored'), ['group: unknown-group'], { group: null }],
    [
      'a text of 100,000 characters',
      (f) => (paragraph(f)[0]!['text'] = 'x'.repeat(100_000)),
      ['items[1].paragraphs[0].text: too-long'],
    ],
    ['half a surrogate pair', (f) => (f.items[0]!['title'] = 'a\ud83d'), ['items[0]: unreadable-text']],
    ['too many minutes of time', (f) => (f.items[0]!['minutes'] = 601), ['items[0].minutes: no-such-length']],
    [
      'an owner that is no agency here',
      (f) => (action(f)['owners'] = [{ role: 'Officer', agency: 'Strangers' }]),
      ['items[1].paragraphs[0].actions[0].owners[0].agency: unknown-agency (Strangers)'],
    ],
    [
      'an owner that has left',
      (f) => (action(f)['owners'] = [{ role: 'Officer', agency: 'BeNCH CRC' }]),
      ['items[1].paragraphs[0].actions[0].owners[0].agency: agency-left (BeNCH CRC)'],
    ],
    ['no owner', (f) => (action(f)['owners'] = []), ['items[1].paragraphs[0].actions[0].owners: no-owner']],
    [
      'a due date that does not exist',
      (f) => (action(f)['dueOn'] = '2021-02-29'),
      ['items[1].paragraphs[0].actions[0].dueOn: no-such-date'],
    ],
    [
      'a reference twice',
      (f) => (paragraph(f)[0]!['actions'] = [action(f), action(f)]),
      ['items[1].paragraphs[0].actions[1].reference: reference-twice (10/01)'],
    ],
    [
      'a reference of the register',
      () => {},
      ['items[1].paragraphs[0].actions[0].reference: reference-in-register (10/01)'],
      { references: new Set(['10/01']) },
    ],
    [
      'a decision without a quorum',
      () => {},
      ['items[1].paragraphs[0].decisions[0]: inquorate'],
      habits({ quorumAgencies: 3 }),
    ],
    ['minutes without anybody there', (f) => (f.minutes = null), ['items[0]: no-attendance']],
    [
      'a review without an answer',
      (f) => (f.reviews = [{ reference: '02/01', outcome: 'closed' }]),
      ['reviews[0].response: empty-text'],
    ],
    [
      'somebody who came for no item',
      (f) => (f.minutes!['absent'] = [{ role: 'Chair', from: '9' }]),
      ['minutes.absent[0].from: unknown-item (9)'],
    ],
    ['no paragraphs and no items', (f) => (f.items = []), ['items: empty-agenda']],
  ])('is refused by its place: %s', (_, change, faults, facts) => expect(faultsOf(change, facts)).toEqual(faults));

  it.each<[string, Change, readonly string[], Partial<KnownOfMeeting>?]>([
    [
      'times that don’t add up',
      (f) => (f.items[0]!['minutes'] = 15),
      ['items: times-dont-add-up (115 of 110 minutes)'],
    ],
    [
      'a total that isn’t the sum',
      (f) => Object.assign(f, { totalMinutes: 100 }),
      ['totalMinutes: total-not-the-sum (100; 110)'],
    ],
    [
      'items that overlap',
      (f) => f.items.forEach((item) => Object.assign(item, { startsAt: '10:05' })),
      ['items[1].startsAt: items-overlap (10:05; 10:15)'],
    ],
    [
      'an item that ends elsewhere',
      (f) => Object.assign(f.items[0]!, { startsAt: '10:00', endsAt: '10:20' }),
      ['items[0].endsAt: times-dont-add-up (10:00–10:20; 10 minutes)'],
    ],
    [
      'an item after the end',
      (f) => Object.assign(f.items[0]!, { startsAt: '11:45' }),
      ['items[0].startsAt: outside-the-meeting (11:45–11:55; 10:00–11:50)'],
    ],
    [
      'a quorum not met',
      (f) => (paragraph(f)[0]!['decisions'] = []),
      ['minutes.present: quorum-not-met (2 of 3)'],
      habits({ quorumAgencies: 3 }),
    ],
    [
      'an owner who isn’t in the minute',
      (f) => (f.minutes!['present'] = [{ role: 'Chair', agency: 'Cambridgeshire County Council', capacity: 'board' }]),
      ['items[1].paragraphs[0].actions[0].owners[0]: owner-not-in-minute (Cambridgeshire Constabulary)'],
      habits({ quorumAgencies: 1 }),
    ],
    [
      'two names for one group',
      (f) =>
        Object.assign(paragraph(f)[0]!, {
          text: 'The County Strategic Safety Board met. So did the County Community Safety Strategic Board.',
        }),
      [
        'items[1].paragraphs[0].text: two-names (County Strategic Safety Board; County Community Safety Strategic Board)',
      ],
    ],
    [
      'another name than the chosen group’s',
      (f) => (f.group = 'The Partnership'),
      ['group: two-names (The Partnership; Board)'],
    ],
    [
      'another name of an agency, once',
      (f) =>
        (f.items[0]!['leads'] = [
          { role: 'Chair', agency: 'cambridgeshire constabulary' },
          { role: 'Vice Chair', agency: 'cambridgeshire constabulary' },
        ]),
      ['items[0].leads[0].agency: another-name (Cambridgeshire Constabulary)'],
    ],
    [
      'an agency that isn’t listed',
      (f) => (f.items[0]!['leads'] = [{ role: 'Chair', agency: 'Strangers' }]),
      ['items[0].leads[0].agency: agency-not-listed (Strangers)'],
    ],
    [
      'a review of no action point',
      (f) => (f.reviews = [{ reference: '99/99', outcome: 'closed' }]),
      ['reviews[0].reference: no-such-action-point (99/99)'],
    ],
    [
      'a reference that follows no scheme',
      (f) => (action(f)['reference'] = 'AP7'),
      ['items[1].paragraphs[0].actions[0].reference: another-reference (10/01)'],
    ],
    [
      'a reference before those that are taken',
      () => {},
      ['items[1].paragraphs[0].actions[0].reference: another-reference (10/04)'],
      { firstFreeNumber: 4 },
    ],
    [
      'another number of a paragraph',
      (f) => (paragraph(f)[0]!['number'] = '2.7'),
      ['items[1].paragraphs[0].number: another-number (2.1)'],
    ],
    ['another number of an item', (f) => (f.items[1]!['number'] = '3'), ['items[1].number: another-number (2)']],
    ['no title', (f) => delete f.items[1]!['title'], ['items: no-title (2)']],
    [
      'one agency there and away',
      (f) =>
        (f.minutes!['apologies'] = [{ role: 'Officer', agency: 'Cambridgeshire Constabulary', capacity: 'board' }]),
      ['minutes.apologies[0]: there-and-away (Cambridgeshire Constabulary)'],
    ],
    [
      'no day of publication',
      (f) => Object.assign(f, { agendaPublishedOn: null }),
      ['agendaPublishedOn: publication-unknown'],
    ],
    [
      'published too late',
      (f) => (f.agendaPublishedOn = '2020-10-07'),
      ['agendaPublishedOn: published-after-meeting (2020-10-07)'],
    ],
    ['no end', (f) => delete f.minutes!['closedAt'], ['minutes.closedAt: no-closing-time']],
    ['minutes of a day to come', () => {}, ['date: not-yet (2020-10-06)'], { today: '2020-10-01' }],
    ['a day on which the group meets already', () => {}, ['date: meets-then (2020-10-06)'], { meetsThen: true }],
    [
      'due before it was minuted',
      (f) => (action(f)['dueOn'] = '2020-01-01'),
      ['items[1].paragraphs[0].actions[0].dueOn: due-before-meeting (2020-01-01)'],
    ],
    [
      'what nobody takes in',
      (f) => Object.assign(f.items[0]!, { mood: 'good', colour: 'blue' }),
      ['items[0]: not-taken-in (mood, colour)'],
    ],
  ])('is to be looked at: %s', (_, change, warnings, facts) => expect(warningsOf(change, facts)).toEqual(warnings));

  it('reviews nothing before it is held', () => {
    const change: Change = (file) => {
      file.minutes = null;
      for (const item of file.items) item['paragraphs'] = [];
    };
    expect(warningsOf(change)).toEqual(['reviews: reviews-without-minutes (02/01)']);
  });

  it('keeps references and running numbers that leave some out, and says in the text what the papers call another', () => {
    const { state, warnings } = read(
      (file) => {
        (file.items[0]!['paragraphs'] as Record<string, unknown>[])[0]!['number'] = '98';
        Object.assign(paragraph(file)[0]!, { number: '99', actions: [] });
        const owners = [{ role: 'Officer', agency: 'Cambridgeshire Constabulary' }];
        const points = ['2020/14', 'AP7', '2020/16'].map((reference) => ({ reference, text: 'Do it', owners }));
        paragraph(file).push({ number: '100', text: 'More', actions: points });
      },
      { ...habits({ minuteNumbering: 'running', actionReferences: 'year-and-number' }), firstFreeNumber: 3 },
    );
    if (!hasBegun(state)) throw new Error('It has not begun.');
    expect(state.paragraphs.map(({ number }) => number)).toEqual(['98', '99', '100']);
    expect(state.actionPoints.map(({ reference, text }) => [reference, text])).toEqual([
      ['2020/14', 'Do it'],
      ['2020/15', 'Do it (in the papers: AP7)'],
      ['2020/16', 'Do it'],
    ]);
    expect(shown(warnings)).toEqual(['items[1].paragraphs[1].actions[1].reference: another-reference (2020/15)']);
  });
});

describe('a file', () => {
  it.each([
    ['', 'file: no-meeting-file'],
    ['{', 'file: no-meeting-file'],
    ['"text"', 'file: no-meeting-file'],
    ['['.repeat(100_000), 'file: no-meeting-file'],
    ['{"meetings":[]}', 'meetings: missing'],
    [
      '{"date":"2020-10-06","startsAt":10,"endsAt":"11:00"}',
      'startsAt: wrong-kind (Invalid input: expected string, received number)',
    ],
    ['{"partnership":"X","minutes":{"meeting":"2020"}}', 'minutes.end: missing'],
  ])('that can’t be read is refused: %.60s', (text, first) => {
    const recognised = meetingsInFile(text);
    expect('faults' in recognised && shown(recognised.faults)[0]).toBe(first);
  });

  it('that goes deeper than an agenda is refused, and what is deepest doesn’t matter', () => {
    const [meeting] = meetingsIn({
      ...goodFile(),
      items: [{ title: 'A', subItems: [{ title: 'B', subItems: [{}] }] }],
    });
    expect(shown(reading(meeting!).faults)).toEqual(['items[0].subItems[0]: too-deep']);
    const deep = JSON.stringify(goodFile()).replace('{', `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)},`);
    expect('meetings' in meetingsInFile(deep)).toBe(true);
  });

  it('of 10,001 items has a bounded answer', () => {
    const items = Array.from({ length: 10_001 }, (_, n) => ({ title: `Item ${n}` }));
    const { faults } = reading(meetingsIn({ ...goodFile(), items })[0]!);
    expect(faults).toHaveLength(200);
    expect(shown(faults)[0]).toBe('items[500]: too-many-items');
  });

  it('that names thousands of groups has the first of them held against each other', () => {
    const letters = (n: number) => [...String(n)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
    const paragraphs = Array.from({ length: 2_000 }, (_, n) => ({ text: `The ${letters(n)} Safety Board met.` }));
    paragraphs.splice(1, 0, { text: 'The Greater A Safety Board met.' });
    paragraphs.push({ text: 'The Greater AAA Safety Board met.' }, { text: 'The AAA Safety Board met.' });
    const { warnings } = reading(meetingsIn({ ...goodFile(), items: [{ title: 'Groups', paragraphs }] })[0]!);
    expect(shown(warnings).filter((one) => one.includes('two-names'))).toEqual([
      'items[0].paragraphs[1].text: two-names (A Safety Board; Greater A Safety Board)',
    ]);
  });
});
