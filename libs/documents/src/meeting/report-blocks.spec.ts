import { describe, expect, it } from 'vitest';
import type { Block } from '../paper.ts';
import { cambridge, february, october } from './meeting.examples.ts';
import type { Meeting } from './meeting.ts';
import { fileNameOf, paperOf } from './papers.ts';
import { reportFileName, reportPaper } from './report-blocks.ts';
import type { Report } from './report.ts';

const [first] = february.agenda;
const theft: Report = {
  ...{ id: 'theft', itemId: first!.id, item: '1', status: 'SUBMITTED' },
  author: { role: 'Chief Inspector', agencyName: 'Cambridgeshire Constabulary' },
  files: [],
  current: {
    ...{ number: 2, subject: 'Cycle theft', purpose: 'To agree what is done.', submittedOn: '2020-02-05' },
    sections: [{ heading: 'Background', text: 'Reports rose.\r\n\r\nBy a third. ' }],
    recommendations: ['That racks be lit', 'That marking days be held'],
    ...{ contact: null, marking: 'OFFICIAL', restricted: false, late: true, lateBecause: 'The figures came late' },
  },
};
const secret: Report = {
  ...{ ...theft, id: 'secret' },
  current: { ...theft.current!, subject: 'SECRET', restricted: true, restrictedBecause: 'It names a victim' },
};
const withReports = (...reports: readonly Report[]): Meeting => ({ ...february, reports });
const printed = (kind: 'agenda' | 'minutes' | 'pack', ...reports: readonly Report[]) =>
  paperOf(kind, { meeting: withReports(...reports), partnership: cambridge })!;
const texts = (blocks: readonly Block[], type: string) =>
  blocks.flatMap((one) =>
    one.type === type && 'text' in one ? [[('number' in one && one.number) || '', one.text]] : [],
  );

describe('the paper for an item', () => {
  it('says to whom, from whom and in which version, and numbers what it says', () => {
    const { blocks, mark, foot } = reportPaper('theft', withReports(theft), cambridge)!;
    expect(foot).toBe('Cambridge Community Safety Partnership. Board: paper for item 1 of 11 February 2020');
    expect(mark).toBeUndefined();
    expect(blocks.find(({ type }) => type === 'facts')).toMatchObject({
      rows: [
        ['To', 'Board, Tuesday 11 February 2020'],
        ['From', 'Chief Inspector, Cambridgeshire Constabulary'],
        ['Version', '2, 5 February 2020'],
        ['Marking', 'OFFICIAL'],
      ],
    });
    expect(texts(blocks, 'standing')).toEqual([['', 'Late: The figures came late']]);
    expect(texts(blocks, 'heading')).toEqual([
      ['', 'Item 1: Cycle theft'],
      ['1', 'Purpose'],
      ['2', 'Background'],
      ['3', 'Recommendations'],
    ]);
    expect(texts(blocks, 'paragraph')).toEqual([
      ['1.1', 'To agree what is done.'],
      ['2.1', 'Reports rose.'],
      ['2.2', 'By a third. '],
    ]);
    expect(blocks.at(-1)).toMatchObject({ label: 'Recommendation 2', text: 'That marking days be held' });
    expect(reportFileName('theft', withReports(theft), cambridge)).toBe('cambridge-city-2020-02-11-item-1-paper');
  });

  it('lists what is attached by name and content', () => {
    const files = [{ name: 'Figures.xlsx', mediaType: 'XLSX', sizeBytes: 18_432, digest: 'abcdef01'.repeat(8) }];
    const { blocks } = reportPaper('theft', withReports({ ...theft, files }), cambridge)!;
    expect(blocks.at(-1)).toMatchObject({
      ...{ type: 'table', rows: [['Figures.xlsx', 'XLSX', '18,432', Array(8).fill('abcdef01').join(' ')]] },
    });
  });

  it('is marked where it, or its item, is restricted', () => {
    const mark = 'Restricted: not for publication';
    expect(reportPaper('secret', withReports(secret), cambridge)!.mark).toBe(mark);
    const agenda = [{ ...first!, restricted: true }];
    expect(reportPaper('theft', { ...withReports(theft), agenda }, cambridge)!.mark).toBe(mark);
  });

  it('is none before it is there, once it is withdrawn, or when its item is gone', () => {
    for (const change of [{ status: 'EXPECTED', current: null }, { status: 'WITHDRAWN' }, { item: null }] as const)
      expect(reportPaper('theft', withReports({ ...theft, ...change }), cambridge)).toBeUndefined();
    expect(reportPaper('another', withReports(theft), cambridge)).toBeUndefined();
  });
});

it('the agenda says which papers are there, late, restricted or to follow', () => {
  const waited: Report = { ...theft, id: 'waited', status: 'EXPECTED', current: null };
  const withdrawn: Report = { ...theft, id: 'withdrawn', status: 'WITHDRAWN' };
  const table = printed('agenda', theft, secret, waited, withdrawn).blocks.find(({ type }) => type === 'table');
  expect((table as Extract<Block, { type: 'table' }>).rows[0]![1]).toBe(
    `${first!.title}\nPaper: Cycle theft (late)\nPaper: SECRET (late, restricted)\nPaper to follow`,
  );
});

describe('the pack', () => {
  it('has them behind the agenda, each on a page of its own and in the contents', () => {
    const { blocks } = paperOf('pack', {
      meeting: { ...withReports(theft, secret), review: [] },
      partnership: cambridge,
    })!;
    const top = blocks.flatMap((one) => (one.type === 'heading' && one.level === 1 ? one.text : []));
    expect(top.slice(1)).toEqual([
      'Board: agenda for 11 February 2020',
      'Item 1: Cycle theft',
      'Item 1: SECRET',
      'Board: action table for 11 February 2020',
    ]);
    expect(blocks.filter(({ type }) => type === 'new-page')).toHaveLength(4);
  });

  it('is marked and named for a restricted one, as the agenda is and the minutes are not', () => {
    const input = { meeting: withReports(secret), partnership: cambridge };
    expect(fileNameOf('pack', input)).toBe('cambridge-city-2020-02-11-pack-restricted');
    expect(printed('agenda', secret).mark).toBe('Restricted: not for publication');
    expect(printed('minutes', secret).mark).toBeUndefined();
    expect(printed('pack', theft).mark).toBeUndefined();
    expect(paperOf('pack', { meeting: { ...october, agenda: [] }, partnership: cambridge })!.mark).toBeUndefined();
  });
});
