import { fold, isRefused } from '@csp/kernel';
import type { MeetingEvent, MeetingSeriesEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { schedule as scheduling, gone, police, scheduled } from './meeting.examples.ts';
import { meeting } from './meeting.ts';
import { scheduledFrom, type WantedMeeting } from './meeting-series.scheduling.ts';
import { meetingSeries } from './meeting-series.ts';

const seriesId = 's1';
const item = (itemId: string, parentId: string | null, agencyId: string | null): MeetingSeriesEvent => ({
  type: 'StandingItemAdded.v1',
  data: {
    ...{ seriesId, itemId, parentId, title: itemId, purpose: 'note', minutesAllotted: 5, restrictedBecause: null },
    leads: [{ role: 'Officer', agencyId, agencyName: agencyId && 'As it was called' }],
  },
});
const started: MeetingSeriesEvent = {
  type: 'MeetingSeriesStarted.v1',
  data: {
    ...{ seriesId, groupId: 'board', name: 'Board', rhythm: null, startsAt: '10:00', endsAt: '11:50' },
    ...{ place: null, startedOn: '2020-01-07' },
  },
};
const seriesOf = (...events: readonly MeetingSeriesEvent[]) =>
  fold(meetingSeries.evolve, meetingSeries.initial, events);
const series = seriesOf(started, item('a', null, null), item('a1', 'a', 'police'));
const at = (meetingId: string, date: string): WantedMeeting => ({
  ...{ meetingId, date, startsAt: '10:00', endsAt: '11:50', place: 'The Guildhall' },
});
const wanted = (...meetings: readonly WantedMeeting[]) => {
  let made = 0;
  const { group, habits } = scheduling;
  const agencies = new Map([
    ['police', police],
    ['probation', gone],
  ]);
  return { meetings, group, habits, taken: ['2020-12-01'], agencies, newId: () => `new-${++made}` };
};

describe('scheduling from a series', () => {
  it('gives each meeting the standing items as its own, led by agencies as they are called now', () => {
    const commands = scheduledFrom(series, wanted(at('m1', '2020-10-06'), at('m2', '2021-01-12')));
    if ('refused' in commands) throw new Error(commands.refused);
    const [first, second] = commands.map((command) => meeting.decide(command, meeting.initial));
    const own = (itemId: string, parentId: string | null, title: string, agencyId: string | null): MeetingEvent => ({
      type: 'AgendaItemAdded.v1',
      data: {
        ...{ meetingId: 'm1', itemId, parentId, title, purpose: 'note', minutesAllotted: 5, restrictedBecause: null },
        leads: [{ role: 'Officer', agencyId, agencyName: agencyId && police.name }],
      },
    });
    const put: MeetingEvent = { type: 'MeetingPutInSeries.v1', data: { meetingId: 'm1', seriesId } };
    expect(first).toEqual([scheduled, put, own('new-1', null, 'a', null), own('new-2', 'new-1', 'a1', 'police')]);
    expect(second).toHaveLength(4);
    // Again, as when the answer got lost.
    const after = fold(meeting.evolve, meeting.initial, first as readonly MeetingEvent[]);
    expect(after).toMatchObject({ seriesId, agenda: [{ id: 'new-1', subItems: [{ id: 'new-2' }] }] });
    expect(meeting.decide(commands[0]!, after)).toEqual([]);
    expect(isRefused(meeting.decide({ ...commands[0]!, series: null }, after))).toBe(true);
  });

  it.each([
    ['none', wanted(), 'no-days'],
    ['25', wanted(...Array.from({ length: 25 }, (_, day) => at(`m${day}`, `2021-01-${day + 1}`))), 'too-many-meetings'],
    ['two on a day', wanted(at('m1', '2020-10-06'), at('m2', '2020-10-06')), 'same-day-twice'],
    ['one where there is one', wanted(at('m1', '2020-12-01')), 'meets-that-day'],
    [
      'one that could not be, beside one that could',
      wanted(at('m1', '2020-10-06'), at('m2', '2021-02-30')),
      'no-such-date',
    ],
    ['of a group that is not there', { ...wanted(at('m1', '2020-10-06')), group: null }, 'unknown-group'],
  ] as const)('%s is refused', (_, ask, code) => expect(scheduledFrom(series, ask)).toEqual({ refused: code }));

  it('is refused while an agency that has left leads a standing item', () =>
    expect(scheduledFrom(seriesOf(started, item('a', null, 'probation')), wanted(at('m1', '2020-10-06')))).toEqual({
      refused: 'standing-lead-left',
    }));

  it('needs a series that goes on', () => {
    const ended: MeetingSeriesEvent = { type: 'MeetingSeriesEnded.v1', data: { seriesId, endedOn: '2020-02-01' } };
    expect(scheduledFrom(seriesOf(started, ended), wanted(at('m1', '2020-10-06')))).toEqual({
      refused: 'series-ended',
    });
    expect(scheduledFrom(seriesOf(), wanted(at('m1', '2020-10-06')))).toEqual({ refused: 'unknown-series' });
  });
});
