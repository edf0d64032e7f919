import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import type { Answer } from '../testing/graph.ts';
import { askingAs, cambridge } from '../testing/memory.ts';

const police = { role: 'Chief Inspector', agency: 'Cambridgeshire Constabulary' };
const held = (month = '02', first = 1) => ({
  ...{ group: 'Board', date: '2020-02-11', startsAt: '10:00', endsAt: '11:30', agendaPublishedOn: '2020-02-03' },
  items: [
    {
      title: 'Updates',
      minutes: 80,
      paragraphs: [
        {
          text: 'The plan was agreed.',
          decisions: [{ verb: 'agreed', subject: 'The plan' }],
          actions: [
            { reference: `${month}/0${first}`, text: 'Send it round', owners: [police] },
            { reference: `${month}/0${first + 1}`, text: 'Print it', owners: [police] },
          ],
        },
      ],
    },
    { title: 'SECRET review', minutes: 10, restrictedBecause: 'SECRET victim', paragraphs: [{ text: 'SECRET words' }] },
  ],
  minutes: { present: [{ ...police, capacity: 'board' }], closedAt: '11:30' },
});
const fileOf = (meeting: object, more: object = {}) => ({ text: JSON.stringify(meeting), ...more });

const opened = () => {
  const desk = new Desk();
  const check = async (file: object): Promise<Answer> => {
    const source = `query ($file: MeetingFileInput!) { checkMeetingFile(file: $file) { checked meetings importedAs
      meeting { date stage minutes { number text } decisions { subject } actionPoints { reference } }
      faults { place code message detail } warnings { place code message detail } } }`;
    return (await desk.query(source, undefined, { file }))['checkMeetingFile']!;
  };
  return {
    desk,
    check,
    commits: () => desk.memory.log('meetings', cambridge).commits,
    take: (file: object, more: object = {}) =>
      desk.change('importMeeting', { file, checked: '', confirmed: false, ...more }),
  };
};

