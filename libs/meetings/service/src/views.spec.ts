import { readdirSync, readFileSync } from 'node:fs';
import { fold, recorded, type Commit, type DomainEvent, type Recorded } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { meeting } from '@csp/meetings-domain';
import type { AnyView } from '@csp/platform-runtime';
import { describe, expect, it } from 'vitest';
import { meetingDays, type MeetingDayRow } from './meeting/meeting-days.view.ts';
import { meetings, type MeetingRow } from './meeting/meetings.view.ts';
import { meetingsContext } from './meetings.context.ts';
import { agencies } from './partnership/agencies.view.ts';
import { groups } from './partnership/groups.view.ts';
import { settings } from './partnership/settings.view.ts';
import { reviewPoints } from './review/review-points.view.ts';
import { Desk } from './testing/desk.ts';
import { cambridge } from './testing/memory.ts';

const golden = (context: string): DomainEvent[] => {
  const folder = new URL(`../../../${context}/contract/golden/`, import.meta.url);
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent);
};
const commit = (...events: DomainEvent[]): Commit => ({
  position: 1,
  stream: 's',
  version: 1,
  events,
  commandId: 'c',
  commandDigest: 'd',
  at: '2020-09-28T09:00:00.000Z',
  actor: 'a',
  correlation: 'c',
  causation: 'c',
});
const rowsOf = (view: AnyView, all: readonly Recorded[]): Map<string, unknown> => {
  const rows = new Map<string, unknown>();
  for (const one of all)
    for (const key of view.keys(one)) {
      const row = view.fold(rows.get(key), one, key);
      if (row === undefined) rows.delete(key);
      else rows.set(key, row);
    }
  return rows;
};
const rowAfter = (view: AnyView, ...events: DomainEvent[]) => [
  ...rowsOf(view, recorded(cambridge, commit(...events))).values(),
];

describe('every view', () => {
  it('takes any event ever published, in any order, without a fault', () => {
    for (const view of meetingsContext.views) {
      const events = golden(view.source);
      expect(events.length).toBeGreaterThan(0);
      expect(() => rowAfter(view, ...events, ...events.toReversed())).not.toThrow();
    }
  });

  it('passes over what it doesn’t know', () => {
    for (const view of meetingsContext.views)
      expect(rowAfter(view, { type: 'SomethingNew.v1', data: { meetingId: 'm', groupId: 'g' } })).toEqual([]);
  });

  it('has indexes that the stores can hold', () => {
    for (const view of meetingsContext.views)
      for (const row of rowAfter(
        view,
        ...golden(view.source).sort((a) => (/Scheduled|Raised|SetUp|Listed.v/.test(a.type) ? -1 : 1)),
      ))
        for (const index of Object.values(view.indexes))
          expect(['string', 'number', 'object']).toContain(typeof (index as (row: unknown) => unknown)(row));
  });
});

describe('meetings', () => {
  it('hold what the domain knows, at the version of the stream', async () => {
    const desk = new Desk();
    const { id, item } = await desk.open('2020-10-06');
    await desk.minute(id, item, 'Said');
    const { commits } = desk.memory.log('meetings', cambridge);
    const all = commits.flatMap((one) => recorded(cambridge, one)) as Recorded<MeetingEvent>[];
    const row = rowsOf(meetings, all).get(id) as MeetingRow;
    const last = commits.at(-1)!;
    expect(row.version).toBe(last.version + last.events.length - 1);
    expect(row.state).toEqual(
      fold(
        meeting.evolve,
        meeting.initial,
        all.map(({ event }) => event),
      ),
    );
    expect(row.publishedAt).toBe('2020-09-28T09:00:00.000Z');
    const day = rowsOf(meetingDays, all).get(id) as MeetingDayRow;
    expect(day).toMatchObject({ groupId: 'board', date: '2020-10-06', status: 'open' });
  });

  it('and their days agree on how far each is', async () => {
    const desk = new Desk();
    const { id: meetingId, item } = await desk.open('2020-10-06');
    await desk.minute(meetingId, item, 'Said');
    await desk.change('closeMeeting', { meetingId, closedAt: '11:00' });
    await desk.change('circulateMinutes', { meetingId });
    await desk.change('recallMinutes', { meetingId, reason: 'x' });
    await desk.change('circulateMinutes', { meetingId });
    const { id: atMeetingId } = await desk.open('2021-02-09');
    await desk.change('agreeMinutes', { meetingId, atMeetingId });
    const { id } = await desk.change('scheduleMeeting', {
      groupId: 'board',
      date: '2021-03-01',
      startsAt: '10:00',
      endsAt: '11:00',
    });
    await desk.change('rescheduleMeeting', { meetingId: id, date: '2021-04-01', startsAt: '09:00', endsAt: '11:00' });
    await desk.change('cancelMeeting', { meetingId: id, reason: 'Snow' });
    const seen: Recorded<MeetingEvent>[] = [];
    for (const one of desk.memory.log('meetings', cambridge).commits) {
      seen.push(...(recorded(cambridge, one) as Recorded<MeetingEvent>[]));
      const [whole, days] = [rowsOf(meetings, seen), rowsOf(meetingDays, seen)];
      for (const [key, row] of whole) {
        const { groupId, date, startsAt, status } = (row as MeetingRow).state;
        expect(days.get(key)).toMatchObject({ id: key, groupId, date, startsAt, status });
      }
    }
  });
});

