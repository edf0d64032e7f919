import type { HomicideReviewEvent, ReviewStage } from '@csp/action-plan-contract';
import { given as givenDecider } from '@csp/kernel';
import { describe, expect, it } from 'vitest';
import { homicideReview, reviewReference, type HomicideReviewCommand } from './homicide-review.ts';

const given = givenDecider(homicideReview);
const account = (n: number) => `0198c0de-0000-4000-8000-00000000000${n}`;
const [officer, panelMember, stranger] = [account(1), account(2), account(3)];
const today = '2021-02-01';
const reference = 'DHR/2020/K7PXM';
const from = { by: officer, today } as const;
const commission = { type: 'CommissionReview', id: 'h1', reference, commissionedOn: '2020-02-11', ...from } as const;
const commissioned: HomicideReviewEvent = {
  type: 'HomicideReviewCommissioned.v1',
  data: { reviewId: 'h1', reference, commissionedBy: officer, commissionedOn: '2020-02-11', recordedOn: today },
};
const name = { type: 'NameInReview', accountId: panelMember, ...from } as const;
const named: HomicideReviewEvent = {
  type: 'HomicideReviewPersonNamed.v1',
  data: { reviewId: 'h1', accountId: panelMember, by: officer, namedOn: today },
};
const unname = { type: 'UnnameInReview', accountId: panelMember, ...from } as const;
const unnamed: HomicideReviewEvent = {
  type: 'HomicideReviewPersonUnnamed.v1',
  data: { reviewId: 'h1', accountId: panelMember, by: officer, unnamedOn: today },
};
const reach = (stage: ReviewStage, reachedOn: string) =>
  ({ type: 'RecordReviewStage', stage, reachedOn, ...from }) as const;
const reached = (stage: ReviewStage, reachedOn: string): HomicideReviewEvent => ({
  type: 'HomicideReviewStageReached.v1',
  data: { reviewId: 'h1', stage, reachedOn, by: officer, recordedOn: today },
});
const recommendation = {
  recommendationId: 'r1',
  number: '1',
  text: 'Ask about coercive control',
  agencyIds: ['police'],
  targetOn: '2021-12-31',
};
const add = { type: 'AddReviewRecommendation', ...recommendation, ...from } as const;
const added: HomicideReviewEvent = {
  type: 'HomicideReviewRecommendationAdded.v1',
  data: { reviewId: 'h1', ...recommendation, by: officer, addedOn: today },
};
const remove = { type: 'RemoveReviewRecommendation', recommendationId: 'r1', ...from } as const;
const removed: HomicideReviewEvent = {
  type: 'HomicideReviewRecommendationRemoved.v1',
  data: { reviewId: 'h1', recommendationId: 'r1', by: officer, removedOn: today },
};
const approved = [
  commissioned,
  reached('panel', '2020-03-01'),
  reached('report', '2020-11-30'),
  reached('home-office-approval', '2021-01-20'),
];
const release: HomicideReviewEvent = {
  type: 'HomicideReviewRecommendationReleased.v1',
  data: { reviewId: 'h1', reference, ...recommendation, releasedOn: today },
};

describe('a reference', () => {
  it('says the year and nothing else', () =>
    expect(reviewReference('2020-02-11', '0198c0de-0000-7000-8000-0000f0e1d2c3')).toMatch(
      /^DHR\/2020\/[B-DF-HJ-NP-TV-XZ2-9]{5}$/,
    ));
  it('is another for another id', () =>
    expect(reviewReference('2020-02-11', account(1))).not.toBe(reviewReference('2020-02-11', account(2))));
});

describe('whoever isn’t named', () => {
  const commands: readonly HomicideReviewCommand[] = [
    name,
    unname,
    reach('panel', '2020-03-01'),
    reach('published', '2020-03-01'),
    add,
    { ...add, text: '' },
    remove,
  ];
  it.each(commands.map((command) => [command.type, command] as const))(
    '%s is answered as if there were no review, whatever stands in it',
    (_, command) => {
      given()
        .when({ ...command, by: stranger })
        .thenRefused('unknown-review');
      given(commissioned, named, added)
        .when({ ...command, by: stranger })
        .thenRefused('unknown-review');
      given(...approved, added, reached('published', today), release)
        .when({ ...command, by: stranger })
        .thenRefused('unknown-review');
    },
  );
  it('includes those who were un-named', () =>
    given(commissioned, named, unnamed)
      .when({ ...add, by: panelMember })
      .thenRefused('unknown-review'));
  it('is not told that an id is taken', () =>
    given(commissioned)
      .when({ ...commission, by: stranger })
      .thenRefused('unknown-review'));
});

describe('CommissionReview', () => {
  it('names whoever commissions it', () => {
    given().when(commission).then(commissioned);
    given(commissioned).when(name).then(named);
  });
  it.each([
    ['2021-02-02', 'still-to-come'],
    ['2021-02-29', 'no-such-date'],
  ] as const)('on %s is refused as %s', (commissionedOn, code) =>
    given()
      .when({ ...commission, commissionedOn })
      .thenRefused(code),
  );
  it('a repeat is refused', () => given(commissioned).when(commission).thenRefused('already-commissioned'));
});