describe('a meeting in a file', () => {
  it('is looked at without any effect, then entered whole, in one commit', async () => {
    const { check, take, commits, desk } = opened();
    const file = fileOf(held());
    const { checked, ...found } = await check(file);
    expect(found).toEqual({
      ...{ meetings: ['2020-02-11'], importedAs: null, faults: [], warnings: [] },
      meeting: {
        ...{ date: '2020-02-11', stage: 'HELD' },
        minutes: [
          { number: '1.1', text: 'The plan was agreed.' },
          { number: '2.1', text: 'SECRET words' },
        ],
        decisions: [{ subject: 'The plan' }],
        actionPoints: [{ reference: '02/01' }, { reference: '02/02' }],
      },
    });
    expect(commits()).toEqual([]);
    const meeting = await take(file, { checked });
    expect(meeting).toMatchObject({ __typename: 'Meeting', stage: 'HELD', minutesStatus: 'DRAFT', closedAt: '11:30' });
    expect(commits()).toHaveLength(1);
    expect(commits()[0]).toMatchObject({ claim: 'reference 2020 02/01' });
    const source = 'query ($id: ID!) { meeting(id: $id) { importedOn } }';
    const { meeting: shown } = await desk.query(source, undefined, { id: meeting['id'] });
    expect(shown).toEqual({ importedOn: '2020-09-28' });
    // The officer goes on with it as with any other.
    expect(await desk.change('circulateMinutes', { meetingId: meeting['id'] })).toMatchObject({
      minutesStatus: 'CIRCULATED',
    });
  });

  it('shows what is restricted to nobody who may not see it', async () => {
    const { check, take, desk } = opened();
    const file = fileOf(held());
    const { id } = await take(file, { checked: (await check(file))['checked'] });
    expect(JSON.stringify(await desk.meeting(id, askingAs('agency-officer')))).not.toContain('SECRET');
    const source = 'query ($id: ID!) { publicMeeting(id: $id) { agenda { title } } }';
    const seen = await desk.query(source, askingAs('nobody'), { id });
    expect(seen).toEqual({ publicMeeting: { agenda: [{ title: 'Updates' }] } });
  });

  it('sent again by the same command has one effect; otherwise it is refused', async () => {
    const { check, take, commits } = opened();
    const file = fileOf(held());
    const { checked } = await check(file);
    const commandId = '0198c0de-0000-4000-8000-000000000001';
    const first = await take(file, { checked, commandId });
    expect(await take(file, { checked, commandId })).toEqual(first);
    expect(await take(file, { checked })).toMatchObject({ code: 'already-imported' });
    // Other blanks are no other meeting.
    const spaced = { text: JSON.stringify(held(), null, 2) };
    expect(await take(spaced, { checked })).toMatchObject({ code: 'already-imported' });
    expect(await check(spaced)).toMatchObject({ importedAs: first['id'], faults: [], warnings: [], meeting: null });
    expect(commits()).toHaveLength(1);
  });

  it('with one fault is not entered at all, and each is told by its place', async () => {
    const { check, take, commits } = opened();
    const owners = [{ role: 'Officer', agency: 'Strangers' }];
    const faulty = held();
    Object.assign(faulty.items[0]!.paragraphs[0]!, { actions: [{ text: 'Look', owners }] });
    const file = fileOf(faulty);
    const { checked, faults } = await check(file);
    const place = 'items[0].paragraphs[0].actions[0].owners[0].agency';
    expect(faults).toMatchObject([{ place, code: 'unknown-agency', detail: 'Strangers' }]);
    expect(faults![0]!['message']).toMatch(/lists no such agency/);
    expect(await take(file, { checked, confirmed: true })).toMatchObject({ code: 'file-has-faults' });
    expect(commits()).toEqual([]);
  });

  it('with a warning is entered once somebody has confirmed it', async () => {
    const { check, take } = opened();
    const file = fileOf({ ...held(), endsAt: '11:45' });
    const { checked, warnings } = await check(file);
    expect(warnings).toMatchObject([{ place: 'items', code: 'times-dont-add-up', detail: '90 of 105 minutes' }]);
    expect(await take(file, { checked })).toMatchObject({ code: 'not-confirmed' });
    expect(await take(file, { checked, confirmed: true })).toMatchObject({ __typename: 'Meeting' });
  });

  it('is entered as it was checked: not another one, and not beside what came meanwhile', async () => {
    const { check, take, desk } = opened();
    const file = fileOf(held());
    const { checked } = await check(file);
    const other = fileOf({ ...held(), place: 'Elsewhere' });
    expect(await take(other, { checked, confirmed: true })).toMatchObject({ code: 'not-as-checked' });
    const { id, item } = await desk.open('2020-02-18');
    await desk.raise(id, await desk.minute(id, item, 'Said'), 'Do');
    expect(await take(file, { checked, confirmed: true })).toMatchObject({ code: 'file-has-faults' });
    expect((await check(file))['faults']).toMatchObject([{ code: 'reference-in-register', detail: '02/01' }]);
  });

  it('reviews what an earlier meeting raised, and gives numbers after it', async () => {
    const { check, take, desk } = opened();
    const first = fileOf(held());
    await take(first, { checked: (await check(first))['checked'] });
    const { events } = desk.memory.log('meetings', cambridge).commits[0]!;
    for (const { type, data } of events)
      if (type === 'ActionPointMinuted.v1') {
        const { ownerAgencyNames: _, paragraphId: __, ...facts } = data as Record<string, unknown>;
        desk.register({ type: 'ActionPointRaised.v1', data: facts as never });
      }
    const reviews = [{ reference: '02/02', outcome: 'closed', response: 'Done' }];
    const later = { ...held('02', 3), date: '2020-02-25', reviews };
    const file = fileOf(later);
    const { checked, faults, warnings } = await check(file);
    expect([faults, warnings]).toEqual([[], []]);
    expect(await take(file, { checked })).toMatchObject({
      review: [
        { reference: '02/01', outcome: null },
        { reference: '02/02', outcome: 'CLOSED', outcomeResponse: 'Done' },
      ],
      actionPoints: [{ reference: '02/03' }, { reference: '02/04' }],
    });
  });

  it('may be of a group that somebody chooses, and one of several', async () => {
    const { check, take } = opened();
    const list = { meetings: [held(), { ...held('03'), group: 'Bored', date: '2020-03-10' }] };
    expect(await check(fileOf(list, { which: 2 }))).toMatchObject({
      ...{ meetings: ['2020-02-11', '2020-03-10'], meeting: null },
      faults: [{ place: 'meetings[1].group', code: 'unknown-group' }],
    });
    const file = fileOf(list, { which: 2, groupId: 'board' });
    const { checked, warnings } = await check(file);
    expect(warnings).toMatchObject([{ place: 'meetings[1].group', code: 'two-names', detail: 'Bored; Board' }]);
    expect(await take(file, { checked, confirmed: true })).toMatchObject({ date: '2020-03-10', title: 'Board' });
    expect((await check(fileOf(list, { which: 3 })))['faults']).toMatchObject([{ code: 'no-meeting-file' }]);
  });

  it('is no file that holds none, or too much', async () => {
    const { check, take } = opened();
    expect((await check({ text: 'x' }))['faults']).toMatchObject([{ place: '', code: 'no-meeting-file' }]);
    expect((await check({ text: ' '.repeat(2_000_001) }))['faults']).toMatchObject([{ code: 'too-long' }]);
    expect(await take({ text: '{"date":1}' })).toMatchObject({ code: 'not-a-meeting-file' });
  });
});
