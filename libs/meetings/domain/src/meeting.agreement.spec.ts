import { fold, given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import type { AgreeMinutes } from './meeting.agreement.ts';
import {
  agreed,
  cancelled,
  circulated,
  closed,
  draft,
  later,
  open,
  published,
  scheduled,
  sentRound,
} from './meeting.examples.ts';
import { hasBegun } from './meeting.state.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const recalled: MeetingEvent = { type: 'MinutesRecalled.v1', data: { meetingId: 'm1', reason: 'A name' } };

describe('CirculateMinutes', () => {
  const circulate = { type: 'CirculateMinutes', circulatedOn: '2020-10-20' } as const;
  it('sends them round', () =>
    given(...draft, closed)
      .when(circulate)
      .then(circulated));
  it('once more after they were recalled', () =>
    given(...sentRound, recalled)
      .when(circulate)
      .then(circulated));
  it('needs the meeting to be over', () =>
    given(...draft)
      .when(circulate)
      .thenRefused('not-held'));
  it('needs a paragraph', () =>
    given(...open, closed)
      .when(circulate)
      .thenRefused('no-minutes'));
  it('knows no day that does not exist', () =>
    given(...draft, closed)
      .when({ ...circulate, circulatedOn: '2020-10-32' })
      .thenRefused('no-such-date'));
  it('is refused before the meeting', () => given(scheduled, published).when(circulate).thenRefused('not-open'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(circulate)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...sentRound)
      .when(circulate)
      .thenNothing());
});

describe('RecallMinutes', () => {
  const recall = { type: 'RecallMinutes', reason: ' A name ' } as const;
  it('takes them back, to be changed again', () => {
    given(...sentRound)
      .when(recall)
      .then(recalled);
    given(...sentRound, recalled)
      .when({ type: 'ReviseMinute', paragraphId: 'p3', text: 'No name' })
      .then({ type: 'MinuteRevised.v1', data: { meetingId: 'm1', paragraphId: 'p3', text: 'No name' } });
  });
  it('needs a reason', () =>
    given(...sentRound)
      .when({ ...recall, reason: '' })
      .thenRefused('empty-text'));
  it('is refused before they are sent round', () =>
    given(...draft, closed)
      .when(recall)
      .thenRefused('minutes-not-circulated'));
  it('is refused once they are agreed', () =>
    given(...sentRound, agreed)
      .when(recall)
      .thenRefused('minutes-agreed'));
  it('is refused once the meeting is cancelled', () =>
    given(scheduled, cancelled).when(recall).thenRefused('meeting-cancelled'));
  it('a repeat is refused: they are back', () =>
    given(...sentRound, recalled)
      .when(recall)
      .thenRefused('minutes-not-circulated'));
});

describe('AgreeMinutes', () => {
  const agree: AgreeMinutes = { type: 'AgreeMinutes', atMeetingId: 'm2', at: later, alterations: [] };
  const alter = { ...agree, alterations: [{ paragraphId: 'p1', text: ' Said well ' }] };
  const altered: MeetingEvent = {
    type: 'MinuteAltered.v1',
    data: { meetingId: 'm1', paragraphId: 'p1', before: 'Said', text: 'Said well' },
  };
  const agreedWithOne = { ...agreed, data: { ...agreed.data, alterations: 1 } } as MeetingEvent;
  it('as a correct record', () =>
    given(...sentRound)
      .when(agree)
      .then(agreed));
  it('with alterations, each with what stood there', () => {
    given(...sentRound)
      .when(alter)
      .then(altered, agreedWithOne);
    const state = fold(meeting.evolve, meeting.initial, [...sentRound, altered, agreedWithOne]);
    expect(hasBegun(state) && state.paragraphs[0]).toMatchObject({ text: 'Said well', before: 'Said' });
  });
  it.each(['open', 'held', 'circulated', 'agreed'] as const)('at a later meeting that is %s', (status) =>
    given(...sentRound)
      .when({ ...agree, at: { ...later, status } })
      .then(agreed),
  );
  it('at a later meeting of the same day', () =>
    given(...sentRound)
      .when({ ...agree, at: { ...later, date: '2020-10-06', startsAt: '14:00' } })
      .then({ ...agreed, data: { ...agreed.data, agreedOn: '2020-10-06' } } as MeetingEvent));
  it.each(['scheduled', 'agenda-published', 'cancelled', 'none'] as const)('not at one that is %s', (status) =>
    given(...sentRound)
      .when({ ...agree, at: { ...later, status } })
      .thenRefused('meeting-not-held'),
  );
  it('not at itself', () =>
    given(...sentRound)
      .when({
        ...agree,
        atMeetingId: 'm1',
        at: { ...later, meetingId: 'm1', date: '2020-10-06', status: 'circulated' },
      })
      .thenRefused('own-meeting'));
  it.each([
    ['2020-10-05', '10:00'],
    ['2020-10-06', '10:00'],
    ['2020-10-06', '09:00'],
  ])('not at one of %s, %s', (date, startsAt) =>
    given(...sentRound)
      .when({ ...agree, at: { ...later, date, startsAt } })
      .thenRefused('not-a-later-meeting'),
  );
  it('not at one of another group', () =>
    given(...sentRound)
      .when({ ...agree, at: { ...later, groupId: 'delivery' } })
      .thenRefused('other-group'));
  it('not at one that is not here', () =>
    given(...sentRound)
      .when({ ...agree, at: null })
      .thenRefused('unknown-later-meeting'));
  it.each([
    ['being drafted', [...draft, closed]],
    ['not yet begun', [scheduled, published]],
    ['recalled', [...sentRound, recalled]],
  ] as const)('not while they are %s', (_, history) =>
    given(...history)
      .when(agree)
      .thenRefused('minutes-not-circulated'),
  );
  it('not once cancelled', () => given(scheduled, cancelled).when(agree).thenRefused('meeting-cancelled'));
  it.each([
    [[{ paragraphId: 'p9', text: 'x' }], 'unknown-paragraph'],
    [[{ paragraphId: 'p1', text: 'Said ' }], 'same-text'],
    [[{ paragraphId: 'p1', text: ' ' }], 'empty-text'],
    [[{ paragraphId: 'p1', text: 'x'.repeat(10_001) }], 'too-long'],
    [
      [
        { paragraphId: 'p1', text: 'x' },
        { paragraphId: 'p1', text: 'y' },
      ],
      'altered-twice',
    ],
  ] as const)('not with alterations that alter nothing: %#', (alterations, code) =>
    given(...sentRound)
      .when({ ...agree, alterations })
      .thenRefused(code),
  );
  it('otherwise than they were agreed is refused', () => {
    given(...sentRound, agreed)
      .when(alter)
      .thenRefused('minutes-agreed');
    given(...sentRound, agreed)
      .when({ ...agree, atMeetingId: 'm3' })
      .thenRefused('minutes-agreed');
    given(...sentRound, altered, agreedWithOne)
      .when({ ...alter, alterations: [{ paragraphId: 'p1', text: 'Other' }] })
      .thenRefused('minutes-agreed');
  });
  it('a repeat is nothing', () => {
    given(...sentRound, agreed)
      .when(agree)
      .thenNothing();
    given(...sentRound, altered, agreedWithOne)
      .when(alter)
      .thenNothing();
  });
});