describe('what comes from elsewhere', () => {
  it('groups: the present name, and from when they don’t meet', () => {
    const setUp = { type: 'GroupSetUp.v1', data: { groupId: 'g', name: 'Old' } };
    const renamed = { type: 'GroupRenamed.v1', data: { groupId: 'g', name: 'New', on: '2020-01-01' } };
    const disbanded = { type: 'GroupDisbanded.v1', data: { groupId: 'g', on: '2021-01-01' } };
    expect(rowAfter(groups, setUp, renamed, disbanded)).toEqual([
      { groupId: 'g', name: 'New', disbandedOn: '2021-01-01' },
    ]);
  });

  it('agencies: the name in papers, and until when they take part', () => {
    const listed = { type: 'AgencyListed.v1', data: { agencyId: 'a', name: 'A', class: 'other', from: null } };
    const ended = { type: 'AgencyListingEnded.v1', data: { agencyId: 'a', until: '2021-01-01', succeededBy: null } };
    expect(rowAfter(agencies, listed, ended)).toEqual([{ agencyId: 'a', name: 'A', until: '2021-01-01' }]);
    expect(rowAfter(agencies, listed, ended, listed)).toEqual([{ agencyId: 'a', name: 'A', until: null }]);
  });

  it('settings: the present habits, without the legend', () => {
    const habits = {
      noticeWorkingDays: 3,
      quorumAgencies: 2,
      minuteNumbering: 'running',
      actionReferences: 'year-and-number',
    };
    const changed = { type: 'SettingsChanged.v1', data: { settings: { ...habits, ragLegend: [] } } };
    expect(rowAfter(settings, changed)).toEqual([habits]);
  });

  it('action points: where each stands, and the last that was said of it', () => {
    const [raised] = golden('action-plan').filter(({ type }) => type === 'ActionPointRaised.v1') as [DomainEvent];
    const { actionPointId } = raised.data as { actionPointId: string };
    const carried = { dueOn: '2021-02-09', previousDueOn: null, reason: null, carriedOn: '2020-10-06' };
    const events = [
      {
        type: 'ActionPointUpdated.v2',
        data: { actionPointId, note: 'Asked', agencyId: null, updatedOn: '2020-03-01' },
      },
      { type: 'ActionPointCarriedForward.v1', data: { actionPointId, ...carried } },
      { type: 'ActionPointClosed.v1', data: { actionPointId, answer: 'Done', closedOn: '2020-12-01', dueOn: null } },
      {
        type: 'ActionPointReopened.v1',
        data: { actionPointId, reason: 'Half', reopenedOn: '2021-02-09', dueOn: null },
      },
    ];
    const after = (count: number) => rowAfter(reviewPoints, raised, ...events.slice(0, count))[0];
    expect(after(0)).toMatchObject({ status: 'OPEN', response: null });
    expect(after(1)).toMatchObject({ status: 'IN_PROGRESS', response: 'Asked' });
    expect(after(2)).toMatchObject({ status: 'IN_PROGRESS', response: 'Asked', dueOn: '2021-02-09' });
    expect(after(3)).toMatchObject({ status: 'CLOSED', response: 'Done', closedOn: '2020-12-01' });
    expect(after(4)).toMatchObject({ status: 'OPEN', response: 'Half', dueOn: null, closedOn: null });
  });
});
