import type { RecommendationSource } from '@csp/action-plan-contract';
import { recommendation, type RecommendationCommand } from '@csp/action-plan-domain';
import {
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { loadActionPoint } from '../action-point/action-point.reading.ts';
import { agencyFault } from '../agencies.view.ts';
import {
  recommendations,
  type RecommendationEntry,
  type RecommendationRow,
  type RecommendationStatus,
} from './recommendations.view.ts';

type Input = ActOptions & { readonly id: string };
type Arguments<Fields> = { readonly input: Input & Fields };

interface Propose extends ActOptions {
  readonly source: string;
  readonly sourceTitle: string;
  readonly number: string;
  readonly text: string;
  readonly agencyIds?: readonly string[] | null;
  readonly targetOn?: string | null;
}
interface TakeUp {
  readonly actionPointIds?: readonly string[] | null;
  readonly agencyIds?: readonly string[] | null;
}
interface List {
  readonly filter?: { readonly source?: string | null; readonly status?: RecommendationStatus | null } | null;
  readonly first: number;
  readonly offset: number;
}

const mostAtATime = 100;
const finished: readonly RecommendationStatus[] = ['DONE', 'REFUSED', 'WITHDRAWN'];

const asStored = (source: string) => source.toLowerCase().replaceAll('_', '-') as RecommendationSource;
const inGraph = (source: string) => source.toUpperCase().replaceAll('-', '_');
const agency = (id: string) => ({ __typename: 'Agency', id });

const list = async (ports: ContextPorts, { filter, first, offset }: List, asking: Asking) => {
  const { source, status } = filter ?? {};
  const where = { ...(source && { source: asStored(source) }), ...(status && { status }) };
  const rows = await ports.of(asking).rows(recommendations).find({ where, orderBy: 'target' });
  const start = Math.max(0, offset);
  return { nodes: rows.slice(start, start + Math.max(0, Math.min(first, mostAtATime))), total: rows.length };
};

/** What is wrong with these action points and agencies taking something up, if anything. */
const takersFault = async (ports: ContextPorts, input: Required<TakeUp>, asking: Asking) => {
  for (const id of input.actionPointIds ?? []) {
    const point = await loadActionPoint(ports, id, asking);
    if (!point) return 'unknown-action-point';
    if (point.status === 'WITHDRAWN') return 'withdrawn';
  }
  return agencyFault(ports.of(asking), input.agencyIds ?? []);
};

const mutations = (ports: ContextPorts): Resolvers[string] => {
  const act = async (asking: Asking, id: string, command: RecommendationCommand, options: ActOptions) => {
    const here = ports.of(asking);
    const acted = await here.act(recommendation, id, command, options);
    if (acted.kind === 'refused') return refusal(acted.code);
    return { __typename: 'Recommendation', ...(await here.rows(recommendations).get(id)) };
  };
  const change = (asking: Asking, input: Input, command: (here: Here) => RecommendationCommand) =>
    act(asking, input.id, command(ports.of(asking)), input);

  return {
    proposeRecommendation: async (_: unknown, { input }: { readonly input: Propose }, asking: Asking) => {
      const here = ports.of(asking);
      const { sourceTitle, number, text, targetOn = null } = input;
      const [source, agencyIds] = [asStored(input.source), input.agencyIds ?? []];
      if (source === 'domestic-homicide-review') return refusal('comes-with-its-review');
      const fault = await agencyFault(here, agencyIds);
      if (fault) return refusal(fault);
      const id = here.newId(input.commandId);
      const facts = { id, source, sourceTitle, number, text, agencyIds, targetOn, proposedOn: here.today() };
      return act(asking, id, { type: 'ProposeRecommendation', ...facts }, input);
    },
    refuseRecommendation: (_: unknown, { input }: Arguments<{ reason: string }>, asking: Asking) =>
      change(asking, input, (here) => ({
        type: 'RefuseRecommendation',
        reason: input.reason,
        refusedOn: here.today(),
      })),
    takeUpRecommendation: async (_: unknown, { input }: Arguments<TakeUp>, asking: Asking) => {
      const { actionPointIds, agencyIds } = input;
      const takers = { actionPointIds: actionPointIds ?? [], agencyIds: agencyIds ?? [] };
      const fault = await takersFault(ports, takers, asking);
      if (fault) return refusal(fault);
      return change(asking, input, (here) => ({
        type: 'TakeUpRecommendation',
        ...takers,
        takenUpOn: here.today(),
      }));
    },
    completeRecommendation: (_: unknown, { input }: Arguments<{ whatWasDone: string }>, asking: Asking) =>
      change(asking, input, (here) => ({
        type: 'CompleteRecommendation',
        whatWasDone: input.whatWasDone,
        doneOn: here.today(),
      })),
    withdrawRecommendation: (_: unknown, { input }: Arguments<{ reason: string }>, asking: Asking) =>
      change(asking, input, (here) => ({
        type: 'WithdrawRecommendation',
        reason: input.reason,
        withdrawnOn: here.today(),
      })),
  };
};

export const recommendationResolvers = (ports: ContextPorts): Resolvers => {
  /** Those that the asker may see. */
  const points = async ({ actionPointIds }: { readonly actionPointIds: readonly string[] }, asking: Asking) => {
    const rows = await Promise.all(actionPointIds.map((id) => loadActionPoint(ports, id, asking)));
    return rows.filter((row) => row !== undefined);
  };
  return {
    Query: {
      recommendation: (_: unknown, { id }: { id: string }, asking: Asking) =>
        ports.of(asking).rows(recommendations).get(id),
      recommendations: (_: unknown, args: List, asking: Asking) => list(ports, args, asking),
    },
    Mutation: mutations(ports),
    Recommendation: {
      source: ({ source }: RecommendationRow) => inGraph(source),
      agencies: ({ agencyIds }: RecommendationRow) => agencyIds.map(agency),
      overdue: ({ targetOn, status }: RecommendationRow, _: unknown, asking: Asking) =>
        targetOn !== null && targetOn < ports.of(asking).today() && !finished.includes(status),
      decision: ({ agreedBy }: RecommendationRow) => agreedBy,
      actionPoints: (row: RecommendationRow, _: unknown, asking: Asking) => points(row, asking),
      takenUpBy: ({ takenUpByIds }: RecommendationRow) => takenUpByIds.map(agency),
    },
    RecommendationEntry: {
      agencies: ({ agencyIds }: RecommendationEntry) => agencyIds.map(agency),
      actionPoints: (entry: RecommendationEntry, _: unknown, asking: Asking) => points(entry, asking),
    },
    RecommendationResult: {
      __resolveType: (value: { __typename: string }) => value.__typename,
    },
  };
};
