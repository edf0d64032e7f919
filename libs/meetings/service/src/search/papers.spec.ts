import type { Asking } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs, cambridge } from '../testing/memory.ts';

const officer = askingAs('support-officer');
const police = askingAs('agency-officer');
const nobody = askingAs('nobody');
const fire: Asking = {
  tenant: cambridge,
  principal: {
    ...{ id: 'fire', kind: 'person' },
    grants: [{ tenant: cambridge, role: 'agency-officer', agencyId: 'fire' }],
  },
};
const content = {
  subject: 'Cycle theft in Castle ward',
  purpose: 'To agree what is done.',
  sections: [{ heading: 'Tŷ diogel', text: `${'Reports rose again. '.repeat(40)}Racks stand in the dark.` }],
  recommendations: ['That racks be lit'],
};
const hit = 'meetingId date kind id number title text parts';

/** A meeting to come with an open and a restricted item, and the police's paper for the open one. */
const planned = async () => {
  const desk = new Desk();
  desk.memory.today = '2020-09-25';
  const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };
  const meetingId = String((await desk.change('scheduleMeeting', slot))['id']);
  await desk.change('addAgendaItem', { meetingId, title: 'Crime' });
  const { agenda } = await desk.change('addAgendaItem', { meetingId, title: 'A review', restrictedBecause: 'Names' });
  const [itemId, restrictedId] = agenda!.map(({ id }) => String(id)) as [string, string];
  const step = async (name: string, input: object): Promise<string> => {
    const source = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      result: ${name}(input: $input) { __typename ... on Refusal { code } ... on Report { id } } }`;
    return String((await desk.query(source, officer, { input }))['result']!['id']);
  };
  const author = { role: 'Chief Inspector', agencyId: 'police' };
  const submit = (more: object = {}) => step('submitReport', { meetingId, itemId, author, content, ...more });
  const search = async (asking: Asking, sought: object) => {
    const field = asking === nobody ? 'searchPublicMeetings' : 'searchMeetings';
    const source = `query ($search: SearchInput!) { ${field}(search: $search) { total nodes { ${hit} } } }`;
    const { total, nodes } = (await desk.query(source, asking, { search: { words: '', ...sought } }))[field]!;
    expect(total).toBe(nodes!.length);
    return nodes!.filter(({ kind }) => String(kind) === 'PAPER');
  };
  /** Who finds how many: the officer, the police, another agency, the public. */
  const finders = async (words: string) =>
    (await Promise.all([officer, police, fire, nobody].map((asking) => search(asking, { words })))).map(
      (found) => found.length,
    );
  return { desk, meetingId, restrictedId, step, submit, search, finders };
};

describe('papers', () => {
  it('are found by what they say and whose they are, and shown about the hit', async () => {
    const { meetingId, submit, search } = await planned();
    const id = await submit();
    const [found, ...others] = await search(officer, { words: 'dark RACK' });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ...{ meetingId, id, date: '2020-10-06', kind: 'PAPER', number: '1', title: 'Cycle theft in Castle ward' },
      text: expect.stringMatching(/^… .*Racks stand in the dark\. · That racks be lit · Chief Inspector/u),
    });
    const parts = found!['parts'] as unknown as string[];
    expect(parts.filter((_, place) => place % 2 === 1)).toEqual(['Racks', 'dark', 'racks']);
    expect(parts.join('')).toBe(found!['text']);
    for (const sought of [
      { words: 'castle lit' },
      { words: 'ty' },
      { words: 'constabulary' },
      { words: '', agencyId: 'police' },
      { words: 'cycle', from: '2020-10-06', to: '2020-10-06' },
    ])
      expect(await search(officer, sought), JSON.stringify(sought)).toHaveLength(1);
    for (const sought of [
      { words: 'cycle robbery' },
      { words: 'cycle', agencyId: 'fire' },
      { words: 'cycle', to: '2020-10-05' },
    ])
      expect(await search(officer, sought), JSON.stringify(sought)).toEqual([]);
  });

  it('say what their newest version says, and nothing once they are withdrawn', async () => {
    const { step, submit, finders } = await planned();
    const reportId = await submit();
    const revised = { ...content, sections: [{ heading: 'Background', text: 'Now lanterns' }] };
    await step('reviseReport', { reportId, content: revised, whatChanged: 'All' });
    expect(await finders('stand')).toEqual([0, 0, 0, 0]);
    expect(await finders('lanterns')).toEqual([1, 1, 1, 0]);
    await step('withdrawReport', { reportId, reason: 'Wrong' });
    expect(await finders('lanterns')).toEqual([0, 0, 0, 0]);
  });

  it('are found by anyone once the agenda is out, and by none but the partnership and its agency once restricted', async () => {
    const { desk, meetingId, restrictedId, step, submit, finders } = await planned();
    const reportId = await submit();
    await submit({ itemId: restrictedId, content: { ...content, subject: 'SECRET' } });
    expect(await finders('cycle')).toEqual([1, 1, 1, 0]);
    await desk.change('publishAgenda', { meetingId });
    expect(await finders('cycle')).toEqual([1, 1, 1, 1]);
    expect(await finders('secret')).toEqual([1, 0, 0, 0]);
    const because = { ...content, restrictedBecause: 'It names a victim' };
    await step('reviseReport', { reportId, content: because, whatChanged: 'A name' });
    expect(await finders('cycle')).toEqual([1, 1, 0, 0]);
  });
});

describe('what anyone finds', () => {
  it('is the agenda once it is out, and minutes once they are agreed, without what is restricted', async () => {
    const desk = new Desk();
    const { id: meetingId, item, restricted } = await desk.open('2020-10-06');
    await desk.raise(meetingId, await desk.minute(meetingId, item, 'Welcome words'), 'Write a welcome letter');
    await desk.minute(meetingId, restricted, 'SECRET welcome');
    const source = `query ($search: SearchInput!) { searchPublicMeetings(search: $search) { nodes { kind } } }`;
    const kinds = async (words: string) =>
      (await desk.query(source, nobody, { search: { words } }))['searchPublicMeetings']!['nodes']!.map(
        ({ kind }) => kind,
      );
    expect(await kinds('welcome')).toEqual(['AGENDA_ITEM']);
    await desk.change('closeMeeting', { meetingId, closedAt: '11:50' });
    await desk.change('circulateMinutes', { meetingId });
    expect(await kinds('welcome')).toEqual(['AGENDA_ITEM']);
    const { id: atMeetingId } = await desk.open('2021-02-09');
    await desk.change('agreeMinutes', { meetingId, atMeetingId });
    expect(await kinds('welcome')).toEqual(['AGENDA_ITEM', 'AGENDA_ITEM', 'MINUTE', 'ACTION_POINT']);
    expect(await kinds('secret')).toEqual([]);
  });
});
