import { fold, given as givenDecider } from '@csp/kernel';
import type { MeetingSeriesEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { placedItems } from './agenda-numbers.ts';
import { gone, police } from './meeting.examples.ts';
import { meetingSeries, type MeetingSeriesCommand, type StartMeetingSeries } from './meeting-series.ts';
import { usualItems } from './usual-items.ts';

const given = givenDecider(meetingSeries);
const seriesId = 's1';
const habits = {
  name: 'Cambridge board',
  rhythm: { everyMonths: 3, week: 'second', weekday: 'tuesday' },
  startsAt: '10:00',
  endsAt: '12:00',
  place: 'The Guildhall',
} as const;
const start: StartMeetingSeries = {
  ...{ type: 'StartMeetingSeries', seriesId, ...habits, items: [], startedOn: '2020-01-07' },
  group: { groupId: 'board', disbandedOn: null },
};
const started: MeetingSeriesEvent = {
  type: 'MeetingSeriesStarted.v1',
  data: { seriesId, groupId: 'board', ...habits, startedOn: '2020-01-07' },
};
const words = { purpose: null, leads: [], minutesAllotted: 5, restrictedBecause: null };
const item = (itemId: string, parentId: string | null = null): MeetingSeriesEvent => ({
  type: 'StandingItemAdded.v1',
  data: { seriesId, itemId, parentId, title: `Item ${itemId}`, ...words, leads: [] },
});
const items = [item('i1'), item('i2'), item('i21', 'i2'), item('i3')];
const ended: MeetingSeriesEvent = { type: 'MeetingSeriesEnded.v1', data: { seriesId, endedOn: '2021-03-31' } };
const orderAfter = (...events: readonly MeetingSeriesEvent[]) => {
  const state = fold(meetingSeries.evolve, meetingSeries.initial, [started, ...items, ...events]);
  return state.status === 'none' ? [] : placedItems(state.items).map((one) => `${one.number} ${one.item.id}`);
};

describe('StartMeetingSeries', () => {
  it('starts it', () =>
    given()
      .when({ ...start, name: ' Cambridge board ' })
      .then(started));
  it('with its standing items in one go', () =>
    given()
      .when({
        ...start,
        items: [
          { itemId: 'i1', parentId: null, title: ' Item i1 ', ...words },
          { itemId: 'i11', parentId: 'i1', title: 'Item i11', ...words },
        ],
      })
      .then(started, item('i1'), item('i11', 'i1')));
  it('takes the usual items, which fill two hours', () => {
    const all = usualItems.map((facts, index) => ({ ...facts, itemId: `u${index}`, parentId: null }));
    const decision = meetingSeries.decide({ ...start, items: all }, meetingSeries.initial);
    expect(decision).toHaveLength(1 + usualItems.length);
    expect(usualItems.reduce((sum, { minutesAllotted }) => sum + (minutesAllotted ?? 0), 0)).toBe(120);
  });
  it('may be by hand, anywhere', () =>
    given()
      .when({ ...start, rhythm: null, place: ' ' })
      .then({ ...started, data: { ...started.data, rhythm: null, place: null } } as MeetingSeriesEvent));
  it.each([
    [{ group: null }, 'unknown-group'],
    [{ group: { groupId: 'board', disbandedOn: '2020-01-07' } }, 'group-disbanded'],
    [{ name: ' ' }, 'empty-text'],
    [{ name: 'x'.repeat(201) }, 'too-long'],
    [{ name: 'a\u0000' }, 'unreadable-text'],
    [{ place: 'x'.repeat(201) }, 'too-long'],
    [{ rhythm: { ...habits.rhythm, everyMonths: 0 } }, 'no-such-rhythm'],
    [{ rhythm: { ...habits.rhythm, everyMonths: 13 } }, 'no-such-rhythm'],
    [{ startsAt: '24:00' }, 'no-such-time'],
    [{ endsAt: '10:00' }, 'ends-before-start'],
    [{ startedOn: '2020-02-30' }, 'no-such-date'],
    [{ items: [{ itemId: 'i1', parentId: 'i0', title: 'A', ...words }] }, 'unknown-item'],
    [{ items: [{ itemId: 'i1', parentId: null, title: '', ...words }] }, 'empty-text'],
  ] as const)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...start, ...change })
      .thenRefused(code),
  );
  it('another under its id is refused', () =>
    given(started)
      .when({ ...start, name: 'Another' })
      .thenRefused('already-started'));
  it('a repeat is nothing', () =>
    given(started, ...items)
      .when(start)
      .thenNothing());
});

