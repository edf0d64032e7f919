import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import type { Answer } from '../testing/graph.ts';
import { askingAs } from '../testing/memory.ts';

const officer = askingAs('support-officer');
const seriesShown = `id version name rhythm { everyMonths week weekday } rhythmInWords startsAt endsAt place endedOn group { id }
  items { id number title purpose restricted leads { role agencyName } subItems { number title } } timing { message }
  meetings { date } nextDays(first: 2) { date insteadOf }`;
const meetingShown = `id date startsAt endsAt place stage agenda { number title leads { agencyName } subItems { title } }
  series { series { name } previous { date } next { date } }`;

const quarterly = { everyMonths: 3, week: 'SECOND', weekday: 'TUESDAY' };

const open = async (start: object = {}) => {
  const desk = new Desk();
  const step = async (name: string, input: object, asking = officer) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const inputType = desk.schema.getType(type) ? type : 'MeetingSeriesInput';
    const [shown, of] =
      name === 'scheduleFromSeries'
        ? [`meetings { ${meetingShown} }`, 'ScheduledMeetings']
        : [seriesShown, 'MeetingSeries'];
    const source = `mutation ($input: ${inputType}!) { result: ${name}(input: $input) {
      __typename ... on Refusal { code message } ... on ${of} { ${shown} } } }`;
    return (await desk.query(source, asking, { input }))['result']!;
  };
  const usual = { groupId: 'board', name: 'Cambridge board', startsAt: '10:00', endsAt: '12:00', place: 'Guildhall' };
  const series = await step('startMeetingSeries', { ...usual, rhythm: quarterly, ...start });
  const seriesId = String(series['id']);
  const seriesNow = async (asking = officer) =>
    (await desk.query(`query ($id: ID!) { meetingSeries(id: $id) { ${seriesShown} } }`, asking, { id: seriesId }))[
      'meetingSeries'
    ]!;
  const meetingNow = async (id: unknown) =>
    (await desk.query(`query ($id: ID!) { meeting(id: $id) { ${meetingShown} } }`, officer, { id }))['meeting']!;
  return { desk, step, series, seriesId, seriesNow, meetingNow };
};

