import { describe, expect, it } from 'vitest';
import { readActionTable } from './action-table.reading.ts';

const known = {
  agencies: [
    { id: 'police', name: 'Cambridgeshire Constabulary', until: null },
    { id: 'council', name: 'Cambridge City Council', until: null },
    { id: 'crc', name: 'Probation: BeNCH', until: '2020-06-25' },
  ],
  references: new Set(['02/01']),
  today: '2020-10-06',
};
const headings = ['Ref', 'Action', 'Owner', 'Due', 'Raised', 'Status', 'Response', 'Closed'];
const police = 'Cambridgeshire Constabulary: Chief Inspector';
const cells = ['02/02', 'Send the figures', police, '6/10/2020', '11 February 2020', 'Open', '', ''];
/** A good row, but for these cells. */
const row = (changes: Partial<Record<string, string>> = {}): string[] =>
  cells.map((cell, place) => changes[headings[place]!] ?? cell);
const read = (...rows: readonly (readonly string[])[]) => readActionTable([headings, ...rows], known);
const findings = (list: readonly { row: number; column: string | null; code: string }[]) =>
  list.map(({ row: at, column, code }) => `${at} ${column} ${code}`);
const faultsOf = (changes: Partial<Record<string, string>>) => findings(read(row(changes)).faults);
const warningsOf = (changes: Partial<Record<string, string>>) => {
  const { faults, warnings } = read(row(changes));
  expect(faults).toEqual([]);
  return findings(warnings);
};

describe('a row of an action table', () => {
  it('is an action point, with its owners, dates and response', () => {
    const owner = `${police}; Cambridge City Council: Officer (minutes)`;
    const closed = { Owner: owner, Status: 'Closed', Response: ' Sent in March ', Closed: '20.3.20' };
    expect(read(row(closed))).toEqual({
      points: [
        {
          reference: '02/02',
          text: 'Send the figures',
          owners: [
            { agencyId: 'police', role: 'Chief Inspector' },
            { agencyId: 'council', role: 'Officer (minutes)' },
          ],
          dueOn: '2020-10-06',
          raisedOn: '2020-02-11',
          response: 'Sent in March',
          closedOn: '2020-03-20',
        },
      ],
      faults: [],
      warnings: [],
    });
  });

  it('is open from today, for the next meeting, where nothing else is said', () =>
    expect(read(row({ Due: 'Next meeting', Raised: '', Status: '' })).points).toMatchObject([
      { dueOn: null, raisedOn: '2020-10-06', response: null, closedOn: null },
    ]));

  it('is skipped when it is blank', () => expect(read(['', ' '], row(), []).points).toHaveLength(1));

  it.each([
    [{ Ref: '' }, ['2 Ref empty-text']],
    [{ Ref: 'x'.repeat(21) }, ['2 Ref too-long']],
    [{ Ref: '02/01' }, ['2 Ref reference-taken']],
    [{ Action: 'x'.repeat(100_000) }, ['2 Action too-long']],
    [{ Action: 'a\u0000b' }, ['2 Action unreadable-text']],
    [{ Owner: '' }, ['2 Owner no-owner']],
    [{ Owner: 'Cambridge Police: Officer' }, ['2 Owner unknown-agency']],
    [{ Owner: 'Probation: BeNCH: Officer' }, ['2 Owner agency-left']],
    [{ Owner: Array(11).fill(police).join(';') }, ['2 Owner too-many-owners']],
    [{ Owner: `Cambridge City Council: ${'x'.repeat(201)}` }, ['2 Owner too-long']],
    [{ Due: '30/02/2021' }, ['2 Due no-such-date']],
    [{ Due: '2/13/2021' }, ['2 Due no-such-date']],
    [{ Due: 'soon' }, ['2 Due no-such-date']],
    [{ Raised: '7/10/2020' }, ['2 Raised not-yet']],
    [{ Status: 'amber' }, ['2 Status unknown-status']],
    [{ Status: 'Done' }, ['2 Response empty-text']],
    [{ Status: 'Done', Response: 'Sent', Closed: '7/10/2020' }, ['2 Closed not-yet']],
    [{ Response: 'x'.repeat(4_001) }, ['2 Response too-long']],
    [{ Ref: '', Action: '', Due: 'soon' }, ['2 Ref empty-text', '2 Action empty-text', '2 Due no-such-date']],
  ])('is refused by row and column: %.60j', (changes, faults) => expect(faultsOf(changes)).toEqual(faults));

  it.each([
    [{ Owner: 'the CAMBRIDGE city council: Officer' }, ['2 Owner another-name']],
    [{ Owner: 'Cambridge City Council' }, ['2 Owner no-role']],
    [{ Due: '1/10/2020' }, ['2 Due overdue']],
    [{ Due: '1/2/2020' }, ['2 Due due-before-raised']],
    [{ Status: 'Done', Response: 'Sent', Closed: '1/2/2020' }, ['2 Closed closed-before-raised']],
  ])('warns of what will surprise: %j', (changes, warnings) => expect(warningsOf(changes)).toEqual(warnings));

  it('has more cells than there are headings', () =>
    expect(findings(read([...row(), 'more']).faults)).toEqual(['2 null too-many-cells']));

  it('has a reference that an earlier one has', () =>
    expect(findings(read(row(), row({ Ref: '02/03' }), row()).faults)).toEqual(['4 Ref reference-twice']));

  it.each([
    ['2020-10-06', '2020-10-06'],
    ['6/10/2020', '2020-10-06'],
    ['06-10-20', '2020-10-06'],
    ['6th October 2020', '2020-10-06'],
    ['06 Oct 2020', '2020-10-06'],
    ['29 February 2024', '2024-02-29'],
  ])('has a date as people write it: %s', (Due, dueOn) => expect(read(row({ Due })).points).toMatchObject([{ dueOn }]));
});

describe('the headings of an action table', () => {
  it('may stand in any order and be called as boards call them', () => {
    const table = [
      ['Lead officer', ' REFERENCE ', 'Action  point'],
      [police, '02/02', 'Send the figures'],
    ];
    expect(readActionTable(table, known)).toMatchObject({ points: [{ reference: '02/02' }], faults: [], warnings: [] });
  });

  it('are missing, there twice or mean nothing', () => {
    expect(findings(readActionTable([], known).faults)).toEqual([
      '1 reference no-such-column',
      '1 action no-such-column',
      '1 owner no-such-column',
    ]);
    const { faults, warnings } = readActionTable([['Ref', 'No.', 'Action', 'Owner', 'RAG', '']], known);
    expect(findings(faults)).toEqual(['1 No. column-twice']);
    expect(findings(warnings)).toEqual(['1 RAG unknown-column']);
  });
});