describe('ChangeMeetingSeries', () => {
  const change: MeetingSeriesCommand = { type: 'ChangeMeetingSeries', changes: { place: ' Online ', rhythm: null } };
  const changed: MeetingSeriesEvent = {
    type: 'MeetingSeriesChanged.v1',
    data: { seriesId, ...habits, place: 'Online', rhythm: null },
  };
  it('changes what is given and leaves the rest', () => given(started).when(change).then(changed));
  it('is held against all of it', () =>
    given(started)
      .when({ type: 'ChangeMeetingSeries', changes: { endsAt: '09:00' } })
      .thenRefused('ends-before-start'));
  it('a repeat is nothing', () => given(started, changed).when(change).thenNothing());
});

describe('AddStandingItem', () => {
  const add: MeetingSeriesCommand = {
    ...{ type: 'AddStandingItem', itemId: 'i4', parentId: null, title: 'Any other business', ...words },
    ...{ leads: [{ role: 'Chair', agency: police }], on: '2020-10-06' },
  };
  it('adds it at the end', () =>
    given(started, ...items)
      .when(add)
      .then({
        type: 'StandingItemAdded.v1',
        data: {
          ...{ seriesId, itemId: 'i4', parentId: null, title: 'Any other business', ...words },
          leads: [{ role: 'Chair', agencyId: 'police', agencyName: 'Cambridgeshire Constabulary' }],
        },
      }));
  it.each([
    [{ parentId: 'i21' }, 'too-deep'],
    [{ leads: [{ role: 'Officer', agency: gone }] }, 'agency-left'],
    [{ minutesAllotted: 601 }, 'no-such-length'],
  ] as const)('%j is refused as %s', (wrong, code) =>
    given(started, ...items)
      .when({ ...add, ...wrong } as MeetingSeriesCommand)
      .thenRefused(code),
  );
  it('a repeat is nothing', () => given(started, item('i4')).when(add).thenNothing());
});

describe('ChangeStandingItem', () => {
  const change: MeetingSeriesCommand = {
    ...{ type: 'ChangeStandingItem', itemId: 'i21', on: '2020-10-06' },
    changes: { restrictedBecause: 'Names people' },
  };
  const changed: MeetingSeriesEvent = {
    type: 'StandingItemChanged.v1',
    data: { seriesId, itemId: 'i21', title: 'Item i21', ...words, leads: [], restrictedBecause: 'Names people' },
  };
  it('changes it', () =>
    given(started, ...items)
      .when(change)
      .then(changed));
  it('a blank reason is refused, not dropped', () =>
    given(started, ...items)
      .when({ ...change, changes: { restrictedBecause: ' ' } })
      .thenRefused('empty-text'));
  it('a repeat is nothing', () =>
    given(started, ...items, changed)
      .when(change)
      .thenNothing());
});

describe('MoveStandingItem', () => {
  const move: MeetingSeriesCommand = { type: 'MoveStandingItem', itemId: 'i3', place: 1 };
  const moved: MeetingSeriesEvent = { type: 'StandingItemMoved.v1', data: { seriesId, itemId: 'i3', place: 1 } };
  it('moves it among its siblings', () => {
    given(started, ...items)
      .when(move)
      .then(moved);
    expect(orderAfter(moved)).toEqual(['1 i3', '2 i1', '3 i2', '3.1 i21']);
  });
  it('goes no further than the end', () =>
    given(started, ...items)
      .when({ ...move, place: 4 })
      .thenRefused('no-such-place'));
  it('a repeat is nothing', () =>
    given(started, ...items, moved)
      .when(move)
      .thenNothing());
});

describe('RemoveStandingItem', () => {
  const remove: MeetingSeriesCommand = { type: 'RemoveStandingItem', itemId: 'i2' };
  const removed: MeetingSeriesEvent = { type: 'StandingItemRemoved.v1', data: { seriesId, itemId: 'i2' } };
  it('removes it with what is under it', () => {
    given(started, ...items)
      .when(remove)
      .then(removed);
    expect(orderAfter(removed)).toEqual(['1 i1', '2 i3']);
  });
  it('a repeat finds it gone', () =>
    given(started, ...items, removed)
      .when(remove)
      .thenRefused('unknown-item'));
});

describe('EndMeetingSeries', () => {
  const end: MeetingSeriesCommand = { type: 'EndMeetingSeries', endedOn: '2021-03-31' };
  it('ends it', () => given(started).when(end).then(ended));
  it('nothing is changed afterwards', () => {
    const later: readonly MeetingSeriesCommand[] = [
      { type: 'ChangeMeetingSeries', changes: { place: 'Online' } },
      { type: 'RemoveStandingItem', itemId: 'i1' },
    ];
    for (const command of later)
      given(started, ...items, ended)
        .when(command)
        .thenRefused('series-ended');
  });
  it('a repeat is nothing', () =>
    given(started, ended)
      .when({ ...end, endedOn: '2021-04-01' })
      .thenNothing());
});

describe('a series that is not there', () => {
  it('has nothing changed', () =>
    given().when({ type: 'RemoveStandingItem', itemId: 'i1' }).thenRefused('unknown-series'));
});
