import type { ReviewStage } from '@csp/action-plan-contract';
import { homicideReview, reviewReference, type HomicideReviewCommand } from '@csp/action-plan-domain';
import {
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { agencyFault } from '../agencies.view.ts';
import { listReviews, loadReview } from './homicide-review.reading.ts';
import type { HomicideReviewRow, ReachedStage, ReviewEntry } from './homicide-reviews.view.ts';

type Arguments<Fields> = { readonly input: ActOptions & Fields & { readonly reviewId: string } };
type Commission = ActOptions & { readonly commissionedOn: string };
interface Add {
  readonly number: string;
  readonly text: string;
  readonly agencyIds?: readonly string[] | null;
  readonly targetOn?: string | null;
}
interface Progress {
  readonly reviewRecommendationId: string;
  readonly text: string;
  readonly done?: boolean | null;
}
/** What every command says beside. */
interface Given {
  readonly by: string;
  readonly today: string;
}

const asStored = (stage: string) => stage.toLowerCase().replaceAll('_', '-') as ReviewStage;
const inGraph = (stage: ReachedStage) => stage.toUpperCase().replaceAll('-', '_');

/**
 * Changes for those who are named. Whether they are is asked before anything else, so that a version, an agency or a command id
 * that doesn't fit tells nobody that there is a review.
 */
const changing =
  (ports: ContextPorts) =>
  async (
    asking: Asking,
    input: ActOptions & { readonly reviewId: string },
    command: (given: Given, here: Here) => HomicideReviewCommand,
    agencyIds: readonly string[] = [],
  ) => {
    const { reviewId } = input;
    if (!(await loadReview(ports, reviewId, asking))) return refusal('unknown-review');
    const here = ports.of(asking);
    const fault = await agencyFault(here, agencyIds);
    if (fault) return refusal(fault);
    const given = { by: asking.principal.id, today: here.today() };
    const acted = await here.act(homicideReview, reviewId, command(given, here), input);
    return acted.kind === 'refused' ? refusal(acted.code) : shown(await loadReview(ports, reviewId, asking));
  };

const shown = (row: HomicideReviewRow | undefined) =>
  row ? { __typename: 'DomesticHomicideReview', ...row } : refusal('unknown-review');

const commissioning =
  (ports: ContextPorts) =>
  async (_: unknown, { input }: { readonly input: Commission }, asking: Asking) => {
    const here = ports.of(asking);
    const { commandId = null, commissionedOn } = input;
    const id = here.newId(commandId);
    const acted = await here.act(
      homicideReview,
      id,
      {
        type: 'CommissionReview',
        ...{ id, reference: reviewReference(commissionedOn, here.newId(commandId)), commissionedOn },
        ...{ by: asking.principal.id, today: here.today() },
      },
      input,
    );
    // Somebody else's command sent again: it leads to their review only for those who may know of it.
    return acted.kind === 'refused' ? refusal(acted.code) : shown(await loadReview(ports, id, asking));
  };

const mutations = (ports: ContextPorts): Resolvers[string] => {
  const change = changing(ports);
  return {
    commissionDomesticHomicideReview: commissioning(ports),
    nameInReview: (_: unknown, { input }: Arguments<{ accountId: string }>, asking: Asking) =>
      change(asking, input, (given) => ({ type: 'NameInReview', accountId: input.accountId, ...given })),
    unnameInReview: (_: unknown, { input }: Arguments<{ accountId: string }>, asking: Asking) =>
      change(asking, input, (given) => ({ type: 'UnnameInReview', accountId: input.accountId, ...given })),
    recordReviewStage: (_: unknown, { input }: Arguments<{ stage: string; reachedOn: string }>, asking: Asking) =>
      change(asking, input, (given) => ({
        type: 'RecordReviewStage',
        ...{ stage: asStored(input.stage), reachedOn: input.reachedOn, ...given },
      })),
    addReviewRecommendation: (_: unknown, { input }: Arguments<Add>, asking: Asking) => {
      const { number, text, targetOn = null } = input;
      const agencyIds = input.agencyIds ?? [];
      return change(
        asking,
        input,
        (given, here) => ({
          type: 'AddReviewRecommendation',
          ...{ recommendationId: here.newId(input.commandId), number, text, agencyIds, targetOn, ...given },
        }),
        agencyIds,
      );
    },
    removeReviewRecommendation: (
      _: unknown,
      { input }: Arguments<{ reviewRecommendationId: string }>,
      asking: Asking,
    ) =>
      change(asking, input, (given) => ({
        type: 'RemoveReviewRecommendation',
        ...{ recommendationId: input.reviewRecommendationId, ...given },
      })),
    noteReviewProgress: (_: unknown, { input }: Arguments<Progress>, asking: Asking) =>
      change(asking, input, (given, here) => ({
        type: 'NoteReviewProgress',
        ...{ recommendationId: input.reviewRecommendationId, progressId: here.newId(input.commandId) },
        ...{ text: input.text, done: input.done ?? false, ...given },
      })),
  };
};

export const homicideReviewResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    domesticHomicideReviews: (_: unknown, __: unknown, asking: Asking) => listReviews(ports, asking),
    domesticHomicideReview: (_: unknown, { id }: { id: string }, asking: Asking) => loadReview(ports, id, asking),
  },
  Mutation: mutations(ports),
  DomesticHomicideReview: {
    stage: ({ stages }: HomicideReviewRow) => inGraph(stages.at(-1)!.stage),
  },
  ReachedStage: {
    stage: ({ stage }: HomicideReviewRow['stages'][number]) => inGraph(stage),
  },
  ReviewRecommendation: {
    agencies: ({ agencyIds }: HomicideReviewRow['recommendations'][number]) =>
      agencyIds.map((id) => ({ __typename: 'Agency', id })),
  },
  ReviewEntry: {
    stage: ({ stage }: ReviewEntry) => stage && inGraph(stage),
  },
  DomesticHomicideReviewResult: {
    __resolveType: (value: { __typename: string }) => value.__typename,
  },
});
