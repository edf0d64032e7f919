import { actionPoint, type ActionPointCommand } from '@csp/action-plan-domain';
import type { Owner } from '@csp/action-plan-contract';
import {
  grantsIn,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { agencyFault } from '../agencies.view.ts';
import { actionPoints, type ActionPointRow } from './action-points.view.ts';

interface Filter {
  readonly open?: boolean | null;
  readonly ownerAgencyId?: string | null;
  readonly meetingId?: string | null;
  readonly overdue?: boolean | null;
}

type Input = ActOptions & { readonly id: string };

/** A refusal, turned into its sentence by the gateway. */
const refusal = (code: string) => ({ __typename: 'Refusal', code });

/** Restricted points are for those who run or sit on the partnership; to an agency's officers they don't exist. */
const visible = (row: ActionPointRow | undefined, { principal, tenant }: Asking): ActionPointRow | undefined =>
  row && (!row.restricted || grantsIn(principal, tenant).some(({ role }) => role !== 'agency-officer'))
    ? row
    : undefined;

/** Support officers change any point, an agency's officers those their agency owns while it takes part. */
const reportFault = async (row: ActionPointRow, { principal, tenant }: Asking, here: Here) => {
  const grants = grantsIn(principal, tenant);
  if (grants.some(({ role }) => role === 'support-officer')) return undefined;
  const owning = grants.flatMap(({ role, agencyId }) =>
    role === 'agency-officer' && agencyId && row.owners.some((owner) => owner.agencyId === agencyId) ? agencyId : [],
  );
  return owning.length === 0 ? 'not-your-action-point' : agencyFault(here, owning);
};

const find = async (here: Here, filter: Filter, asking: Asking): Promise<ActionPointRow[]> => {
  const where = {
    ...(typeof filter.open === 'boolean' && { open: filter.open ? 1 : 0 }),
    ...(filter.overdue && { open: 1 }),
    ...(filter.meetingId && { meeting: filter.meetingId }),
  };
  const rows = await here.rows(actionPoints).find({ where, orderBy: 'due' });
  const today = here.today();
  return rows.filter(
    (row) =>
      visible(row, asking) !== undefined &&
      (!filter.ownerAgencyId || row.owners.some(({ agencyId }) => agencyId === filter.ownerAgencyId)) &&
      (!filter.overdue || isOverdue(row, today)),
  );
};

const isOverdue = (row: ActionPointRow, today: string): boolean =>
  row.status !== 'CLOSED' && row.dueOn !== null && row.dueOn < today;

export const actionPointResolvers = (ports: ContextPorts): Resolvers => {
  const load = async (id: string, asking: Asking) => visible(await ports.of(asking).rows(actionPoints).get(id), asking);

  /** Only for points the asker sees: what isn't for them answers like what isn't there. */
  const change = async (asking: Asking, input: Input, command: (here: Here) => ActionPointCommand) => {
    const row = await load(input.id, asking);
    if (!row) return refusal('unknown-action-point');
    const here = ports.of(asking);
    const fault = await reportFault(row, asking, here);
    if (fault) return refusal(fault);
    const acted = await here.act(actionPoint, input.id, command(here), input);
    return acted.kind === 'refused' ? refusal(acted.code) : load(input.id, asking);
  };

  return {
    Query: {
      actionPoint: (_: unknown, { id }: { id: string }, asking: Asking) => load(id, asking),
      actionPoints: async (
        _: unknown,
        args: { filter?: Filter | null; first: number; offset: number },
        asking: Asking,
      ) => {
        const rows = await find(ports.of(asking), args.filter ?? {}, asking);
        return { nodes: rows.slice(args.offset, args.offset + Math.min(args.first, 100)), total: rows.length };
      },
    },
    Mutation: {
      raiseActionPoint: async (_: unknown, { input }: { input: ActOptions & Raise }, asking: Asking) => {
        const here = ports.of(asking);
        const id = here.newId(input.commandId);
        const reference = input.reference.trim();
        const taken = await here.rows(actionPoints).find({ where: { reference }, limit: 1 });
        if (taken.some((row) => row.id !== id)) return refusal('reference-taken');
        const fault = await agencyFault(
          here,
          input.owners.map(({ agencyId }) => agencyId),
        );
        if (fault) return refusal(fault);
        const { text, owners, dueOn = null } = input;
        const raisedOn = here.today();
        const acted = await here.act(
          actionPoint,
          id,
          {
            type: 'RaiseActionPoint',
            id,
            reference,
            text,
            owners,
            dueOn,
            raisedOn,
            meetingId: null,
            paragraph: null,
            restricted: false,
          },
          input,
        );
        return acted.kind === 'refused' ? refusal(acted.code) : load(id, asking);
      },
      updateActionPoint: (_: unknown, { input }: { input: Input & { note: string } }, asking: Asking) =>
        change(asking, input, (here) => ({ type: 'UpdateActionPoint', note: input.note, updatedOn: here.today() })),
      closeActionPoint: (_: unknown, { input }: { input: Input & { answer: string } }, asking: Asking) =>
        change(asking, input, (here) => ({ type: 'CloseActionPoint', answer: input.answer, closedOn: here.today() })),
      reopenActionPoint: (_: unknown, { input }: { input: Input & { reason: string } }, asking: Asking) =>
        change(asking, input, (here) => ({
          type: 'ReopenActionPoint',
          reason: input.reason,
          reopenedOn: here.today(),
          dueOn: null,
        })),
      carryForwardActionPoint: (_: unknown, { input }: { input: Input & Carry }, asking: Asking) =>
        change(asking, input, (here) => ({
          type: 'CarryForwardActionPoint',
          dueOn: input.dueOn ?? null,
          reason: input.reason ?? null,
          carriedOn: here.today(),
        })),
    },
    ActionPoint: {
      __resolveReference: ({ id }: { id: string }, asking: Asking) => load(id, asking),
      overdue: (row: ActionPointRow, _: unknown, asking: Asking) => isOverdue(row, ports.of(asking).today()),
    },
    ActionPointResult: {
      __resolveType: (value: { __typename?: string }) => value.__typename ?? 'ActionPoint',
    },
    Owner: {
      agency: ({ agencyId }: Owner) => ({ __typename: 'Agency', id: agencyId }),
    },
  };
};

interface Raise {
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly dueOn?: string | null;
}

interface Carry {
  readonly dueOn?: string | null;
  readonly reason?: string | null;
}
