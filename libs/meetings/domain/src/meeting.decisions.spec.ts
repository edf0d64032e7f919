import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import { agreed, attended, decided, draft, minute, open, scheduled, sentRound } from './meeting.examples.ts';
import type { RecordDecision } from './meeting.minutes.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const withdrawn: MeetingEvent = { type: 'DecisionWithdrawn.v1', data: { meetingId: 'm1', decisionId: 'd1' } };

describe('RecordDecision', () => {
  const decide: RecordDecision = {
    type: 'RecordDecision',
    decisionId: 'd1',
    paragraphId: 'p1',
    verb: 'agreed',
    subject: ' The plan ',
    caveat: null,
  };
  it('records what was decided', () =>
    given(...draft)
      .when(decide)
      .then(decided));
  it.each(['noted', 'approved', 'endorsed', 'accepted', 'deferred', 'refused'] as const)('in the word %s', (verb) =>
    given(...draft)
      .when({ ...decide, verb, caveat: 'subject to £5,000 ring-fenced for redundancy' })
      .then({
        ...decided,
        data: { ...decided.data, verb, caveat: 'subject to £5,000 ring-fenced for redundancy' },
      } as MeetingEvent),
  );
  it('needs a quorum', () => {
    const alone = { ...attended, data: { ...attended.data, present: [], publicCount: 3 } } as MeetingEvent;
    given(...open, alone, minute('p1', 'i1', '1.1'))
      .when(decide)
      .thenRefused('inquorate');
  });
  it('needs attendance to be recorded first', () =>
    given(...open, minute('p1', 'i1', '1.1'))
      .when(decide)
      .thenRefused('inquorate'));
  it('needs a paragraph that is there', () =>
    given(...draft)
      .when({ ...decide, paragraphId: 'p9' })
      .thenRefused('unknown-paragraph'));
  it.each([
    [{ subject: '' }, 'empty-text'],
    [{ subject: 'x'.repeat(501) }, 'too-long'],
    [{ caveat: 'x'.repeat(501) }, 'too-long'],
    [{ caveat: '\u0000' }, 'unreadable-text'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...draft)
      .when({ ...decide, ...change })
      .thenRefused(code),
  );
  it('stops at 1,000', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      ...decided,
      data: { ...decided.data, decisionId: `n${index}` },
    })) as MeetingEvent[];
    given(...draft, ...many)
      .when(decide)
      .thenRefused('too-many-decisions');
  });
  it('is refused before the meeting', () => given(scheduled).when(decide).thenRefused('not-open'));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(decide)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(decide)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...draft, decided)
      .when(decide)
      .thenNothing());
});

describe('WithdrawDecision', () => {
  const withdraw = { type: 'WithdrawDecision', decisionId: 'd1' } as const;
  it('takes a decision out of the draft', () =>
    given(...draft, decided)
      .when(withdraw)
      .then(withdrawn));
  it('frees its paragraph', () =>
    given(...draft, decided, withdrawn)
      .when({ type: 'RemoveMinute', paragraphId: 'p1' })
      .then({ type: 'MinuteRemoved.v1', data: { meetingId: 'm1', paragraphId: 'p1' } }));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(withdraw)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(withdraw)
      .thenRefused('minutes-agreed'));
  it('a repeat is refused: it is gone', () =>
    given(...draft, decided, withdrawn)
      .when(withdraw)
      .thenRefused('unknown-decision'));
});
