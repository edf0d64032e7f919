import type { RecommendationEvent } from '@csp/action-plan-contract';
import { given as givenDecider } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { recommendation } from './recommendation.ts';

const given = givenDecider(recommendation);
const facts = {
  source: 'strategic-assessment',
  sourceTitle: 'Strategic assessment 2020/21',
  number: '3',
  text: 'Ask every activity what it changed',
  targetOn: '2021-03-31',
  proposedOn: '2020-10-01',
} as const;
const propose = { type: 'ProposeRecommendation', id: 'r1', ...facts, agencyIds: ['police'] } as const;
const proposed: RecommendationEvent = {
  type: 'RecommendationProposed.v1',
  data: { recommendationId: 'r1', ...facts, agencyIds: ['police'] },
};
const agree = { type: 'AgreeRecommendation', meetingId: 'm1', decisionId: 'd1', agreedOn: '2020-10-06' } as const;
const agreed: RecommendationEvent = {
  type: 'RecommendationAgreed.v1',
  data: { recommendationId: 'r1', meetingId: 'm1', decisionId: 'd1', agreedOn: '2020-10-06' },
};
const turnDown = { type: 'RefuseRecommendation', reason: ' In the plan already ', refusedOn: '2020-10-06' } as const;
const refused: RecommendationEvent = {
  type: 'RecommendationRefused.v1',
  data: { recommendationId: 'r1', reason: 'In the plan already', refusedOn: '2020-10-06' },
};
const takeUp = {
  type: 'TakeUpRecommendation',
  actionPointIds: ['a1', 'a1'],
  agencyIds: [],
  takenUpOn: '2020-10-07',
} as const;
const takenUp: RecommendationEvent = {
  type: 'RecommendationTakenUp.v1',
  data: { recommendationId: 'r1', actionPointIds: ['a1'], agencyIds: [], takenUpOn: '2020-10-07' },
};
const complete = { type: 'CompleteRecommendation', whatWasDone: ' It is asked ', doneOn: '2021-02-09' } as const;
const done: RecommendationEvent = {
  type: 'RecommendationDone.v1',
  data: { recommendationId: 'r1', whatWasDone: 'It is asked', doneOn: '2021-02-09' },
};
const withdraw = { type: 'WithdrawRecommendation', reason: ' Overtaken ', withdrawnOn: '2021-02-09' } as const;
const withdrawn: RecommendationEvent = {
  type: 'RecommendationWithdrawn.v1',
  data: { recommendationId: 'r1', reason: 'Overtaken', withdrawnOn: '2021-02-09' },
};

describe('ProposeRecommendation', () => {
  it('enters it as its source has it', () =>
    given()
      .when({ ...propose, sourceTitle: ` ${facts.sourceTitle} `, agencyIds: ['police', 'police'] })
      .then(proposed));
  it('needs neither agency nor date', () =>
    given()
      .when({ ...propose, agencyIds: [], targetOn: null })
      .then({ ...proposed, data: { ...proposed.data, agencyIds: [], targetOn: null } } as RecommendationEvent));
  it.each([
    [{ text: ' ' }, 'empty-text'],
    [{ number: '' }, 'empty-text'],
    [{ sourceTitle: 'x'.repeat(121) }, 'too-long'],
    [{ text: 'x'.repeat(100_000) }, 'too-long'],
    [{ number: '\u0000' }, 'unreadable-text'],
    [{ targetOn: '2021-02-29' }, 'no-such-date'],
    [{ agencyIds: Array.from({ length: 21 }, (_, place) => String(place)) }, 'too-many-agencies'],
  ] as const)('%j is refused as %s', (change, code) =>
    given()
      .when({ ...propose, ...change })
      .thenRefused(code),
  );
  it('takes its place in the source, which no other can have', () => {
    expect(recommendation.claim!.of(proposed)).toBe(
      'recommendation strategic-assessment/Strategic assessment 2020/21/3',
    );
    expect(recommendation.claim!.of(agreed)).toBeUndefined();
  });
  it('a repeat is refused', () => given(proposed).when(propose).thenRefused('already-proposed'));
});

