import { actionPlanPublished, homicideReviewEvents } from '@csp/action-plan-contract';
import { describe, expect, it } from 'vitest';
import { enterWhatAPublishedReviewRecommends } from '../policies/enter-what-a-published-review-recommends.policy.ts';
import { accountOf, Register, type Someone } from '../testing/register.ts';
import type { HomicideReviewRow } from './homicide-reviews.view.ts';

type Answer = HomicideReviewRow & { readonly code?: string };

const everybodyElse: readonly Someone[] = ['colleague', 'member', 'police', 'council'];
const unknown = { __typename: 'Refusal', code: 'unknown-review' };

const opened = async () => {
  const register = new Register();
  const change = (field: string, input: object, who: Someone = 'officer') =>
    register.ask<Answer>('Mutation', field, { input }, who);
  const list = (who: Someone) => register.ask<Answer[]>('Query', 'domesticHomicideReviews', {}, who);
  const one = (id: string, who: Someone) =>
    register.ask<Answer | undefined>('Query', 'domesticHomicideReview', { id }, who);
  const review = await change('commissionDomesticHomicideReview', { commissionedOn: '2026-01-06' });
  const recommend = (number: string, more: object = {}) =>
    change('addReviewRecommendation', { reviewId: review.id, number, text: `SECRET ${number}`, ...more });
  const recommendations = async (who: Someone = 'officer') =>
    register.ask<{ total: number; nodes: { text: string }[] }>(
      'Query',
      'recommendations',
      { first: 50, offset: 0 },
      who,
    );
  return { register, change, list, one, review, recommend, recommendations };
};

