import type { HomicideReviewEvent, ReviewStage } from '@csp/action-plan-contract';
import { isLocalDate, refuse, textFault, unreachable, type Decider, type LocalDate } from '@csp/kernel';
import {
  evolve,
  type Commissioned,
  type HomicideReview,
  type HomicideReviewRefusal,
  type Outcome,
  type ReviewRecommendation,
} from './homicide-review.state.ts';

/** Each says which account gives it, and on which day. */
interface Given {
  readonly by: string;
  readonly today: LocalDate;
}

export interface CommissionReview extends Given {
  readonly type: 'CommissionReview';
  readonly id: string;
  readonly reference: string;
  readonly commissionedOn: LocalDate;
}
type NameInReview = Given & { readonly type: 'NameInReview'; readonly accountId: string };
type UnnameInReview = Given & { readonly type: 'UnnameInReview'; readonly accountId: string };
type RecordReviewStage = Given & {
  readonly type: 'RecordReviewStage';
  readonly stage: ReviewStage;
  readonly reachedOn: LocalDate;
};
type AddReviewRecommendation = Given & ReviewRecommendation & { readonly type: 'AddReviewRecommendation' };
type RemoveReviewRecommendation = Given & {
  readonly type: 'RemoveReviewRecommendation';
  readonly recommendationId: string;
};
type NoteReviewProgress = Given & {
  readonly type: 'NoteReviewProgress';
  readonly recommendationId: string;
  readonly progressId: string;
  readonly text: string;
  readonly done: boolean;
};
export type HomicideReviewCommand =
  | CommissionReview
  | NameInReview
  | UnnameInReview
  | RecordReviewStage
  | AddReviewRecommendation
  | RemoveReviewRecommendation
  | NoteReviewProgress;

const stages: readonly ReviewStage[] = ['panel', 'report', 'home-office-approval', 'published'];
const mostNamed = 50;
const mostRecommendations = 200;
const mostAgencies = 20;
const mostNotes = 1_000;
const longest = { number: 20, text: 4_000 };
const accountForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Letters and digits that aren't taken for one another and make no words. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/**
 * What a review is called: `DHR/2020/K7PXM`, from the year it was commissioned in and an id that nobody can foresee. Numbers that run
 * on would say by their gaps how many others there are.
 */
export const reviewReference = (commissionedOn: LocalDate, id: string): string => {
  const code = id
    .replaceAll('-', '')
    .slice(-10)
    .match(/../g)!
    .map((digits) => letters[parseInt(digits, 16) % letters.length]!);
  return `DHR/${commissionedOn.slice(0, 4)}/${code.join('')}`;
};

const commission = ({ id, reference, commissionedOn, by, today }: CommissionReview, state: HomicideReview): Outcome => {
  if (state.status !== 'none') return refuse(state.named.includes(by) ? 'already-commissioned' : 'unknown-review');
  if (!isLocalDate(commissionedOn)) return refuse('no-such-date');
  if (commissionedOn > today) return refuse('still-to-come');
  const data = { reviewId: id, reference, commissionedBy: by, commissionedOn, recordedOn: today };
  return [{ type: 'HomicideReviewCommissioned.v1', data }];
};

const name = ({ accountId, by, today }: NameInReview, { id: reviewId, named }: Commissioned): Outcome => {
  if (!accountForm.test(accountId)) return refuse('no-such-account');
  if (named.includes(accountId)) return [];
  if (named.length >= mostNamed) return refuse('too-many-named');
  return [{ type: 'HomicideReviewPersonNamed.v1', data: { reviewId, accountId, by, namedOn: today } }];
};

/** Nobody takes themself out: somebody who could be asked is always left. */
const unname = ({ accountId, by, today }: UnnameInReview, { id: reviewId, named }: Commissioned): Outcome => {
  if (!accountForm.test(accountId)) return refuse('no-such-account');
  if (accountId === by) return refuse('not-yourself');
  if (!named.includes(accountId)) return [];
  return [{ type: 'HomicideReviewPersonUnnamed.v1', data: { reviewId, accountId, by, unnamedOn: today } }];
};

