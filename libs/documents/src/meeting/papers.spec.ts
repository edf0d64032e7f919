import { describe, expect, it } from 'vitest';
import type { Block, Paper } from '../paper.ts';
import { cambridge, february, october } from './meeting.examples.ts';
import { meetingOf, meetingOfPublic, type Meeting } from './meeting.ts';
import { fileNameOf, paperOf, type KindOfPaper, type PaperInput } from './papers.ts';

const paper = (kind: KindOfPaper, input: Partial<PaperInput> = {}): Paper =>
  paperOf(kind, { meeting: february, partnership: cambridge, ...input })!;
const blocks = <Type extends Block['type']>({ blocks: all }: Paper, type: Type) =>
  all.filter((block): block is Extract<Block, { type: Type }> => block.type === type);

describe('the minutes', () => {
  it('have the people in lists, the board first, with whom they stand in for', () => {
    const [{ columns }] = blocks(paper('minutes'), 'columns') as [Extract<Block, { type: 'columns' }>];
    expect(columns.map(({ title }) => title)).toEqual([
      'Present: board',
      'Present: members',
      'Present: others',
      'Apologies: board',
      'Apologies: members',
      'Apologies: others',
    ]);
    expect(columns[0]!.lines).toContain('Priority Lead Officer, Cambridgeshire Constabulary (for Chief Inspector)');
  });

  it('number every paragraph under its item, each decision and action right after the paragraph that records it', () => {
    const { blocks: all } = paper('minutes');
    expect(blocks(paper('minutes'), 'paragraph').flatMap(({ number }) => number ?? [])).toEqual(
      february.minutes.map(({ number }) => number),
    );
    const at = all.findIndex((block) => block.type === 'paragraph' && block.number === '3.1');
    expect(all[at + 1]).toEqual({ type: 'outcome', label: 'Agreed', text: 'the minutes of 17 October 2019' });
    const action = all.findIndex((block) => block.type === 'paragraph' && block.number === '4.2');
    expect(all[action + 1]).toMatchObject({ type: 'outcome', label: 'Action 02/01' });
  });

  it('end with the action table, the alterations and the seal', () => {
    const [interests, actions, alterations, corrections] = blocks(paper('minutes'), 'table');
    expect(actions!.head).toEqual(['Reference', 'Paragraph', 'Action', 'Lead', 'Due']);
    expect(actions!.rows[1]).toEqual([
      '02/02',
      '6.3.1',
      'Ask why the repeat rate of East Cambridgeshire is high',
      'Officer, Cambridgeshire County Council Research Group\nVice Chair, Cambridgeshire County Council',
      'Next meeting',
    ]);
    expect(interests!.rows[0]!.slice(2)).toEqual(['Pecuniary: the post is paid from the plan', 'Left the room']);
    expect(alterations!.rows).toHaveLength(1);
    expect(corrections!.rows[0]!.slice(-2)).toEqual(['20 October 2020', '0f1e 2d3c 4b5a 6978']);
    expect(blocks(paper('minutes'), 'outcome').at(-1)!.text).toBe(
      'the Community Safety Plan 2020-2021, with the operational groups added (recommendation 2.1; votes for 5, against 1, abstained 0)',
    );
    expect(blocks(paper('minutes'), 'note').at(-1)!.text).toContain(
      'Sealed as no. 7 of this partnership: 1a2b 3c4d 5e6f 7081. Its corrections are sealed up to no. 2: 9f8e 7d6c 5b4a 3928. Whether',
    );
  });

  it.each([
    ['DRAFT', 'Draft: not yet agreed'],
    ['CIRCULATED', 'Circulated: not yet agreed'],
  ] as const)('that are %s say so at their beginning and on each page', (minutesStatus, words) => {
    const draft = paper('minutes', { meeting: { ...february, minutesStatus, agreed: null, sealed: null } });
    expect(blocks(draft, 'standing')).toEqual([{ type: 'standing', text: words }]);
    expect(draft.mark).toBe(words);
  });

  it('hold what was said of them until they are agreed', () => {
    const comments = [
      {
        paragraphId: february.minutes[0]!.id,
        agencyName: 'Cambridgeshire Constabulary',
        text: 'Not so',
        on: '2020-03-02',
      },
      { paragraphId: null, agencyName: null, text: 'Very <full>', on: '2020-03-03' },
    ];
    const draft: Meeting = { ...february, minutesStatus: 'CIRCULATED', agreed: null, sealed: null, comments };
    expect(blocks(paper('minutes', { meeting: draft }), 'table').at(-1)!.rows).toEqual([
      [february.minutes[0]!.number, 'Cambridgeshire Constabulary', 'Not so', '2 March 2020'],
      ['All', 'The partnership', 'Very <full>', '3 March 2020'],
    ]);
    const agreed = paper('minutes', { meeting: { ...february, comments } });
    expect(JSON.stringify(agreed)).not.toContain('Not so');
  });

  it('say how they were agreed', () => {
    const correct = { ...february, agreed: { ...february.agreed!, asCorrectRecord: true, alterations: [] } };
    expect(blocks(paper('minutes', { meeting: correct }), 'standing')[0]!.text).toBe(
      'Agreed as a correct record on 6 October 2020',
    );
    expect(blocks(paper('minutes'), 'standing')[0]!.text).toBe(
      'Agreed on 6 October 2020 with 1 alteration, listed at the end',
    );
  });

  it('are none before there are any', () => {
    expect(paperOf('minutes', { meeting: october, partnership: cambridge })).toBeUndefined();
  });
});

