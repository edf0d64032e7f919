import { given as givenDecider } from '@csp/kernel';
import type { MeetingEvent } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import type { MinuteActionPoint, ReviewActionPoint } from './meeting.actions.ts';
import {
  agenda,
  agreed,
  attended,
  closed,
  draft,
  gone,
  minute,
  minuted,
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
const minutedAs = (changes: Partial<Extract<MeetingEvent, { type: 'ActionPointMinuted.v1' }>['data']>) =>
  ({ ...minuted, data: { ...minuted.data, ...changes } }) as MeetingEvent;

describe('MinuteActionPoint', () => {
  const raise: MinuteActionPoint = {
    type: 'MinuteActionPoint',
    actionPointId: 'a1',
    paragraphId: 'p1',
    text: ' Tell the county ',
    owners: [{ role: ' Officer ', agency: police }],
    dueOn: null,
    nextMeetingOn: '2021-02-09',
    firstFreeNumber: 1,
  };
  it('gets the first reference of the month, and is due at the next meeting', () =>
    given(...draft)
      .when(raise)
      .then(minuted));
  it('gets the next reference', () =>
    given(...draft, minuted)
      .when({ ...raise, actionPointId: 'a2' })
      .then(minutedAs({ actionPointId: 'a2', reference: '10/02' })));
  it('leaves out references that another meeting of the month has used', () => {
    given(...draft)
      .when({ ...raise, firstFreeNumber: 4 })
      .then(minutedAs({ reference: '10/04' }));
    given(...draft, minuted)
      .when({ ...raise, actionPointId: 'a2', firstFreeNumber: 4 })
      .then(minutedAs({ actionPointId: 'a2', reference: '10/04' }));
    given(...draft, minutedAs({ reference: '10/07' }))
      .when({ ...raise, actionPointId: 'a2', firstFreeNumber: 4 })
      .then(minutedAs({ actionPointId: 'a2', reference: '10/08' }));
  });
  it('claims its reference for the year, against other meetings', () => {
    expect(meeting.claim!.of(minuted)).toBe('reference 2020 10/01');
    expect(draft.map((event) => meeting.claim!.of(event)).filter(Boolean)).toEqual([]);
  });
  it('goes on beyond 99', () =>
    given(...draft, minutedAs({ reference: '10/99' }))
      .when({ ...raise, actionPointId: 'a2' })
      .then(minutedAs({ actionPointId: 'a2', reference: '10/100' })));
  it('takes its reference from the year where the partnership does', () =>
    given(
      ...[scheduledWith({ actionReferences: 'year-and-number' }), ...agenda, published, opened, attended],
      minute('p1', 'i1', '1.1'),
    )
      .when({ ...raise, firstFreeNumber: 14 })
      .then(minutedAs({ reference: '2020/14' })));
  it('may be due on a day of its own', () =>
    given(...draft)
      .when({ ...raise, dueOn: '2020-12-01' })
      .then(minutedAs({ dueOn: '2020-12-01' })));
  it('has no day while the next meeting has none', () =>
    given(...draft)
      .when({ ...raise, nextMeetingOn: null })
      .then(minutedAs({ dueOn: null })));
  it('is restricted under a restricted item', () =>
    given(...draft)
      .when({ ...raise, paragraphId: 'p3' })
      .then(minutedAs({ paragraphId: 'p3', paragraph: '3.1', restricted: true })));
  it('is restricted under a sub-item of a restricted item', () =>
    given(
      scheduled,
      ...agenda,
      {
        type: 'AgendaItemChanged.v1',
        data: {
          meetingId: 'm1',
          itemId: 'i2',
          title: 'Updates',
          purpose: null,
          leads: [],
          minutesAllotted: null,
          restrictedBecause: 'Names',
        },
      },
      published,
      opened,
      attended,
      minute('p2', 'i21', '2.1.1'),
    )
      .when({ ...raise, paragraphId: 'p2' })
      .then(minutedAs({ paragraphId: 'p2', paragraph: '2.1.1', restricted: true })));
  it.each([
    [{ text: '\t' }, 'empty-text'],
    [{ text: 'x'.repeat(2_001) }, 'too-long'],
    [{ text: '\ud800' }, 'unreadable-text'],
    [{ owners: [] }, 'no-owner'],
    [{ owners: Array(11).fill({ role: 'Officer', agency: police }) }, 'too-many-owners'],
    [{ owners: [{ role: 'Chair', agency: null }] }, 'owner-without-agency'],
    [{ owners: [{ role: 'Officer', agency: unlisted }] }, 'unknown-agency'],
    [{ owners: [{ role: 'Officer', agency: gone }] }, 'agency-left'],
    [{ owners: [{ role: '', agency: police }] }, 'empty-text'],
    [{ dueOn: '2021-02-29' }, 'no-such-date'],
    [{ paragraphId: 'p9' }, 'unknown-paragraph'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(...draft)
      .when({ ...raise, ...change })
      .thenRefused(code),
  );
  it('stops at 500', () => {
    const many = Array.from({ length: 500 }, (_, index) => minutedAs({ actionPointId: `n${index}` }));
    given(...draft, ...many)
      .when(raise)
      .thenRefused('too-many-action-points');
  });
  it('can be minuted while the minutes are drafted', () =>
    given(...draft, closed)
      .when(raise)
      .then(minuted));
  it('is refused before the meeting', () => given(scheduled).when(raise).thenRefused('not-open'));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(raise)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(raise)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing', () =>
    given(...draft, minuted)
      .when(raise)
      .thenNothing());
});

describe('ReviewActionPoint', () => {
  const close: ReviewActionPoint = {
    type: 'ReviewActionPoint',
    actionPointId: 'old',
    underReview: { reference: '02/02', closed: false },
    outcome: 'closed',
    response: ' Few referrals ',
    dueOn: null,
    nextMeetingOn: '2021-02-09',
  };
  const carry: ReviewActionPoint = { ...close, outcome: 'carried-forward', response: null };
  const isClosed = { reference: '02/02', closed: true };
  const reviewed = (
    outcome: 'closed' | 'carried-forward' | 'reopened',
    response: string | null,
    dueOn: string | null,
  ): MeetingEvent => ({
    type: 'ActionPointReviewed.v1',
    data: {
      meetingId: 'm1',
      actionPointId: 'old',
      reference: '02/02',
      outcome,
      response,
      dueOn,
      reviewedOn: '2020-10-06',
    },
  });
  it('closes with the answer', () =>
    given(...open)
      .when(close)
      .then(reviewed('closed', 'Few referrals', null)));
  it('closes an open point with an answer only', () =>
    given(...open)
      .when({ ...close, response: ' ' })
      .thenRefused('empty-text'));
  it('notes without a word that the register has it closed', () =>
    given(...open)
      .when({ ...close, response: null, underReview: isClosed })
      .then(reviewed('closed', null, null)));
  it('carries forward to the next meeting', () =>
    given(...open)
      .when(carry)
      .then(reviewed('carried-forward', null, '2021-02-09')));
  it('carries forward to a day of its own, for a reason', () =>
    given(...open)
      .when({ ...carry, response: 'Figures are late', dueOn: '2020-12-01' })
      .then(reviewed('carried-forward', 'Figures are late', '2020-12-01')));
  it('carries forward without a day while the next meeting has none', () =>
    given(...open)
      .when({ ...carry, nextMeetingOn: null })
      .then(reviewed('carried-forward', null, null)));
  it('does not carry forward what is closed', () =>
    given(...open)
      .when({ ...carry, underReview: isClosed })
      .thenRefused('closed-in-register'));
  it('reopens for a reason', () =>
    given(...open)
      .when({ ...close, outcome: 'reopened', response: 'One quarter only', underReview: isClosed })
      .then(reviewed('reopened', 'One quarter only', '2021-02-09')));
  it('reopens with a reason only', () =>
    given(...open)
      .when({ ...close, outcome: 'reopened', response: null, underReview: isClosed })
      .thenRefused('empty-text'));
  it('does not reopen what is open', () =>
    given(...open)
      .when({ ...close, outcome: 'reopened' })
      .thenRefused('open-in-register'));
  it('a later outcome takes the place of an earlier one', () =>
    given(...open, reviewed('carried-forward', null, '2021-02-09'))
      .when(close)
      .then(reviewed('closed', 'Few referrals', null)));
  it('takes only what is under review here', () =>
    given(...open)
      .when({ ...close, underReview: null })
      .thenRefused('not-under-review'));
  it.each([
    [{ response: 'x'.repeat(4_001) }, 'too-long'],
    [{ response: '\u0000' }, 'unreadable-text'],
  ] as const)('keeps its answer readable', (change, code) =>
    given(...open)
      .when({ ...close, ...change })
      .thenRefused(code),
  );
  it('knows no day that does not exist', () =>
    given(...open)
      .when({ ...carry, dueOn: '2021-02-30' })
      .thenRefused('no-such-date'));
  it('is refused before the meeting', () => given(scheduled).when(close).thenRefused('not-open'));
  it('is refused once the minutes are sent round', () =>
    given(...sentRound)
      .when(close)
      .thenRefused('minutes-circulated'));
  it('is refused once the minutes are agreed', () =>
    given(...sentRound, agreed)
      .when(close)
      .thenRefused('minutes-agreed'));
  it('a repeat is nothing, though the register has followed', () => {
    given(...open, reviewed('closed', 'Few referrals', null))
      .when({ ...close, underReview: isClosed })
      .thenNothing();
    given(...open, reviewed('carried-forward', null, '2021-02-09'))
      .when(carry)
      .thenNothing();
  });
});
