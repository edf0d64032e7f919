import { tenantId } from '@csp/kernel';
import type { Asking } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs, cambridge } from '../testing/memory.ts';

const version = 'number subject marking restricted restrictedBecause whatChanged submittedOn late lateBecause';
const shown = `id version itemId item status mayChange author { role agencyId agencyName } withdrawnBecause files { digest name mediaType sizeBytes version attachedOn }
  current { ${version} purpose sections { heading text } recommendations contact } versions { ${version} }`;
const officer = askingAs('support-officer');
const police = askingAs('agency-officer');
const fire: Asking = {
  ...{ tenant: cambridge },
  principal: {
    ...{ id: 'fire', kind: 'person', grants: [{ tenant: cambridge, role: 'agency-officer', agencyId: 'fire' }] },
  },
};
const nobody = askingAs('nobody');
const content = {
  ...{ subject: 'Cycle theft', purpose: 'To agree what is done.', contact: 'Community Safety Team' },
  sections: [{ heading: 'Background', text: 'Reports rose.' }],
  recommendations: ['That racks be lit', 'That marking days be held'],
};
const chief = { role: 'Chief Inspector', agencyId: 'police' };

/** A meeting in five clear working days and a day, its agenda an open and a restricted item. */
const planned = async () => {
  const desk = new Desk();
  desk.memory.today = '2020-09-25';
  desk.memory.publish('partnerships', cambridge, {
    ...{
      type: 'AgencyListed.v1',
      data: { agencyId: 'fire', name: 'Fire', class: 'responsible-authority', from: null },
    },
  });
  const slot = { groupId: 'board', date: '2020-10-06', startsAt: '10:00', endsAt: '11:50' };
  const meetingId = String((await desk.change('scheduleMeeting', slot))['id']);
  await desk.change('addAgendaItem', { meetingId, title: 'Cycle theft' });
  const because = { title: 'A review', restrictedBecause: 'It names a victim' };
  const { agenda } = await desk.change('addAgendaItem', { meetingId, ...because });
  const [itemId, restrictedId] = agenda!.map(({ id }) => String(id)) as [string, string];
  const step = async (name: string, input: object, asking: Asking = officer) => {
    const source = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      result: ${name}(input: $input) { __typename ... on Refusal { code } ... on Report { ${shown} } } }`;
    return (await desk.query(source, asking, { input }))['result']!;
  };
  const submit = (more: object = {}, asking = police) =>
    step('submitReport', { meetingId, itemId, author: { role: 'Chief Inspector' }, content, ...more }, asking);
  const read = async (asking: Asking) => {
    const field = asking === nobody ? 'publicMeeting' : 'meeting';
    const answer = await desk.query(`query ($id: ID!) { ${field}(id: $id) { reports { ${shown} } } }`, asking, {
      id: meetingId,
    });
    return answer[field]?.['reports'];
  };
  return { desk, meetingId, itemId, restrictedId, step, submit, read };
};

describe('a report for an item', () => {
  it('is expected, submitted by its agency, revised late, and read by anyone once the agenda is out', async () => {
    const { desk, meetingId, itemId, step, submit, read } = await planned();
    const waiting = await step('expectReport', { meetingId, itemId, author: chief });
    expect(waiting).toMatchObject({ status: 'EXPECTED', item: '1', current: null, author: chief });
    const reportId = String(waiting['id']);
    expect(await submit({ reportId })).toMatchObject({
      ...{ id: reportId, status: 'SUBMITTED', author: { ...chief, agencyName: 'Cambridgeshire Constabulary' } },
      current: { ...content, number: 1, marking: 'OFFICIAL', late: false, whatChanged: null },
    });
    desk.memory.today = '2020-09-29';
    const changed = { ...content, subject: 'Cycle theft, with September' };
    const revision = { reportId, content: changed, whatChanged: 'September' };
    expect(await step('reviseReport', revision, police)).toMatchObject({ code: 'late-needs-reason' });
    const lateBecause = 'The figures came late';
    expect(await step('reviseReport', { ...revision, lateBecause }, police)).toMatchObject({
      current: { number: 2, late: true, lateBecause, whatChanged: 'September' },
      versions: [{ number: 2 }, { number: 1, subject: 'Cycle theft' }],
    });
    expect(await read(nobody)).toBeUndefined();
    await desk.change('publishAgenda', { meetingId });
    expect(await read(fire)).toMatchObject([{ mayChange: false }]);
    expect(await read(police)).toMatchObject([{ mayChange: true }]);
    expect(await read(nobody)).toMatchObject([
      { status: 'SUBMITTED', mayChange: false, current: { number: 2, late: true }, versions: [{ number: 2 }] },
    ]);
  });

  it('that was withdrawn is there for its author and the partnership, and for nobody else', async () => {
    const { desk, meetingId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const reportId = String((await submit())['id']);
    const reason = 'It goes to December';
    expect(await step('withdrawReport', { reportId, reason }, fire)).toMatchObject({ code: 'not-your-report' });
    expect(await step('withdrawReport', { reportId, reason }, police)).toMatchObject({
      ...{ status: 'WITHDRAWN', withdrawnBecause: reason },
    });
    expect(await read(officer)).toHaveLength(1);
    expect(await read(fire)).toEqual([]);
    expect(await read(nobody)).toEqual([]);
    expect(await step('withdrawReport', { reportId, reason }, fire)).toMatchObject({ code: 'unknown-report' });
  });
});

describe('what is restricted', () => {
  it('is for the partnership and the agency that wrote it', async () => {
    const { desk, meetingId, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const secret = { content: { ...content, restrictedBecause: 'SECRET', marking: 'OFFICIAL_SENSITIVE' } };
    const report = await submit(secret);
    expect(report).toMatchObject({ current: { restricted: true, restrictedBecause: 'SECRET' } });
    expect(await read(askingAs('member'))).toHaveLength(1);
    expect(await read(police)).toHaveLength(1);
    expect(await read(fire)).toEqual([]);
    expect(await read(nobody)).toEqual([]);
  });

  it('in an earlier version stays so, and what changed since with it', async () => {
    const { desk, meetingId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const secret = { ...content, subject: 'SECRET', restrictedBecause: 'SECRET' };
    const reportId = String((await submit({ content: secret }))['id']);
    await step('reviseReport', { reportId, content, whatChanged: 'SECRET names taken out' }, police);
    for (const asking of [fire, nobody]) {
      const seen = await read(asking);
      expect(seen).toMatchObject([{ current: { number: 2, whatChanged: null }, versions: [{ number: 2 }] }]);
      expect(JSON.stringify(seen)).not.toContain('SECRET');
    }
    expect(await read(police)).toMatchObject([{ versions: [{ number: 2 }, { number: 1 }] }]);
  });

  it('once it was open, is gone for others with its first version', async () => {
    const { desk, meetingId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const reportId = String((await submit())['id']);
    const secret = { ...content, restrictedBecause: 'It names a victim' };
    await step('reviseReport', { reportId, content: secret, whatChanged: 'A name' }, police);
    expect([await read(fire), await read(nobody)]).toEqual([[], []]);
  });

  it('goes with its item, which an agency’s officers don’t know of', async () => {
    const { desk, meetingId, itemId, restrictedId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    expect(await submit({ itemId: restrictedId })).toMatchObject({ code: 'unknown-item' });
    await step('expectReport', { meetingId, itemId: restrictedId, author: chief });
    await submit();
    expect(await read(officer)).toMatchObject([{ item: '1' }, { item: '2', status: 'EXPECTED' }]);
    expect([await read(police), await read(nobody)]).toMatchObject([[{ item: '1' }], [{ item: '1' }]]);
    await desk.change('changeAgendaItem', { meetingId, itemId, restrictedBecause: 'It names a victim' });
    expect([await read(police), await read(nobody)]).toEqual([[], []]);
  });

  it('or not, nobody can tell of an item that has left the agenda', async () => {
    const { desk, meetingId, itemId, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    await submit();
    await desk.change('removeAgendaItem', { meetingId, itemId });
    expect(await read(officer)).toMatchObject([{ item: null, status: 'SUBMITTED' }]);
    expect([await read(police), await read(nobody)]).toEqual([[], []]);
  });
});

describe('a file', () => {
  const digest = 'a'.repeat(64);
  const file = { digest, name: 'Figures.xlsx', mediaType: 'XLSX', sizeBytes: 18_432 };

  it('is attached by the author, for whoever reads the paper, and removed', async () => {
    const { desk, meetingId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const reportId = (await submit())['id'];
    expect(await step('attachReportFile', { reportId, ...file }, fire)).toMatchObject({ code: 'not-your-report' });
    const attached = [{ ...file, version: 1, attachedOn: '2020-09-25' }];
    expect(await step('attachReportFile', { reportId, ...file }, police)).toMatchObject({ files: attached });
    expect([await read(nobody), await read(fire)]).toMatchObject([[{ files: attached }], [{ files: attached }]]);
    expect(await step('removeReportFile', { reportId, digest }, police)).toMatchObject({ files: [] });
  });

  it('of a restricted version stays restricted when a later one is for all', async () => {
    const { desk, meetingId, step, submit, read } = await planned();
    await desk.change('publishAgenda', { meetingId });
    const reportId = (await submit({ content: { ...content, restrictedBecause: 'It names a victim' } }))['id'];
    await step('attachReportFile', { reportId, ...file }, police);
    await step('reviseReport', { reportId, content, whatChanged: 'The name is out' }, police);
    expect([await read(nobody), await read(fire)]).toMatchObject([[{ files: [] }], [{ files: [] }]]);
    expect(await read(police)).toMatchObject([{ files: [{ version: 1 }] }]);
    await step('attachReportFile', { reportId, ...file }, police);
    expect(await read(nobody)).toMatchObject([{ files: [{ version: 2 }] }]);
  });
});

describe('who writes', () => {
  it('an agency’s officers for their own agency alone', async () => {
    const { desk, meetingId, itemId, step, submit } = await planned();
    expect(await submit({ author: chief }, fire)).toMatchObject({ code: 'not-your-report' });
    const waiting = await step('expectReport', { meetingId, itemId, author: chief });
    expect(await submit({ reportId: waiting['id'] }, fire)).toMatchObject({ code: 'not-your-report' });
    expect(await submit({ reportId: 'none' }, police)).toMatchObject({ code: 'unknown-report' });
    const { id: reportId } = await submit({}, fire);
    expect(await step('reviseReport', { reportId, content, whatChanged: 'All' }, police)).toMatchObject({
      ...{ code: 'not-your-report' },
    });
    expect(desk.memory.log('meetings', cambridge).commits.at(-1)!.events[0]!.data).toMatchObject({
      ...{ author: { role: 'Chief Inspector', agencyId: 'fire', agencyName: 'Fire' } },
    });
  });

  it('the support officer for anyone, and for a role of no agency', async () => {
    const { submit } = await planned();
    expect(await submit({ author: { role: 'Chair' } }, officer)).toMatchObject({ author: { agencyId: null } });
    expect(await submit({ author: chief }, officer)).toMatchObject({ author: chief });
    expect(await submit({ author: { role: 'Chair', agencyId: 'nobody' } }, officer)).toMatchObject({
      ...{ code: 'unknown-agency' },
    });
  });

  it('nobody from another partnership', async () => {
    const { step, submit } = await planned();
    const reportId = (await submit())['id'];
    const elsewhere = askingAs('support-officer', tenantId('fenland'));
    expect(await submit({}, elsewhere)).toMatchObject({ code: 'unknown-meeting' });
    expect(await submit({ reportId }, elsewhere)).toMatchObject({ code: 'unknown-report' });
    expect(await step('withdrawReport', { reportId, reason: 'Mine' }, elsewhere)).toMatchObject({
      ...{ code: 'unknown-report' },
    });
  });
});
