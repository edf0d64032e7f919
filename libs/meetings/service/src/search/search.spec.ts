import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const query = `query ($search: SearchInput!, $first: Int, $offset: Int) {
  searchMeetings(search: $search, first: $first, offset: $offset) {
    total nodes { meetingId meetingTitle date kind id number text } } }`;

const held = async () => {
  const desk = new Desk();
  const earlier = await desk.open('2020-10-06');
  const first = await desk.minute(earlier.id, earlier.item, 'Burglary of dwellings had risen');
  await desk.raise(earlier.id, first, 'Write to residents about burglary');
  await desk.minute(earlier.id, earlier.restricted, 'SECRET burglary of a witness');
  const later = await desk.open('2021-02-09');
  await desk.minute(later.id, later.item, 'Burglary fell again');
  await desk.change('recordKeyMessages', { meetingId: later.id, messages: ['Lock up against burglars'] });
  const search = async (sought: object, asking = askingAs('support-officer'), page: object = {}) =>
    (await desk.query(query, asking, { search: { words: '', ...sought }, ...page }))['searchMeetings']!;
  const texts = async (...given: Parameters<typeof search>) =>
    (await search(...given))['nodes']!.map(({ text }) => String(text));
  return { desk, earlier, later, search, texts };
};

describe('search', () => {
  it('finds words wherever papers say them, the latest meeting first', async () => {
    const { search, later, earlier } = await held();
    const found = await search({ words: 'burglar' });
    expect(found).toMatchObject({
      total: 5,
      nodes: [
        { meetingId: later.id, kind: 'MINUTE', number: '1.1', text: 'Burglary fell again', date: '2021-02-09' },
        { kind: 'KEY_MESSAGE', number: null },
        { meetingId: earlier.id, kind: 'MINUTE', number: '1.1', meetingTitle: 'Board' },
        { kind: 'MINUTE', number: '2.1' },
        { kind: 'ACTION_POINT', number: '10/01', text: 'Write to residents about burglary' },
      ],
    });
  });

  it('keeps restricted items from those who may not see them', async () => {
    const { texts } = await held();
    expect(await texts({ words: 'burglary' }, askingAs('member'))).toContain('SECRET burglary of a witness');
    expect(await texts({ words: 'burglary' }, askingAs('agency-officer'))).not.toContain(
      'SECRET burglary of a witness',
    );
    expect(await texts({ words: 'secret' }, askingAs('agency-officer'))).toEqual([]);
  });

  it('can be narrowed to days and to what an agency is to do', async () => {
    const { texts } = await held();
    expect(await texts({ words: 'burglary', from: '2021-01-01' })).toEqual(['Burglary fell again']);
    expect(await texts({ words: 'fell', to: '2020-12-31' })).toEqual([]);
    expect(await texts({ agencyId: 'police' })).toEqual(['Write to residents about burglary']);
    expect(await texts({ words: 'fell', agencyId: 'police' })).toEqual([]);
  });

  it('gives a page at a time, and nothing for no words', async () => {
    const { search, texts } = await held();
    expect(await texts({ words: 'burglar' }, askingAs('member'), { first: 1, offset: 1 })).toEqual([
      'Lock up against burglars',
    ]);
    expect(await search({ words: ' \u200b ' })).toMatchObject({ total: 0, nodes: [] });
    expect(await search({ words: 'x'.repeat(100_000) })).toMatchObject({ total: 0 });
  });
});

describe('a meeting as at a day', () => {
  const asAt = `query ($id: ID!, $day: LocalDate!) { meetingAsAt(id: $id, day: $day) { stage minutesStatus minutes { text } agenda { title } } }`;
  it('is as it was known when that day ended', async () => {
    const desk = new Desk();
    const { id, item } = await desk.open('2020-10-06');
    desk.memory.today = '2020-10-06';
    await desk.minute(id, item, 'First said');
    desk.memory.today = '2020-10-08';
    await desk.minute(id, item, 'Then said');
    const on = async (day: string, asking = askingAs('member')) =>
      (await desk.query(asAt, asking, { id, day }))['meetingAsAt'];
    expect(await on('2020-09-27')).toBeNull();
    expect(await on('2020-09-28')).toMatchObject({ stage: 'OPEN', minutesStatus: 'NONE', agenda: [{}, {}] });
    expect(await on('2020-10-07')).toMatchObject({ minutes: [{ text: 'First said' }] });
    expect(await on('2020-10-08')).toMatchObject({ minutes: [{}, { text: 'Then said' }] });
    expect(await on('2020-10-08', askingAs('agency-officer'))).toMatchObject({ agenda: [{ title: 'Welcome' }] });
  });
});