describe('the agenda', () => {
  it('lists items and sub-items with purpose, leads and minutes', () => {
    const [table] = blocks(paper('agenda'), 'table');
    expect(table!.head).toEqual(['No.', 'Item', 'Purpose', 'Lead', 'Minutes']);
    expect(table!.rows.map(([number]) => number)).toEqual(['1', '3', '4', '6', '6.1', '6.3', '8']);
    expect(table!.rows[5]).toEqual(['6.3', 'Domestic abuse', 'Verbal update', 'Chair', '10']);
  });

  it('leaves out columns that have nothing in them', () => {
    const agenda = february.agenda.map((item) => ({ ...item, minutesAllotted: null, purpose: null, subItems: [] }));
    expect(blocks(paper('agenda', { meeting: { ...february, agenda } }), 'table')[0]!.head).toEqual([
      'No.',
      'Item',
      'Lead',
    ]);
  });

  it('notes changes of date and a cancellation', () => {
    const cancelled = paper('agenda', { meeting: { ...february, cancelled: true } });
    expect(blocks(cancelled, 'note')[0]!.text).toBe(
      'Change of date from 4 February 2020 to 11 February 2020: the room was taken',
    );
    expect(blocks(cancelled, 'standing')[0]!.text).toBe('This meeting was cancelled');
  });
});

describe('the action table', () => {
  it('has what is gone through, with what the meeting made of it, and what was raised', () => {
    const [review, raised] = blocks(paper('actions'), 'table');
    expect(review!.rows[0]!.at(-1)).toBe('Closed: shared with the partnership on 13 November 2019');
    expect(raised!.rows).toHaveLength(2);
    const before = { ...february.review[0]!, outcome: null };
    const open = paper('actions', { meeting: { ...february, review: [before] } });
    expect(blocks(open, 'table')[0]!.rows[0]!.at(-1)).toBe('Closed: shared with the partnership');
  });

  it('begins with what happened since the last meeting', () => {
    const sinceLast = {
      date: '2019-10-17',
      happenings: [{ on: '2019-11-13', text: 'Action point 10/01 was closed.' }],
    };
    const table = paper('actions', { meeting: { ...february, sinceLast } });
    expect(blocks(table, 'heading')[1]).toMatchObject({ text: 'Since the last meeting, 17 October 2019' });
    expect(blocks(table, 'table')[0]!.rows).toEqual([['13 November 2019', 'Action point 10/01 was closed.']]);
    const nothing = paper('actions', { meeting: { ...february, sinceLast: { ...sinceLast, happenings: [] } } });
    expect(blocks(nothing, 'table')).toHaveLength(2);
  });

  it('is none where there are no action points', () => {
    expect(paperOf('actions', { meeting: { ...october, review: [] }, partnership: cambridge })).toBeUndefined();
  });
});

describe('a pack', () => {
  it('is agenda, action table and last minutes, each on a page of its own, behind their contents', () => {
    const pack = paper('pack', { meeting: october, last: february });
    expect(blocks(pack, 'heading').flatMap(({ level, text }) => (level === 1 ? text : []))).toEqual([
      'Board: papers for 6 October 2020',
      'Board: agenda for 6 October 2020',
      'Board: action table for 6 October 2020',
      'Board: minutes of 11 February 2020',
    ]);
    expect(blocks(pack, 'new-page')).toHaveLength(3);
  });

  it('with a restricted item is marked on each page and in its name; without one it is not', () => {
    const input = { meeting: october, partnership: cambridge, last: february };
    expect(paperOf('pack', input)!.mark).toBe('Restricted: not for publication');
    expect(fileNameOf('pack', input)).toBe('cambridge-city-2020-10-06-pack-restricted');
    const open = { ...input, meeting: { ...october, agenda: february.agenda } };
    expect(paperOf('pack', open)!.mark).toBeUndefined();
    expect(fileNameOf('pack', open)).toBe('cambridge-city-2020-10-06-pack');
  });

  it('is marked when only the last minutes hold something restricted', () => {
    const input = { meeting: { ...october, agenda: february.agenda }, partnership: cambridge };
    const last = { ...february, agenda: october.agenda };
    expect(paperOf('pack', { ...input, last })!.mark).toBe('Restricted: not for publication');
  });
});

it('a group that is called as its partnership is not named twice', () => {
  const { title, foot } = paper('minutes', { meeting: { ...february, title: cambridge.name } });
  expect(title).toBe('Minutes of 11 February 2020, Cambridge Community Safety Partnership');
  expect(foot).toBe('Cambridge Community Safety Partnership. Minutes of 11 February 2020');
});

it('the graph’s two kinds of meeting become one', () => {
  expect(meetingOf({ id: 'a', stage: 'CANCELLED' })).toEqual({ id: 'a', cancelled: true });
  expect(meetingOfPublic({ id: 'a', minutesAgreed: true })).toEqual({ id: 'a', minutesStatus: 'AGREED', review: [] });
});
