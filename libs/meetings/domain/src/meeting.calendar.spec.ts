import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import {
  agenda,
  agreed,
  cancelled,
  opened,
  open,
  published,
  schedule,
  scheduled,
  sentRound,
} from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);

describe('ScheduleMeeting', () => {
  it('sets the day, with the habits of the partnership', () => given().when(schedule).then(scheduled));
  it('takes the name of the group as its title, and blanks for no place', () =>
    given()
      .when({ ...schedule, place: ' ' })
      .then({ ...scheduled, data: { ...scheduled.data, place: null } } as MeetingEvent));
  it('needs a group of this partnership', () =>
    given()
      .when({ ...schedule, group: null })
      .thenRefused('unknown-group'));
  it('needs a partnership that was founded', () =>
    given()
      .when({ ...schedule, habits: null })
      .thenRefused('unknown-group'));
  it('needs a group that still meets', () =>
    given()
      .when({ ...schedule, group: { groupId: 'board', name: 'Board', disbandedOn: '2020-10-06' } })
      .thenRefused('group-disbanded'));
  it('takes a group that is disbanded later', () =>
    given()
      .when({ ...schedule, group: { groupId: 'board', name: 'Board', disbandedOn: '2020-10-07' } })
      .then(scheduled));
  it.each(['2021-02-29', '2020-13-01', '6 October 2020', ''])('knows no day %j', (date) =>
    given()
      .when({ ...schedule, date })
      .thenRefused('no-such-date'),
  );
  it.each(['24:00', '9:00', '10:60', ''])('knows no time %j', (startsAt) =>
    given()
      .when({ ...schedule, startsAt })
      .thenRefused('no-such-time'),
  );
  it('knows no time between one and two on the night summer time begins', () => {
    given()
      .when({ ...schedule, date: '2020-03-29', startsAt: '01:30' })
      .thenRefused('no-such-time');
    given()
      .when({ ...schedule, date: '2020-03-29', startsAt: '00:30', endsAt: '01:59' })
      .thenRefused('no-such-time');
    given()
      .when({ ...schedule, date: '2020-10-25', startsAt: '01:30' })
      .then({ ...scheduled, data: { ...scheduled.data, date: '2020-10-25', startsAt: '01:30' } } as MeetingEvent);
  });
  it.each(['10:00', '09:59'])('does not end at %s, before it begins', (endsAt) =>
    given()
      .when({ ...schedule, endsAt })
      .thenRefused('ends-before-start'),
  );
  it.each([
    ['x'.repeat(201), 'too-long'],
    ['a\u0000', 'unreadable-text'],
  ] as const)('keeps its place readable', (place, code) =>
    given()
      .when({ ...schedule, place })
      .thenRefused(code),
  );
  it('another meeting under the same id is refused', () =>
    given(scheduled)
      .when({ ...schedule, startsAt: '09:00' })
      .thenRefused('already-scheduled'));
  it('a repeat is nothing', () => given(scheduled).when(schedule).thenNothing());
});

describe('RescheduleMeeting', () => {
  const reschedule = {
    type: 'RescheduleMeeting',
    date: '2020-11-15',
    startsAt: '10:00',
    endsAt: '11:50',
    reason: ' No room ',
  } as const;
  const rescheduled: MeetingEvent = {
    type: 'MeetingRescheduled.v1',
    data: {
      meetingId: 'm1',
      date: '2020-11-15',
      startsAt: '10:00',
      endsAt: '11:50',
      previousDate: '2020-10-06',
      previousStartsAt: '10:00',
      previousEndsAt: '11:50',
      reason: 'No room',
    },
  };
  it('notes the day it was set for before', () => given(scheduled).when(reschedule).then(rescheduled));
  it('is possible when the agenda is out', () =>
    given(scheduled, ...agenda, published)
      .when(reschedule)
      .then(rescheduled));
  it('needs no reason', () =>
    given(scheduled)
      .when({ ...reschedule, reason: null })
      .then({ ...rescheduled, data: { ...rescheduled.data, reason: null } } as MeetingEvent));
  it('to the same day and time is nothing', () =>
    given(scheduled)
      .when({ ...reschedule, date: '2020-10-06' })
      .thenNothing());
  it('keeps to days and times that exist', () => {
    given(scheduled)
      .when({ ...reschedule, date: '2020-02-30' })
      .thenRefused('no-such-date');
    given(scheduled)
      .when({ ...reschedule, endsAt: '09:00' })
      .thenRefused('ends-before-start');
  });
  it('keeps its reason to 500 characters', () =>
    given(scheduled)
      .when({ ...reschedule, reason: 'x'.repeat(501) })
      .thenRefused('too-long'));
  it('is refused where there is no meeting', () => given().when(reschedule).thenRefused('unknown-meeting'));
  it('is refused once it has begun', () =>
    given(...open)
      .when(reschedule)
      .thenRefused('already-opened'));
  it('is refused once cancelled', () => given(scheduled, cancelled).when(reschedule).thenRefused('meeting-cancelled'));
  it('a repeat is nothing', () => given(scheduled, rescheduled).when(reschedule).thenNothing());
});

describe('CancelMeeting', () => {
  const cancel = { type: 'CancelMeeting', reason: 'No quorum' } as const;
  it('cancels with the reason', () => given(scheduled).when(cancel).then(cancelled));
  it('is possible when the agenda is out', () =>
    given(scheduled, ...agenda, published)
      .when(cancel)
      .then(cancelled));
  it('needs a reason', () =>
    given(scheduled)
      .when({ ...cancel, reason: '\n ' })
      .thenRefused('empty-text'));
  it('is refused once it has begun', () =>
    given(scheduled, ...agenda, published, opened)
      .when(cancel)
      .thenRefused('already-opened'));
  it('is refused once its minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(cancel)
      .thenRefused('minutes-agreed'));
  it('for another reason is refused', () =>
    given(scheduled, cancelled)
      .when({ ...cancel, reason: 'Snow' })
      .thenRefused('meeting-cancelled'));
  it('a repeat is nothing', () => given(scheduled, cancelled).when(cancel).thenNothing());
});
