import { agencyName } from './meeting-shown.ts';
import type { Input, World } from './shapes.ts';

const at = '2020-10-07T09:00:00.000Z';
const accountId = 'account-officer';
const accounts = [
  { id: accountId, label: 'Support officer, Cambridge' },
  { id: 'account-member', label: 'Board member' },
];

type Change = readonly [changes: Input, entry: Input];

const steps: Readonly<Record<string, (one: Input, input: Input) => Change>> = {
  nameInReview: (one, input) => [
    { namedAccountIds: [...one['namedAccountIds'], input.accountId] },
    { kind: 'NAMED', accountId: input.accountId },
  ],
  unnameInReview: (one, input) => [
    { namedAccountIds: one['namedAccountIds'].filter((id: string) => id !== input.accountId) },
    { kind: 'UNNAMED', accountId: input.accountId },
  ],
  recordReviewStage: (one, { stage, reachedOn: on }) => [
    { stage, stages: [...one['stages'], { stage, on }] },
    { kind: 'STAGE_REACHED', stage },
  ],
  addReviewRecommendation: (one, { number, text, agencyIds = [], targetOn = null }) => [
    {
      recommendations: [
        ...one['recommendations'],
        { id: `rr${number}`, ...{ number, text, agencyIds, targetOn, progress: [] } },
      ],
    },
    { kind: 'RECOMMENDATION_ADDED', number },
  ],
  noteReviewProgress: (one, { reviewRecommendationId, text, done }) => [
    {
      recommendations: one['recommendations'].map((of: Input) =>
        of['id'] === reviewRecommendationId
          ? { ...of, progress: [...of['progress'], { on: at.slice(0, 10), text, done, byAccountId: accountId }] }
          : of,
      ),
    },
    { kind: 'PROGRESS_NOTED', number: '1' },
  ],
  removeReviewRecommendation: (one, { reviewRecommendationId }) => [
    { recommendations: one['recommendations'].filter(({ id }: Input) => id !== reviewRecommendationId) },
    { kind: 'RECOMMENDATION_REMOVED', number: '1' },
  ],
};

const entry = (more: Input): Input => ({
  at,
  byAccountId: accountId,
  accountId: null,
  stage: null,
  number: null,
  ...more,
});

/** The domestic homicide reviews that the mock's officer is named in. */
export const reviewsOf = (world: World): object => {
  const { reviews } = world;
  const shown = (one: Input | undefined) =>
    one && {
      __typename: 'DomesticHomicideReview',
      ...one,
      recommendations: one['recommendations'].map((of: Input) => ({
        ...of,
        agencies: of['agencyIds'].map((id: string) => ({ id, name: agencyName(world, id) })),
      })),
    };
  const step = (name: string) => [
    name,
    ({ input }: Input) => {
      const one = reviews.find(({ id }) => id === input.reviewId)!;
      const [changes, more] = steps[name]!(one, input);
      Object.assign(one, changes, { version: one['version'] + 1 });
      one['history'].push(entry(more));
      return shown(one);
    },
  ];
  return {
    viewer: { signedIn: true, accountId, roles: ['SUPPORT_OFFICER'], agencyIds: [] },
    accounts,
    domesticHomicideReviews: () => reviews.map(shown),
    domesticHomicideReview: (asked: Input) => shown(reviews.find(({ id }) => id === asked['id'])) ?? null,
    commissionDomesticHomicideReview: ({ input: { commissionedOn: on } }: Input) => {
      const stage = 'COMMISSIONED';
      const begun = { id: `h${reviews.length + 1}`, version: 1, reference: 'DHR/2020/K7PXM', stage };
      const named = { namedAccountIds: [accountId], recommendations: [], stages: [{ stage, on }] };
      reviews.push({ ...begun, ...named, history: [entry({ kind: 'STAGE_REACHED', stage })] });
      return shown(reviews.at(-1));
    },
    ...Object.fromEntries(Object.keys(steps).map(step)),
  };
};
