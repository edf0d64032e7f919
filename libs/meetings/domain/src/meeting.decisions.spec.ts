import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, it } from 'vitest';
import {
  agreed,
  attended,
  circulated,
  closed,
  decide as decideOn,
  decided,
  draft,
  minute,
  open,
  scheduled,
  sentRound,
} from './meeting.examples.ts';
import { meeting } from './meeting.ts';

const given = givenDecider(meeting);
const withdrawn: MeetingEvent = { type: 'DecisionWithdrawn.v1', data: { meetingId: 'm1', decisionId: 'd1' } };

describe('RecordDecision', () => {
  const decide = decideOn({ subject: ' The plan ' });
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
    [{ recommendation: 'x'.repeat(501) }, 'too-long'],
    [{ votes: { for: 1.5, against: 0, abstained: 0 } }, 'no-such-count'],
    [{ votes: { for: 1, against: -1, abstained: 0 } }, 'no-such-count'],
    [{ votes: { for: 1, against: 0, abstained: 1_001 } }, 'no-such-count'],
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

describe('what a decision sets off', () => {
  const setUp = { kind: 'group-set-up', name: ' Delivery group ', groupKind: 'Delivery group' } as const;
  const renamed = { kind: 'group-renamed', groupId: 'board', name: 'Executive' } as const;
  const terms = { kind: 'terms-of-reference-adopted', groupId: 'board', text: 'To meet', reviewOn: null } as const;
  const group = { disbanded: false };
  const setting = {
    ...decided,
    data: { ...decided.data, setsOff: { ...setUp, name: 'Delivery group' } },
  } as MeetingEvent;
  const effect: MeetingEvent = {
    type: 'DecisionTookEffect.v1',
    data: { meetingId: 'm1', decisionId: 'd1', setsOff: { ...setUp, name: 'Delivery group' }, on: '2020-10-06' },
  };
  it('is recorded with it, as are the votes and the recommendation', () => {
    const votes = { for: 7, against: 1, abstained: 0 };
    given(...draft)
      .when(decideOn({ setsOff: setUp, votes, recommendation: ' Recommendation 2 ' }))
      .then({ ...setting, data: { ...setting.data, votes, recommendation: 'Recommendation 2' } } as MeetingEvent);
  });
  it('takes effect when the minutes go round, and once only', () => {
    given(...draft, setting, closed)
      .when({ type: 'CirculateMinutes', circulatedOn: '2020-10-20' })
      .then(effect, circulated);
    const recalled: MeetingEvent = { type: 'MinutesRecalled.v1', data: { meetingId: 'm1', reason: 'A name' } };
    given(...draft, setting, closed, effect, circulated, recalled)
      .when({ type: 'CirculateMinutes', circulatedOn: '2020-10-20' })
      .then(circulated);
    given(...draft, setting, closed, effect, circulated, recalled)
      .when({ type: 'WithdrawDecision', decisionId: 'd1' })
      .thenRefused('decision-in-effect');
  });
  it('agrees a recommendation that waits for it', () => {
    const setsOff = { kind: 'recommendation-agreed', recommendationId: 'r1' } as const;
    given(...draft)
      .when(decideOn({ setsOff, recommendationWaits: true }))
      .then({ ...decided, data: { ...decided.data, setsOff } } as MeetingEvent);
  });
  it.each([
    [{ setsOff: setUp, verb: 'deferred' }, 'verb-sets-nothing-off'],
    [{ setsOff: { ...setUp, name: ' ' } }, 'empty-text'],
    [{ setsOff: { ...setUp, groupKind: 'x'.repeat(201) } }, 'too-long'],
    [{ setsOff: renamed, group: null }, 'unknown-group'],
    [{ setsOff: { kind: 'recommendation-agreed', recommendationId: 'r1' } }, 'no-such-recommendation'],
    [{ setsOff: renamed, group: { disbanded: true } }, 'group-disbanded'],
    [{ setsOff: { ...renamed, name: '' }, group }, 'empty-text'],
    [{ setsOff: { ...terms, reviewOn: '2021-02-29' }, group }, 'no-such-date'],
    [{ setsOff: { ...terms, text: ' ' }, group }, 'empty-text'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...draft)
      .when(decideOn(change))
      .thenRefused(code),
  );
});
