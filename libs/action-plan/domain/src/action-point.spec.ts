import type { ActionPointEvent } from '@csp/action-plan-contract';
import { fold, given as givenDecider } from '@csp/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionPoint, type ActionPointCommand } from './action-point.ts';

const given = givenDecider(actionPoint);
const facts = {
  reference: '02/02',
  text: 'Ask about the repeat rate',
  owners: [{ agencyId: 'research-group', role: 'Officer' }],
  dueOn: '2020-10-06',
  raisedOn: '2020-02-11',
  meetingId: 'm1',
  paragraph: '6.3.2',
  restricted: false,
};
const raise = { type: 'RaiseActionPoint', id: 'a1', ...facts } as const;
const raised: ActionPointEvent = {
  type: 'ActionPointRaised.v1',
  data: { actionPointId: 'a1', ...facts, owners: [...facts.owners] },
};
const update = { type: 'UpdateActionPoint', note: 'Asked', updatedOn: '2020-03-01' } as const;
const updated: ActionPointEvent = {
  type: 'ActionPointUpdated.v1',
  data: { actionPointId: 'a1', note: 'Asked', updatedOn: '2020-03-01' },
};
const close = { type: 'CloseActionPoint', answer: 'Few referrals magnify it', closedOn: '2020-10-06' } as const;
const closed: ActionPointEvent = {
  type: 'ActionPointClosed.v1',
  data: { actionPointId: 'a1', answer: 'Few referrals magnify it', closedOn: '2020-10-06', dueOn: '2020-10-06' },
};
const reopen = {
  type: 'ReopenActionPoint',
  reason: 'One quarter only',
  reopenedOn: '2020-10-06',
  dueOn: '2021-02-09',
} as const;
const reopened: ActionPointEvent = {
  type: 'ActionPointReopened.v1',
  data: { actionPointId: 'a1', reason: 'One quarter only', reopenedOn: '2020-10-06', dueOn: '2021-02-09' },
};
const carry = { type: 'CarryForwardActionPoint', dueOn: '2021-02-09', reason: null, carriedOn: '2020-10-06' } as const;
const carried: ActionPointEvent = {
  type: 'ActionPointCarriedForward.v1',
  data: {
    actionPointId: 'a1',
    dueOn: '2021-02-09',
    previousDueOn: '2020-10-06',
    reason: null,
    carriedOn: '2020-10-06',
  },
};

describe('RaiseActionPoint', () => {
  it('raises it', () => given().when(raise).then(raised));
  it('may leave the date to the next meeting', () =>
    given()
      .when({ ...raise, dueOn: null })
      .then({ ...raised, data: { ...raised.data, dueOn: null } } as ActionPointEvent));
  it('needs an owner', () =>
    given()
      .when({ ...raise, owners: [] })
      .thenRefused('no-owner'));
  it('has at most ten owners', () =>
    given()
      .when({ ...raise, owners: Array(11).fill(facts.owners[0]) })
      .thenRefused('too-many-owners'));
  it('needs a text', () =>
    given()
      .when({ ...raise, text: ' \n' })
      .thenRefused('empty-text'));
  it('keeps to 2,000 characters', () =>
    given()
      .when({ ...raise, text: 'x'.repeat(2_001) })
      .thenRefused('too-long'));
  it('takes no half characters', () =>
    given()
      .when({ ...raise, text: 'a\ud800' })
      .thenRefused('unreadable-text'));
  it('takes no date that does not exist', () =>
    given()
      .when({ ...raise, dueOn: '2021-02-29' })
      .thenRefused('no-such-date'));
  it('claims its reference when it is raised directly, without the blanks around it', () => {
    const direct = { ...raise, reference: ' 7/A ', meetingId: null, paragraph: null };
    const decision = actionPoint.decide(direct, actionPoint.initial) as ActionPointEvent[];
    expect(decision.map((event) => actionPoint.claim!.of(event))).toEqual(['reference 7/A']);
    expect(actionPoint.claim!.of(raised)).toBeUndefined();
  });
  it('a repeat is refused: references are given once', () => given(raised).when(raise).thenRefused('already-raised'));
});

describe('UpdateActionPoint', () => {
  it('notes progress', () => given(raised).when(update).then(updated));
  it('is refused before there is a point', () => given().when(update).thenRefused('unknown-action-point'));
  it('is refused once closed', () => given(raised, closed).when(update).thenRefused('already-closed'));
  it('a repeat is nothing', () => given(raised, updated).when(update).thenNothing());
});

describe('CloseActionPoint', () => {
  it('closes with the answer', () => given(raised, updated).when(close).then(closed));
  it('needs an answer', () =>
    given(raised)
      .when({ ...close, answer: '' })
      .thenRefused('empty-text'));
  it('another answer later is refused', () =>
    given(raised, closed)
      .when({ ...close, answer: 'Other' })
      .thenRefused('already-closed'));
  it('a repeat is nothing', () => given(raised, closed).when(close).thenNothing());
});

describe('ReopenActionPoint', () => {
  it('opens it again with a new date', () => given(raised, closed).when(reopen).then(reopened));
  it('needs a reason', () =>
    given(raised, closed)
      .when({ ...reopen, reason: ' ' })
      .thenRefused('empty-text'));
  it('a repeat is refused: it is open', () => given(raised, closed, reopened).when(reopen).thenRefused('not-closed'));
});

describe('CarryForwardActionPoint', () => {
  it('moves the date', () => given(raised).when(carry).then(carried));
  it('never moves it back', () =>
    given(raised)
      .when({ ...carry, dueOn: '2020-03-01' })
      .thenRefused('not-later'));
  it('is refused once closed', () => given(raised, closed).when(carry).thenRefused('already-closed'));
  it('a repeat is nothing', () => given(raised, carried).when(carry).thenNothing());
});

describe('any order of commands', () => {
  it('leaves one situation, and closing what is closed never changes it', () => {
    const commands = fc.array(fc.constantFrom<ActionPointCommand>(raise, update, close, reopen, carry), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(commands, (all) => {
        let events: ActionPointEvent[] = [];
        for (const command of all) {
          const decision = actionPoint.decide(command, fold(actionPoint.evolve, actionPoint.initial, events));
          if ('refused' in decision) continue;
          events = [...events, ...decision];
        }
        const opened = events.filter(
          ({ type }) => type === 'ActionPointRaised.v1' || type === 'ActionPointReopened.v1',
        ).length;
        const shut = events.filter(({ type }) => type === 'ActionPointClosed.v1').length;
        const { status } = fold(actionPoint.evolve, actionPoint.initial, events);
        expect(opened - shut).toBe(status === 'open' || status === 'in-progress' ? 1 : 0);
      }),
    );
  });
});
