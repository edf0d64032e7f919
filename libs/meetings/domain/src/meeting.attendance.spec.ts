import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import type { RecordAttendance } from './meeting.attendance.ts';
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
  open,
  opened,
  police,
  published,
  scheduled,
  sentRound,
  throughout,
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
      { role: 'Chair', agency: county, capacity: 'board', deputyFor: null, ...throughout },
      { role: ' Chief Inspector ', agency: police, capacity: 'board', deputyFor: '', ...throughout },
    ],
    apologies: [],
    absent: [],
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
        type: 'AttendanceRecorded.v2',
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
          absent: [],
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
    [{ absent: Array(201).fill(record.present[0]) }, 'too-many-attendees'],
    [{ absent: [{ ...record.present[0]!, agency: unlisted }] }, 'unknown-agency'],
    [{ present: [{ ...record.present[0]!, fromItemId: 'i9' }] }, 'unknown-item'],
    [{ present: [{ ...record.present[0]!, untilItemId: 'i9' }] }, 'unknown-item'],
    [{ present: [{ ...record.present[0]!, fromItemId: 'i2', untilItemId: 'i1' }] }, 'leaves-before-arriving'],
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