describe('NameInReview', () => {
  it('lets another account know of it', () =>
    given(commissioned, named)
      .when({ ...add, by: panelMember })
      .then({ ...added, data: { ...added.data, by: panelMember } } as HomicideReviewEvent));
  it.each(['', 'somebody', '__proto__', `${officer} `])('takes no %j for an account', (accountId) =>
    given(commissioned)
      .when({ ...name, accountId })
      .thenRefused('no-such-account'),
  );
  it('a repeat is nothing', () => given(commissioned, named).when(name).thenNothing());
});

describe('UnnameInReview', () => {
  it('takes an account out', () => given(commissioned, named).when(unname).then(unnamed));
  it('never oneself', () =>
    given(commissioned, named)
      .when({ ...unname, accountId: officer })
      .thenRefused('not-yourself'));
  it('a repeat is nothing', () => given(commissioned, named, unnamed).when(unname).thenNothing());
});

describe('RecordReviewStage', () => {
  it('goes from stage to stage', () => {
    given(commissioned).when(reach('panel', '2020-03-01')).then(reached('panel', '2020-03-01'));
    given(...approved.slice(0, 2))
      .when(reach('report', '2020-11-30'))
      .then(reached('report', '2020-11-30'));
  });
  it('releases the recommendations with the publication', () =>
    given(...approved, added)
      .when(reach('published', today))
      .then(reached('published', today), release));
  it.each([
    [reach('report', '2020-03-01'), 'not-the-next-stage'],
    [reach('panel', '2020-02-10'), 'before-the-last-stage'],
    [reach('panel', '2021-02-02'), 'still-to-come'],
    [reach('panel', '2021-02-29'), 'no-such-date'],
  ] as const)('%j is refused as %s', (command, code) => given(commissioned).when(command).thenRefused(code));
  it('goes no further', () =>
    given(...approved, reached('published', today))
      .when(reach('panel', today))
      .thenRefused('not-the-next-stage'));
  it('a repeat is nothing', () =>
    given(...approved)
      .when(reach('home-office-approval', '2021-01-20'))
      .thenNothing());
});

describe('AddReviewRecommendation', () => {
  it('keeps it within the review', () => given(commissioned).when(add).then(added));
  it.each([
    [{ number: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(4_001) }, 'too-long'],
    [{ targetOn: '2021-02-29' }, 'no-such-date'],
    [{ agencyIds: Array.from({ length: 21 }, (_, n) => String(n)) }, 'too-many-agencies'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(commissioned)
      .when({ ...add, ...change })
      .thenRefused(code),
  );
  it('has each number once', () =>
    given(commissioned, added)
      .when({ ...add, recommendationId: 'r2' })
      .thenRefused('number-in-review'));
  it('is refused once published', () =>
    given(...approved, reached('published', today))
      .when(add)
      .thenRefused('review-published'));
  it('a repeat is nothing', () => given(commissioned, added).when(add).thenNothing());
});

describe('RemoveReviewRecommendation', () => {
  it('takes it out, so that its number is free', () => {
    given(commissioned, added).when(remove).then(removed);
    given(commissioned, added, removed).when(add).then(added);
  });
  it('is refused once published', () =>
    given(...approved, added, reached('published', today), release)
      .when(remove)
      .thenRefused('review-published'));
  it('a repeat is refused', () =>
    given(commissioned, added, removed).when(remove).thenRefused('unknown-review-recommendation'));
});

describe('NoteReviewProgress', () => {
  const said = { recommendationId: 'r1', progressId: 'g1', text: 'Officers were trained', done: false };
  const noting = { type: 'NoteReviewProgress', ...said, ...from } as const;
  const noted: HomicideReviewEvent = {
    type: 'HomicideReviewProgressNoted.v1',
    data: { reviewId: 'h1', ...said, by: officer, notedOn: today },
  };
  it('keeps it within the review', () => given(commissioned, added).when(noting).then(noted));
  it.each([
    [{ text: ' ' }, 'empty-text'],
    [{ text: 'x'.repeat(4_001) }, 'too-long'],
    [{ recommendationId: 'r2' }, 'unknown-review-recommendation'],
    [{ by: stranger }, 'unknown-review'],
  ] as const)('%j is refused as %s', (change, code) =>
    given(commissioned, added)
      .when({ ...noting, ...change })
      .thenRefused(code),
  );
  it('is refused of one that was taken out, and once published', () => {
    given(commissioned, added, removed).when(noting).thenRefused('unknown-review-recommendation');
    given(...approved, added, reached('published', today), release)
      .when(noting)
      .thenRefused('review-published');
  });
  it('a repeat is nothing', () => given(commissioned, added, noted).when(noting).thenNothing());
});
