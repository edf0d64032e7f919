import type { ActionPointEvent } from '@csp/action-plan-contract';
import { fold } from '@csp/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carried,
  carry,
  changeDate,
  close,
  closed,
  dateChanged,
  decline,
  facts,
  follow,
  given,
  raise,
  raised,
  reassign,
  reopen,
  reopened,
  update,
  updated,
  withdraw,
  withdrawn,
} from './action-point.examples.ts';
import { actionPoint, type ActionPointCommand } from './action-point.ts';

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
  it('is of one of its owners, or of nobody in particular', () => {
    given(raised)
      .when({ ...update, agencyId: 'police' })
      .thenRefused('not-an-owner');
    given(raised)
      .when({ ...update, agencyId: null })
      .then({ ...updated, data: { ...updated.data, agencyId: null } } as ActionPointEvent);
  });
  it('a repeat is nothing', () => given(raised, updated).when(update).thenNothing());
  it('the same words of somebody else are another note', () =>
    given(raised, updated)
      .when({ ...update, agencyId: null })
      .then({ ...updated, data: { ...updated.data, agencyId: null } } as ActionPointEvent));
});

describe('CloseActionPoint', () => {
  it('closes with the answer', () => given(raised, updated).when(close).then(closed));
  it('needs an answer', () =>
    given(raised)
      .when({ ...close, answer: '' })
      .thenRefused('empty-text'));
  it('on the day somebody says it was done', () =>
    given(raised)
      .when({ ...close, closedOn: '2020-02-13', saidOn: '2020-10-06' })
      .then({ ...closed, data: { ...closed.data, closedOn: '2020-02-13' } } as ActionPointEvent));
  it.each([
    ['2020-10-07', 'not-yet'],
    ['2020-02-10', 'before-it-was-raised'],
    ['2020-02-30', 'no-such-date'],
  ] as const)('but not on %s: %s', (closedOn, code) =>
    given(raised)
      .when({ ...close, closedOn, saidOn: '2020-10-06' })
      .thenRefused(code),
  );
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

describe('ChangeDueDate', () => {
  it('moves the date, also to an earlier day', () => given(raised).when(changeDate).then(dateChanged));
  it('needs a reason', () =>
    given(raised)
      .when({ ...changeDate, reason: '' })
      .thenRefused('empty-text'));
  it('takes no date that does not exist', () =>
    given(raised)
      .when({ ...changeDate, dueOn: '2021-02-29' })
      .thenRefused('no-such-date'));
  it('is refused once closed', () => given(raised, closed).when(changeDate).thenRefused('already-closed'));
  it('a repeat is nothing', () => given(raised, dateChanged).when(changeDate).thenNothing());
});

describe('WithdrawActionPoint', () => {
  const direct = { ...raised, data: { ...raised.data, meetingId: null, paragraph: null } } as ActionPointEvent;
  const taken = { ...withdrawn, data: { ...withdrawn.data, reason: 'Entered twice', withdrawnOn: '2020-02-12' } };

  it('takes out what was raised directly', () =>
    given(direct)
      .when(withdraw)
      .then(taken as ActionPointEvent));
  it('is not for what minutes cite', () => given(raised).when(withdraw).thenRefused('minuted'));
  it('needs a reason', () =>
    given(direct)
      .when({ ...withdraw, reason: ' ' })
      .thenRefused('empty-text'));
  it('ends all else', () => {
    for (const command of [update, close, reopen, carry, changeDate, decline, reassign])
      given(direct, taken as ActionPointEvent)
        .when(command)
        .thenRefused('withdrawn');
    given(direct, taken as ActionPointEvent)
      .when(raise)
      .thenRefused('already-raised');
  });
  it('for another reason is refused, since it is done', () =>
    given(direct, taken as ActionPointEvent)
      .when({ ...withdraw, reason: 'Another' })
      .thenRefused('withdrawn'));
  it('a repeat is nothing', () =>
    given(direct, taken as ActionPointEvent)
      .when(withdraw)
      .thenNothing());
});

describe('FollowWithdrawal', () => {
  it('takes out what the minutes no longer say', () => given(raised).when(follow).then(withdrawn));
  it('says that a quick owner had closed it already', () =>
    given(raised, closed)
      .when(follow)
      .then({ ...withdrawn, data: { ...withdrawn.data, wasClosed: true } } as ActionPointEvent));
  it('says the date it was due by at the end', () =>
    given(raised, dateChanged)
      .when(follow)
      .then({ ...withdrawn, data: { ...withdrawn.data, dueOn: '2020-06-30' } } as ActionPointEvent));
  it('is refused before there is a point', () => given().when(follow).thenRefused('unknown-action-point'));
  it('a repeat is nothing', () => given(raised, withdrawn).when(follow).thenNothing());
});

describe('any order of commands', () => {
  it('leaves one situation, and closing what is closed never changes it', () => {
    const all = [raise, update, close, reopen, carry, changeDate, decline, reassign, follow];
    const commands = fc.array(fc.constantFrom<ActionPointCommand>(...all), { maxLength: 30 });
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
        const shut = events.filter(
          (event) =>
            event.type === 'ActionPointClosed.v1' ||
            (event.type === 'ActionPointWithdrawn.v1' && !event.data.wasClosed),
        ).length;
        const { status } = fold(actionPoint.evolve, actionPoint.initial, events);
        expect(opened - shut).toBe(status === 'open' || status === 'in-progress' ? 1 : 0);
      }),
    );
  });
});