describe('a series of meetings', () => {
  it('begins with the usual standing items and proposes its next days', async () => {
    const { series } = await open();
    expect(series).toMatchObject({
      ...{ name: 'Cambridge board', rhythm: quarterly, rhythmInWords: 'Every 3 months, on the second Tuesday' },
      ...{ group: { id: 'board' }, place: 'Guildhall', endedOn: null, meetings: [] },
      timing: { message: 'The agenda fills the meeting: 120 of 120 minutes.' },
      nextDays: [
        { date: '2020-10-13', insteadOf: null },
        { date: '2021-01-12', insteadOf: null },
      ],
    });
    expect(series['items']!.map(({ title }) => String(title))).toEqual([
      'Welcome and apologies',
      'Declarations of interest',
      'Public questions',
      'Minutes of the last meeting and matters arising',
      'Action points',
      'Updates from priority leads',
      'Domestic homicide reviews',
      'Any other business',
      'Key messages',
      'Next meeting',
    ]);
  });

  it('schedules several meetings at once with the items of that day; later changes leave them alone', async () => {
    const { step, seriesId, series, seriesNow, meetingNow } = await open({ items: 'NONE' });
    const added = await step('addStandingItem', {
      ...{ seriesId, title: 'Welcome', leads: [{ role: 'Chief Inspector', agencyId: 'police' }] },
    });
    const itemId = String(added['items']![0]!['id']);
    await step('addStandingItem', { seriesId, parentId: itemId, title: 'Apologies' });
    const days = series['nextDays']!.map(({ date }) => String(date));
    const input = {
      commandId: 'c1',
      seriesId,
      meetings: [{ date: days[0] }, { date: days[1], place: null, endsAt: '11:00' }],
    };
    const { meetings } = await step('scheduleFromSeries', input);
    const agenda = [
      {
        number: '1',
        title: 'Welcome',
        leads: [{ agencyName: 'Cambridgeshire Constabulary' }],
        subItems: [{ title: 'Apologies' }],
      },
    ];
    expect(meetings).toMatchObject([
      { date: '2020-10-13', startsAt: '10:00', endsAt: '12:00', place: 'Guildhall', stage: 'SCHEDULED', agenda },
      { date: '2021-01-12', startsAt: '10:00', endsAt: '11:00', place: null, agenda },
    ]);
    const [first, second] = meetings!.map(({ id }) => String(id));
    await step('changeStandingItem', { seriesId, itemId, title: 'Hello' });
    await step('changeMeetingSeries', { seriesId, place: 'Online' });
    const about = { series: { name: 'Cambridge board' } };
    expect(await meetingNow(first)).toMatchObject({
      ...{ agenda, place: 'Guildhall', series: { ...about, previous: null, next: { date: '2021-01-12' } } },
    });
    expect(await meetingNow(second)).toMatchObject({
      series: { ...about, previous: { date: '2020-10-13' }, next: null },
    });
    // The same request again, as when its answer got lost.
    expect((await step('scheduleFromSeries', input))['meetings']!.map(({ id }) => String(id))).toEqual([first, second]);
    expect(await seriesNow()).toMatchObject({
      ...{ place: 'Online', items: [{ title: 'Hello', subItems: [{ number: '1.1' }] }] },
      meetings: [{ date: '2021-01-12' }, { date: '2020-10-13' }],
      nextDays: [{ date: '2021-04-13' }, { date: '2021-07-13' }],
    });
  });

  it('schedules none where one could not be', async () => {
    const { step, seriesId, seriesNow } = await open();
    const none = async (...meetings: object[]) => (await step('scheduleFromSeries', { seriesId, meetings }))['code'];
    expect(await none()).toBe('no-days');
    expect(await none({ date: '2020-11-10' }, { date: '2021-02-30' })).toBe('no-such-date');
    expect(await none({ date: '2020-11-10' }, { date: '2020-11-10' })).toBe('same-day-twice');
    expect((await seriesNow())['meetings']).toEqual([]);
    await step('scheduleFromSeries', { seriesId, meetings: [{ date: '2020-11-10' }] });
    expect(await none({ date: '2020-11-11' }, { date: '2020-11-10' })).toBe('meets-that-day');
  });

  it('counts on from where a meeting that was moved should have been, and not from one that was cancelled', async () => {
    const { desk, step, seriesId, seriesNow, meetingNow } = await open();
    const meetings = [{ date: '2020-10-13' }, { date: '2021-01-12' }];
    const all = (await step('scheduleFromSeries', { seriesId, meetings }))['meetings']!;
    const [moved, off] = all.map(({ id }) => String(id));
    const slot = { date: '2020-11-03', startsAt: '10:00', endsAt: '12:00' };
    await desk.change('rescheduleMeeting', { meetingId: moved, ...slot });
    await desk.change('cancelMeeting', { meetingId: off, reason: 'An election' });
    expect(await seriesNow()).toMatchObject({ nextDays: [{ date: '2021-01-12' }, { date: '2021-04-13' }] });
    expect((await meetingNow(moved))['series']).toMatchObject({ previous: null, next: null });
  });

  it('keeps its restricted items from an agency, and from every page of the public', async () => {
    const { desk, step, seriesId, seriesNow } = await open();
    const titles = (items: Answer) => items.map(({ title }) => title);
    const reviews = 'Domestic homicide reviews';
    expect(titles((await seriesNow(askingAs('member')))['items']!)).toContain(reviews);
    const seen = await seriesNow(askingAs('agency-officer'));
    expect(titles(seen['items']!)).not.toContain(reviews);
    expect(seen['timing']).toEqual({ message: 'The agenda is 10 minutes under: 110 of 120 minutes.' });
    const { meetings } = await step('scheduleFromSeries', { seriesId, meetings: [{ date: '2020-10-13' }] });
    const meetingId = meetings![0]!['id'];
    await desk.change('publishAgenda', { meetingId });
    const source = 'query ($id: ID!) { publicMeeting(id: $id) { agenda { title } } }';
    const { publicMeeting } = await desk.query(source, askingAs('nobody'), { id: meetingId });
    expect(titles(publicMeeting!['agenda']!)).toContain('Any other business');
    expect(titles(publicMeeting!['agenda']!)).not.toContain(reviews);
  });

  it('is edited by one at a time', async () => {
    const { step, seriesId, series } = await open();
    const itemId = String(series['items']![9]!['id']);
    const { version: expectedVersion } = series;
    expect(await step('moveStandingItem', { seriesId, itemId, place: 1, expectedVersion })).toHaveProperty(
      'items.0',
      expect.objectContaining({ title: 'Next meeting', number: '1' }),
    );
    expect(await step('removeStandingItem', { seriesId, itemId, expectedVersion })).toMatchObject({ code: 'conflict' });
    const removed = await step('removeStandingItem', { seriesId, itemId });
    expect(removed['items']).toHaveLength(9);
  });

  it('ends, and stands after those that go on', async () => {
    const { desk, step, seriesId } = await open();
    await step('startMeetingSeries', { groupId: 'board', name: 'Zoning', startsAt: '10:00', endsAt: '11:00' });
    expect(await step('endMeetingSeries', { seriesId })).toMatchObject({ endedOn: '2020-09-28', nextDays: [] });
    expect(await step('scheduleFromSeries', { seriesId, meetings: [{ date: '2020-11-10' }] })).toMatchObject({
      code: 'series-ended',
      message: 'This series has ended. Start a new one.',
    });
    const { allMeetingSeries } = await desk.query('{ allMeetingSeries { name } }');
    expect(allMeetingSeries).toEqual([{ name: 'Zoning' }, { name: 'Cambridge board' }]);
  });

  it('needs a group that meets', async () => {
    const { step, seriesId } = await open({ groupId: 'nobody' });
    expect(seriesId).toBe('undefined');
    expect(await step('endMeetingSeries', { seriesId: 'nobody' })).toMatchObject({ code: 'unknown-series' });
    expect(await step('scheduleFromSeries', { seriesId: 'nobody', meetings: [] })).toMatchObject({
      code: 'unknown-series',
    });
  });

  it('is unknown to meetings that stand by themselves', async () => {
    const { desk, meetingNow } = await open();
    const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };
    const { id } = await desk.change('scheduleMeeting', slot);
    expect((await meetingNow(id))['series']).toBeNull();
  });
});