const reach = ({ stage, reachedOn, by, today }: RecordReviewStage, state: Commissioned): Outcome => {
  if (state.stage === stage && state.reachedOn === reachedOn) return [];
  if (!isLocalDate(reachedOn)) return refuse('no-such-date');
  if (stages.indexOf(stage) !== stages.indexOf(state.stage as ReviewStage) + 1) return refuse('not-the-next-stage');
  if (reachedOn > today) return refuse('still-to-come');
  if (reachedOn < state.reachedOn) return refuse('before-the-last-stage');
  const { id: reviewId, reference, recommendations } = state;
  const released = stage === 'published' ? recommendations : [];
  return [
    { type: 'HomicideReviewStageReached.v1', data: { reviewId, stage, reachedOn, by, recordedOn: today } },
    ...released.map(({ agencyIds, ...one }): HomicideReviewEvent => ({
      type: 'HomicideReviewRecommendationReleased.v1',
      data: { reviewId, reference, ...one, agencyIds: [...agencyIds], releasedOn: today },
    })),
  ];
};

const add = (command: AddReviewRecommendation, state: Commissioned): Outcome => {
  const { recommendationId, targetOn, by, today } = command;
  const [number, text, agencyIds] = [command.number.trim(), command.text.trim(), [...new Set(command.agencyIds)]];
  const fault = textFault(number, longest.number) ?? textFault(text, longest.text);
  if (fault) return refuse(fault);
  if (state.stage === 'published') return refuse('review-published');
  if (state.recommendations.some((one) => one.recommendationId === recommendationId)) return [];
  if (state.recommendations.some((one) => one.number === number)) return refuse('number-in-review');
  if (state.recommendations.length >= mostRecommendations) return refuse('too-many-recommendations');
  if (agencyIds.length > mostAgencies) return refuse('too-many-agencies');
  if (targetOn !== null && !isLocalDate(targetOn)) return refuse('no-such-date');
  const data = { reviewId: state.id, recommendationId, number, text, agencyIds, targetOn, by, addedOn: today };
  return [{ type: 'HomicideReviewRecommendationAdded.v1', data }];
};

const remove = ({ recommendationId, by, today }: RemoveReviewRecommendation, state: Commissioned): Outcome => {
  if (state.stage === 'published') return refuse('review-published');
  if (!state.recommendations.some((one) => one.recommendationId === recommendationId))
    return refuse('unknown-review-recommendation');
  const data = { reviewId: state.id, recommendationId, by, removedOn: today };
  return [{ type: 'HomicideReviewRecommendationRemoved.v1', data }];
};

/** Once the review is published, what becomes of its recommendations is in the register. */
const note = (command: NoteReviewProgress, state: Commissioned): Outcome => {
  const { recommendationId, progressId, done, by, today } = command;
  const text = command.text.trim();
  if (state.progress.includes(progressId)) return [];
  const fault = textFault(text, longest.text);
  if (fault) return refuse(fault);
  if (state.stage === 'published') return refuse('review-published');
  if (!state.recommendations.some((one) => one.recommendationId === recommendationId))
    return refuse('unknown-review-recommendation');
  if (state.progress.length >= mostNotes) return refuse('too-many-notes');
  const data = { reviewId: state.id, recommendationId, progressId, text, done, by, notedOn: today };
  return [{ type: 'HomicideReviewProgressNoted.v1', data }];
};

const decide = (command: HomicideReviewCommand, state: HomicideReview): Outcome => {
  if (command.type === 'CommissionReview') return commission(command, state);
  // To whoever isn't named there is no review.
  if (state.status === 'none' || !state.named.includes(command.by)) return refuse('unknown-review');
  switch (command.type) {
    case 'NameInReview':
      return name(command, state);
    case 'UnnameInReview':
      return unname(command, state);
    case 'RecordReviewStage':
      return reach(command, state);
    case 'AddReviewRecommendation':
      return add(command, state);
    case 'RemoveReviewRecommendation':
      return remove(command, state);
    case 'NoteReviewProgress':
      return note(command, state);
    default:
      return unreachable(command);
  }
};

/**
 * A domestic homicide review (Domestic Violence, Crime and Victims Act 2004, section 9): commissioned, panel, report, approval by the
 * Home Office, published. A restricted matter throughout: only those who are named may know of it.
 */
export const homicideReview: Decider<
  HomicideReviewCommand,
  HomicideReview,
  HomicideReviewEvent,
  HomicideReviewRefusal
> = {
  category: 'homicide-review',
  initial: { status: 'none' },
  decide,
  evolve,
};
