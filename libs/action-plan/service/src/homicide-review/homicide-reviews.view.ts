import { homicideReviewEvents, type HomicideReviewEvent, type ReviewStage } from '@csp/action-plan-contract';
import { unreachable, type Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export type ReachedStage = 'commissioned' | ReviewStage;

export interface ReviewEntry {
  readonly kind:
    'STAGE_REACHED' | 'NAMED' | 'UNNAMED' | 'RECOMMENDATION_ADDED' | 'RECOMMENDATION_REMOVED' | 'PROGRESS_NOTED';
  readonly at: string;
  readonly byAccountId: string;
  readonly accountId: string | null;
  readonly stage: ReachedStage | null;
  readonly number: string | null;
}

export interface ReviewProgress {
  readonly on: string;
  readonly text: string;
  readonly done: boolean;
  readonly byAccountId: string;
}

export interface HomicideReviewRow {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly namedAccountIds: readonly string[];
  readonly stages: readonly { readonly stage: ReachedStage; readonly on: string }[];
  readonly recommendations: readonly {
    readonly id: string;
    readonly number: string;
    readonly text: string;
    readonly agencyIds: readonly string[];
    readonly targetOn: string | null;
    /** The latest last. */
    readonly progress: readonly ReviewProgress[];
  }[];
  readonly history: readonly ReviewEntry[];
}

type Commissioning = Extract<HomicideReviewEvent, { type: 'HomicideReviewCommissioned.v1' }>;
type Change = Exclude<HomicideReviewEvent, Commissioning>;
type Entry = Pick<ReviewEntry, 'kind' | 'byAccountId'> & Partial<ReviewEntry>;

const noEntry = { accountId: null, stage: null, number: null };

const commission = ({ data }: Commissioning, at: string): HomicideReviewRow => {
  const { reviewId: id, reference, commissionedBy: byAccountId, commissionedOn: on } = data;
  const stage = 'commissioned';
  return {
    ...{ id, version: 1, reference, namedAccountIds: [byAccountId], stages: [{ stage, on }], recommendations: [] },
    history: [
      { ...noEntry, kind: 'STAGE_REACHED', at, byAccountId, stage },
      { ...noEntry, kind: 'NAMED', at, byAccountId, accountId: byAccountId },
    ],
  };
};

/** What a change says, and what is otherwise from then on. */
const changeOf = (row: HomicideReviewRow, { type, data }: Change): readonly [Entry[], Partial<HomicideReviewRow>] => {
  switch (type) {
    case 'HomicideReviewPersonNamed.v1': {
      const { accountId, by: byAccountId } = data;
      return [[{ kind: 'NAMED', byAccountId, accountId }], { namedAccountIds: [...row.namedAccountIds, accountId] }];
    }
    case 'HomicideReviewPersonUnnamed.v1': {
      const { accountId, by: byAccountId } = data;
      const namedAccountIds = row.namedAccountIds.filter((one) => one !== accountId);
      return [[{ kind: 'UNNAMED', byAccountId, accountId }], { namedAccountIds }];
    }
    case 'HomicideReviewStageReached.v1': {
      const { stage, reachedOn: on, by: byAccountId } = data;
      return [[{ kind: 'STAGE_REACHED', byAccountId, stage }], { stages: [...row.stages, { stage, on }] }];
    }
    case 'HomicideReviewRecommendationAdded.v1': {
      const { recommendationId: id, number, text, agencyIds, targetOn, by: byAccountId } = data;
      const recommendations = [...row.recommendations, { id, number, text, agencyIds, targetOn, progress: [] }];
      return [[{ kind: 'RECOMMENDATION_ADDED', byAccountId, number }], { recommendations }];
    }
    case 'HomicideReviewRecommendationRemoved.v1': {
      const { recommendationId, by: byAccountId } = data;
      const number = row.recommendations.find(({ id }) => id === recommendationId)?.number ?? null;
      const recommendations = row.recommendations.filter(({ id }) => id !== recommendationId);
      return [[{ kind: 'RECOMMENDATION_REMOVED', byAccountId, number }], { recommendations }];
    }
    case 'HomicideReviewProgressNoted.v1': {
      const { recommendationId, text, done, by: byAccountId, notedOn: on } = data;
      const number = row.recommendations.find(({ id }) => id === recommendationId)?.number ?? null;
      const recommendations = row.recommendations.map((one) =>
        one.id === recommendationId ? { ...one, progress: [...one.progress, { on, text, done, byAccountId }] } : one,
      );
      return [[{ kind: 'PROGRESS_NOTED', byAccountId, number }], { recommendations }];
    }
    case 'HomicideReviewRecommendationReleased.v1':
      return [[], {}];
    default:
      return unreachable(type);
  }
};

const fold = (
  row: HomicideReviewRow | undefined,
  { event, at }: Recorded<HomicideReviewEvent>,
): HomicideReviewRow | undefined => {
  if (event.type === 'HomicideReviewCommissioned.v1') return commission(event, at);
  if (!row) return undefined;
  const [entries, changes] = changeOf(row, event);
  const history = [...row.history, ...entries.map((entry) => ({ ...noEntry, ...entry, at }))];
  return { ...row, ...changes, version: row.version + 1, history };
};

/** One row per domestic homicide review. Read through `homicide-review.reading.ts` alone, which shows each to those named in it. */
export const homicideReviews = view<HomicideReviewRow, HomicideReviewEvent>()({
  name: 'homicide-reviews',
  version: 2,
  source: 'action-plan',
  keys: ({ event }) => (event.type in homicideReviewEvents ? [event.data.reviewId] : []),
  fold,
  indexes: {},
});
