import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { quorumOf, type RecordAttendance } from './meeting.attendance.ts';
import {
  agenda,
  agreed,
  attended,
  cancelled,
  circulated,
  closed,
  county,
  decided,
  draft,
  gone,
  minute,
  open,
  opened,
  police,
  published,
  scheduled,
  scheduledWith,
  sentRound,
  unlisted,
} from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);

describe('OpenMeeting', () => {
  const command = { type: 'OpenMeeting' } as const;
  it('opens it', () =>
    given(scheduled, ...agenda, published)
      .when(command)
      .then(opened));
  it('needs a published agenda', () =>
    given(scheduled, ...agenda)
      .when(command)
      .thenRefused('agenda-not-published'));
  it('is refused where there is no meeting', () => given().when(command).thenRefused('unknown-meeting'));
  it('is refused once cancelled', () => given(scheduled, cancelled).when(command).thenRefused('meeting-cancelled'));
  it.each([
    ['closed', [...open, closed]],
    ['circulated', sentRound],
    ['agreed', [...sentRound, agreed]],
  ] as const)('is refused once %s', (_, history) =>
    given(...history)
      .when(command)
      .thenRefused('already-held'),
  );
  it('a repeat is nothing', () =>
    given(...open)
      .when(command)
      .thenNothing());
});

describe('RecordAttendance', () => {
  const record: RecordAttendance = {
    type: 'RecordAttendance',
    present: [
      { role: 'Chair', agency: county, capacity: 'board', deputyFor: null },
      { role: ' Chief Inspector ', agency: police, capacity: 'board', deputyFor: '' },
    ],
    apologies: [],
    publicCount: 1,
  };
  it('records who was there', () =>
    given(...open)
      .when(record)
      .then(attended));
  it('replaces what was recorded', () =>
    given(...open, attended)
      .when({ ...record, present: [], apologies: [{ ...record.present[0]!, deputyFor: 'Leader' }], publicCount: 0 })
      .then({
        type: 'AttendanceRecorded.v1',
        data: {
          meetingId: 'm1',
          present: [],
          apologies: [
            {
              role: 'Chair',
              agencyId: 'county',
              agencyName: 'Cambridgeshire County Council',
              capacity: 'board',
              deputyFor: 'Leader',
            },
          ],
          publicCount: 0,
        },
      }));
  it('can be corrected while the minutes are drafted', () =>
    given(...open, closed)
      .when(record)
      .then(attended));
  it('can be replaced by none that would undo the quorum of a decision', () =>
    given(...draft, decided)
      .when({ ...record, present: record.present.slice(1) })
      .thenRefused('decisions-need-quorum'));
  it.each([
    [{ present: [{ ...record.present[0]!, role: ' ' }] }, 'empty-text'],
    [{ apologies: [{ ...record.present[0]!, role: 'x'.repeat(201) }] }, 'too-long'],
    [{ present: [{ ...record.present[0]!, deputyFor: 'a\u0007' }] }, 'unreadable-text'],
    [{ present: [{ ...record.present[0]!, agency: unlisted }] }, 'unknown-agency'],
    [{ present: [{ ...record.present[0]!, agency: gone }] }, 'agency-left'],
    [{ present: Array(201).fill(record.present[0]) }, 'too-many-attendees'],
    [{ apologies: Array(201).fill(record.present[0]) }, 'too-many-attendees'],
    [{ publicCount: -1 }, 'no-such-count'],
    [{ publicCount: 10_001 }, 'no-such-count'],
    [{ publicCount: 0.5 }, 'no-such-count'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...open)
      .when({ ...record, ...change })
      .thenRefused(code),
  );
  it('is refused before the meeting', () => given(scheduled).when(record).thenRefused('not-open'));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(record)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(record)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...open, attended)
      .when(record)
      .thenNothing());
});

describe('quorum', () => {
  const present = (...people: readonly (readonly [agencyId: string | null, capacity: 'board' | 'member'])[]) =>
    quorumOf({
      quorumAgencies: 2,
      attendance: {
        present: people.map(([agencyId, capacity]) => ({
          role: 'Officer',
          agencyId,
          agencyName: agencyId,
          capacity,
          deputyFor: null,
        })),
        apologies: [],
        publicCount: 0,
      },
    });
  it('counts different agencies of the board', () =>
    expect(present(['police', 'board'], ['police', 'board'], ['county', 'member'], [null, 'board'])).toEqual({
      required: 2,
      present: 1,
      met: false,
    }));
  it('is met by enough of them', () => expect(present(['police', 'board'], ['county', 'board']).met).toBe(true));
  it('is not met before attendance is recorded, even where none is asked for', () =>
    expect(quorumOf({ quorumAgencies: 0, attendance: null })).toEqual({ required: 0, present: 0, met: false }));
  it('is that of the day the meeting was scheduled', () =>
    given(scheduledWith({ quorumAgencies: 3 }), ...agenda, published, opened, attended, minute('p1', 'i1', '1.1'))
      .when({
        type: 'RecordDecision',
        decisionId: 'd1',
        paragraphId: 'p1',
        verb: 'agreed',
        subject: 'x',
        caveat: null,
      })
      .thenRefused('inquorate'));
});

describe('CloseMeeting', () => {
  const close = { type: 'CloseMeeting', closedAt: '11:45' } as const;
  it('closes it', () =>
    given(...open)
      .when(close)
      .then(closed));
  it.each(['25:00', '', '11.45'])('knows no time %j', (closedAt) =>
    given(...open)
      .when({ ...close, closedAt })
      .thenRefused('no-such-time'),
  );
  it('knows no time in the hour that is missing', () =>
    given(
      ...open.map((event) =>
        event.type === 'MeetingScheduled.v1'
          ? ({ ...event, data: { ...event.data, date: '2020-03-29', startsAt: '00:30' } } as MeetingEvent)
          : event,
      ),
    )
      .when({ ...close, closedAt: '01:10' })
      .thenRefused('no-such-time'));
  it('is not over before it begins', () =>
    given(...open)
      .when({ ...close, closedAt: '09:59' })
      .thenRefused('ends-before-start'));
  it('is refused before the meeting', () => given(scheduled).when(close).thenRefused('not-open'));
  it('is refused once cancelled', () => given(scheduled, cancelled).when(close).thenRefused('meeting-cancelled'));
  it('at another time is refused', () =>
    given(...open, closed, circulated)
      .when({ ...close, closedAt: '11:50' })
      .thenRefused('already-held'));
  it('a repeat is nothing', () =>
    given(...open, closed)
      .when(close)
      .thenNothing());
});