describe('AgreeRecommendation', () => {
  it('cites the decision', () => given(proposed).when(agree).then(agreed));
  it('holds against an earlier refusal', () => given(proposed, refused).when(agree).then(agreed));
  it('is refused where there is none', () => given().when(agree).thenRefused('unknown-recommendation'));
  it('by another decision is refused', () =>
    given(proposed, agreed)
      .when({ ...agree, decisionId: 'd2' })
      .thenRefused('already-agreed'));
  it('a repeat is nothing', () => given(proposed, agreed, takenUp, done).when(agree).thenNothing());
});

describe('RefuseRecommendation', () => {
  it('says why', () => given(proposed).when(turnDown).then(refused));
  it('needs a reason', () =>
    given(proposed)
      .when({ ...turnDown, reason: ' ' })
      .thenRefused('empty-text'));
  it('is refused once agreed', () => given(proposed, agreed).when(turnDown).thenRefused('already-agreed'));
  it('for another reason is refused', () =>
    given(proposed, refused)
      .when({ ...turnDown, reason: 'Too dear' })
      .thenRefused('recommendation-finished'));
  it('a repeat is nothing', () => given(proposed, refused).when(turnDown).thenNothing());
});

describe('TakeUpRecommendation', () => {
  it('names what takes it up, once', () => given(proposed, agreed).when(takeUp).then(takenUp));
  it('adds to what takes it up already', () =>
    given(proposed, agreed, takenUp)
      .when({ ...takeUp, actionPointIds: ['a1', 'a2'], agencyIds: ['police'] })
      .then({
        type: 'RecommendationTakenUp.v1',
        data: { recommendationId: 'r1', actionPointIds: ['a2'], agencyIds: ['police'], takenUpOn: '2020-10-07' },
      }));
  it('needs an action point or an agency', () =>
    given(proposed, agreed)
      .when({ ...takeUp, actionPointIds: [] })
      .thenRefused('nothing-takes-it-up'));
  it('keeps to fifty action points and twenty agencies', () => {
    const many = Array.from({ length: 51 }, (_, place) => String(place));
    given(proposed, agreed)
      .when({ ...takeUp, actionPointIds: many })
      .thenRefused('too-many-action-points');
    given(proposed, agreed)
      .when({ ...takeUp, agencyIds: many })
      .thenRefused('too-many-agencies');
  });
  it('is refused before it is agreed', () => given(proposed).when(takeUp).thenRefused('not-agreed'));
  it('is refused at the end', () => {
    given(proposed, agreed, takenUp, done).when(takeUp).thenRefused('recommendation-finished');
    given(proposed, refused).when(takeUp).thenRefused('recommendation-finished');
  });
  it('a repeat is nothing', () => given(proposed, agreed, takenUp).when(takeUp).thenNothing());
});

describe('CompleteRecommendation', () => {
  it('says what was done', () => given(proposed, agreed, takenUp).when(complete).then(done));
  it('needs it', () =>
    given(proposed, agreed, takenUp)
      .when({ ...complete, whatWasDone: '' })
      .thenRefused('empty-text'));
  it('is refused before anything takes it up', () => {
    given(proposed).when(complete).thenRefused('not-agreed');
    given(proposed, agreed).when(complete).thenRefused('not-taken-up');
  });
  it('is refused once withdrawn', () =>
    given(proposed, agreed, withdrawn).when(complete).thenRefused('recommendation-finished'));
  it('a repeat is nothing', () => given(proposed, agreed, takenUp, done).when(complete).thenNothing());
});

describe('WithdrawRecommendation', () => {
  it('refuses with a reason what was agreed', () => given(proposed, agreed).when(withdraw).then(withdrawn));
  it('also what was taken up', () => given(proposed, agreed, takenUp).when(withdraw).then(withdrawn));
  it('needs a reason', () =>
    given(proposed, agreed)
      .when({ ...withdraw, reason: ' ' })
      .thenRefused('empty-text'));
  it('is refused for what was not agreed, or is done', () => {
    given(proposed).when(withdraw).thenRefused('not-agreed');
    given(proposed, agreed, takenUp, done).when(withdraw).thenRefused('recommendation-finished');
  });
  it('a repeat is nothing', () => given(proposed, agreed, withdrawn).when(withdraw).thenNothing());
});
