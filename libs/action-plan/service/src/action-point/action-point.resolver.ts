import type { Owner } from '@csp/action-plan-contract';
import type { Asking, ContextPorts, Resolvers } from '@csp/platform-runtime';
import { followUpHere } from '../follow-up.view.ts';
import { actionPointMutations } from './action-point.mutations.ts';
import {
  actionPointsAsAt,
  isDeclined,
  isOverdue,
  listActionPoints,
  loadActionPoint,
  silentForDays,
  type Shown,
} from './action-point.reading.ts';
import type { ActionPointEntry } from './action-points.view.ts';
import type { Asked } from './owners-asked.ts';

type List = Parameters<typeof listActionPoints>[1];
type PastList = Parameters<typeof actionPointsAsAt>[1];

const agency = (id: string) => ({ __typename: 'Agency', id });

export const actionPointResolvers = (ports: ContextPorts): Resolvers => {
  const dayFor = ({ asAt }: Shown, asking: Asking): string => asAt ?? ports.of(asking).today();

  /** A page that is left open asks again when this says so: midnight makes points overdue, and owners silent, without any event. */
  async function* today(asking: Asking) {
    for await (const day of ports.days(asking.signal ?? new AbortController().signal)) yield { today: day };
  }

  return {
    Query: {
      actionPoint: (_: unknown, { id }: { id: string }, asking: Asking) => loadActionPoint(ports, id, asking),
      actionPoints: (_: unknown, list: List, asking: Asking) => listActionPoints(ports, list, asking),
      actionPointsAsAt: (_: unknown, list: PastList, asking: Asking) => actionPointsAsAt(ports, list, asking),
    },
    Mutation: actionPointMutations(ports),
    Subscription: {
      today: { subscribe: (_: unknown, __: unknown, asking: Asking) => today(asking) },
    },
    ActionPoint: {
      __resolveReference: ({ id }: { id: string }, asking: Asking) => loadActionPoint(ports, id, asking),
      overdue: (row: Shown, _: unknown, asking: Asking) => isOverdue(row, dayFor(row, asking)),
      declined: isDeclined,
      silentForDays: async (row: Shown, _: unknown, asking: Asking) =>
        silentForDays(row, dayFor(row, asking), (await followUpHere(ports.of(asking))).silentAfterDays),
      answers: (row: Shown) => row.asked,
    },
    ActionPointResult: {
      __resolveType: (value: { __typename?: string }) => value.__typename ?? 'ActionPoint',
    },
    ActionPointEntry: {
      agency: ({ agencyId }: ActionPointEntry) => (agencyId === null ? null : agency(agencyId)),
    },
    OwnerStanding: {
      agency: ({ agencyId }: Asked) => agency(agencyId),
      answer: ({ answer }: Asked) => answer?.toUpperCase() ?? null,
    },
    Owner: {
      agency: ({ agencyId }: Owner) => agency(agencyId),
    },
  };
};
