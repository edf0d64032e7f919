import type { SaidBy } from '@csp/action-plan-contract';
import { scrutinyFeedback, type ScrutinyFeedbackCommand } from '@csp/action-plan-domain';
import {
  grantsIn,
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { scrutinyFeedbackView, type ScrutinyFeedbackRow } from './scrutiny-feedback.view.ts';

type Record = ActOptions & { readonly saidBy: string; readonly said: string; readonly saidOn: string };
type Input<Fields = object> = { readonly input: ActOptions & Fields & { readonly feedbackId: string } };

const newestFirst = (here: Here, index: 'said' | 'published') =>
  here.rows(scrutinyFeedbackView).find({ orderBy: index, descending: true });

const isPublished = ({ publishedOn }: ScrutinyFeedbackRow): boolean => publishedOn !== null;

/** What isn't published yet is for those who run or sit on the partnership. */
const seesAll = ({ principal, tenant }: Asking): boolean =>
  grantsIn(principal, tenant).some(({ role }) => role !== 'agency-officer');

const saidBy = {
  saidBy: ({ saidBy: who }: ScrutinyFeedbackRow) => who.toUpperCase().replaceAll('-', '_'),
};

export const scrutinyFeedbackResolvers = (ports: ContextPorts): Resolvers => {
  const act = async (
    asking: Asking,
    id: string,
    options: ActOptions,
    command: (here: Here) => ScrutinyFeedbackCommand,
  ) => {
    const here = ports.of(asking);
    const acted = await here.act(scrutinyFeedback, id, command(here), options);
    if (acted.kind === 'refused') return refusal(acted.code);
    return { __typename: 'ScrutinyFeedback', ...(await here.rows(scrutinyFeedbackView).get(id)) };
  };
  return {
    Query: {
      scrutinyFeedback: async (_: unknown, __: unknown, asking: Asking) =>
        (await newestFirst(ports.of(asking), 'said')).filter((row) => seesAll(asking) || isPublished(row)),
      youSaidWeDid: async (_: unknown, __: unknown, asking: Asking) =>
        (await newestFirst(ports.of(asking), 'published')).filter(isPublished),
    },
    Mutation: {
      recordScrutinyFeedback: (_: unknown, { input }: { readonly input: Record }, asking: Asking) => {
        const id = ports.of(asking).newId(input.commandId);
        const { said, saidOn } = input;
        const who = input.saidBy.toLowerCase().replaceAll('_', '-') as SaidBy;
        return act(asking, id, input, (here) => ({
          type: 'RecordScrutinyFeedback',
          ...{ id, saidBy: who, said, saidOn, recordedOn: here.today() },
        }));
      },
      answerScrutinyFeedback: (
        _: unknown,
        { input }: Input<{ response: string; whatChanged?: string | null }>,
        asking: Asking,
      ) => {
        const { feedbackId, response, whatChanged = null } = input;
        return act(asking, feedbackId, input, (here) => ({
          type: 'AnswerScrutinyFeedback',
          ...{ response, whatChanged, answeredOn: here.today() },
        }));
      },
      publishScrutinyFeedback: (_: unknown, { input }: Input, asking: Asking) =>
        act(asking, input.feedbackId, input, (here) => ({
          type: 'PublishScrutinyFeedback',
          publishedOn: here.today(),
        })),
      unpublishScrutinyFeedback: (_: unknown, { input }: Input<{ reason: string }>, asking: Asking) =>
        act(asking, input.feedbackId, input, (here) => ({
          type: 'UnpublishScrutinyFeedback',
          ...{ reason: input.reason, unpublishedOn: here.today() },
        })),
    },
    ScrutinyFeedback: saidBy,
    PublishedFeedback: saidBy,
    ScrutinyFeedbackResult: {
      __resolveType: (value: { __typename: string }) => value.__typename,
    },
  };
};