describe('a domestic homicide review', () => {
  it('is known to whoever commissioned it, and to nobody else whatever their role', async () => {
    const { list, one, review, recommend } = await opened();
    await recommend('1');
    expect(review.reference).toMatch(/^DHR\/2026\/[A-Z2-9]{5}$/);
    expect(await list('officer')).toMatchObject([{ id: review.id, namedAccountIds: [accountOf('officer')] }]);
    for (const who of everybodyElse) {
      expect(await list(who)).toEqual([]);
      expect(await one(review.id, who)).toBe(await one('nothing', who));
    }
  });

  it('answers changes of those who aren’t named as one that isn’t there, whatever else is wrong with them', async () => {
    const { register, change, review } = await opened();
    const before = register.happened.length;
    const inputs: readonly (readonly [string, object])[] = [
      ['nameInReview', { accountId: accountOf('colleague') }],
      ['nameInReview', { accountId: 'nobody' }],
      ['unnameInReview', { accountId: accountOf('officer') }],
      ['recordReviewStage', { stage: 'PANEL', reachedOn: '2026-02-01' }],
      ['recordReviewStage', { stage: 'PUBLISHED', reachedOn: '2099-02-01' }],
      ['addReviewRecommendation', { number: '1', text: 'x', agencyIds: ['nobody'] }],
      ['addReviewRecommendation', { number: '', text: '' }],
      ['removeReviewRecommendation', { reviewRecommendationId: 'r' }],
      ['noteReviewProgress', { reviewRecommendationId: 'r', text: '' }],
    ];
    for (const [field, input] of inputs)
      for (const expectedVersion of [undefined, 0, 1, 7])
        for (const reviewId of [review.id, 'nothing'])
          expect([field, await change(field, { ...input, reviewId, expectedVersion }, 'colleague')]).toEqual([
            field,
            unknown,
          ]);
    expect(register.happened.length).toBe(before);
  });

  it('is known to those who are named, until they are taken out; both is recorded', async () => {
    const { change, list, one, review } = await opened();
    const reviewId = review.id;
    await change('nameInReview', { reviewId, accountId: accountOf('police') });
    await change('nameInReview', { reviewId, accountId: accountOf('colleague') });
    expect(await list('police')).toHaveLength(1);
    expect(await list('council')).toEqual([]);
    const accountId = accountOf('officer');
    expect(await change('unnameInReview', { reviewId, accountId })).toMatchObject({ code: 'not-yourself' });
    await change('unnameInReview', { reviewId, accountId }, 'colleague');
    expect(await list('officer')).toEqual([]);
    expect(await change('recordReviewStage', { reviewId, stage: 'PANEL', reachedOn: '2026-02-01' })).toEqual(unknown);
    const { history } = (await one(reviewId, 'police'))!;
    expect(history.map(({ kind, accountId: who, byAccountId }) => [kind, who, byAccountId])).toEqual([
      ['STAGE_REACHED', null, accountOf('officer')],
      ['NAMED', accountOf('officer'), accountOf('officer')],
      ['NAMED', accountOf('police'), accountOf('officer')],
      ['NAMED', accountOf('colleague'), accountOf('officer')],
      ['UNNAMED', accountOf('officer'), accountOf('colleague')],
    ]);
  });

  it('isn’t shown to a machine, even one that is named, nor by another’s command that is sent again', async () => {
    const { register, change, review } = await opened();
    const commandId = '0198c0de-0000-4000-8000-00000000aaaa';
    const input = { commissionedOn: '2026-01-07', commandId };
    expect(await change('commissionDomesticHomicideReview', input)).toMatchObject({ version: 1 });
    const again = await change('commissionDomesticHomicideReview', input, 'colleague');
    expect(again).toEqual(unknown);
    await change('nameInReview', { reviewId: review.id, accountId: accountOf('police') });
    const asking = register.asking('police');
    const machine = { ...asking, principal: { ...asking.principal, kind: 'machine' as const } };
    expect(await register.askAs<Answer[]>('Query', 'domesticHomicideReviews', {}, machine)).toEqual([]);
  });

  it('keeps its recommendations out of the register until it is published, and brings all of them then', async () => {
    const { register, change, review, recommend, recommendations } = await opened();
    const reviewId = review.id;
    await recommend('1', { agencyIds: ['police'], targetOn: '2026-12-31' });
    const { recommendations: entered } = await recommend('2');
    expect(await recommend('2')).toMatchObject({ code: 'number-in-review' });
    const reach = (stage: string, reachedOn: string) => change('recordReviewStage', { reviewId, stage, reachedOn });
    for (const stage of ['PANEL', 'REPORT', 'HOME_OFFICE_APPROVAL']) await reach(stage, '2026-02-01');
    expect(await recommendations()).toMatchObject({ total: 0 });
    const before = register.happened.length;
    expect(await reach('PUBLISHED', '2026-02-09')).toMatchObject({ version: 9 });
    for (const event of register.happened.slice(before))
      await register.hear(enterWhatAPublishedReviewRecommends, event);
    const inRegister = await recommendations('police');
    expect(inRegister.nodes).toMatchObject([
      {
        source: 'domestic-homicide-review',
        sourceTitle: review.reference,
        number: '1',
        text: 'SECRET 1',
        status: 'PROPOSED',
      },
      { id: entered[1]!.id, number: '2', targetOn: null },
    ]);
    expect(await recommend('3')).toMatchObject({ code: 'review-published' });
    expect(await register.ask('Query', 'domesticHomicideReviews', {}, 'member')).toEqual([]);
  });

  it('shows what became of its recommendations to those who are named, and brings none of that into the register', async () => {
    const { register, change, one, review, recommend, recommendations } = await opened();
    const reviewId = review.id;
    const { recommendations: added } = await recommend('1');
    const note = { reviewId, reviewRecommendationId: added[0]!.id, text: 'SECRET training' };
    await change('noteReviewProgress', note);
    await change('noteReviewProgress', { ...note, text: 'All are trained', done: true });
    await change('nameInReview', { reviewId, accountId: accountOf('police') });
    const seen = (await one(reviewId, 'police'))!;
    expect(seen.recommendations[0]!.progress).toMatchObject([
      { text: 'SECRET training', done: false, byAccountId: accountOf('officer') },
      { text: 'All are trained', done: true },
    ]);
    expect(seen.history.at(-2)).toMatchObject({ kind: 'PROGRESS_NOTED', number: '1' });
    expect(await one(reviewId, 'member')).toBeUndefined();
    const before = register.happened.length;
    for (const stage of ['PANEL', 'REPORT', 'HOME_OFFICE_APPROVAL', 'PUBLISHED'])
      await change('recordReviewStage', { reviewId, stage, reachedOn: '2026-02-01' });
    for (const event of register.happened.slice(before))
      await register.hear(enterWhatAPublishedReviewRecommends, event);
    expect(await recommendations('police')).toMatchObject({ total: 1 });
    expect(JSON.stringify(await recommendations('police'))).not.toContain('training');
    expect(await change('noteReviewProgress', note)).toMatchObject({ code: 'review-published' });
  });

  it('tells no other context of itself', () =>
    expect(Object.keys(homicideReviewEvents).filter((type) => actionPlanPublished.includes(type))).toEqual([]));
});
