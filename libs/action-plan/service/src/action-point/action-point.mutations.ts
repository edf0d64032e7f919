import { actionPoint, type ActionPointCommand } from '@csp/action-plan-domain';
import type { Owner } from '@csp/action-plan-contract';
import type { LocalDate } from '@csp/kernel';
import {
  grantsIn,
  refusal,
  withRole,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { agencyFault } from '../agencies.view.ts';
import { loadActionPoint } from './action-point.reading.ts';
import { actionPoints, type ActionPointRow } from './action-points.view.ts';

type Fields = Resolvers[string];
type Input = ActOptions & { readonly id: string };
type Arguments<Fields> = { readonly input: Input & Fields };

interface Raise extends ActOptions {
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly dueOn?: string | null;
}
interface Dated {
  readonly dueOn?: string | null;
}

const isSupportOfficer = ({ principal, tenant }: Asking): boolean =>
  withRole('support-officer')(grantsIn(principal, tenant));

/** The owners of a point that the asker is an officer of. */
const owningAgencies = (row: ActionPointRow, { principal, tenant }: Asking): readonly string[] =>
  grantsIn(principal, tenant).flatMap(({ role, agencyId }) =>
    role === 'agency-officer' && agencyId && row.owners.some((owner) => owner.agencyId === agencyId) ? agencyId : [],
  );

/** Support officers change any point, an agency's officers those their agency owns while it takes part. */
const reportFault = async (row: ActionPointRow, asking: Asking, here: Here, named?: string | null) => {
  if (isSupportOfficer(asking)) return undefined;
  const owning = owningAgencies(row, asking).filter((agencyId) => named == null || agencyId === named);
  return owning.length === 0 ? 'not-your-action-point' : agencyFault(here, owning);
};

const agenciesOf = (owners: readonly Owner[]): readonly string[] => owners.map(({ agencyId }) => agencyId);

/** Only for points the asker sees: what isn't for them answers like what isn't there. `named`: the owner it is done for. */
const changing =
  (ports: ContextPorts) =>
  async (
    asking: Asking,
    input: Input & { readonly agencyId?: string | null },
    command: (here: Here, row: ActionPointRow) => ActionPointCommand,
  ) => {
    const row = await loadActionPoint(ports, input.id, asking);
    if (!row) return refusal('unknown-action-point');
    const here = ports.of(asking);
    const fault = await reportFault(row, asking, here, input.agencyId);
    if (fault) return refusal(fault);
    const acted = await here.act(actionPoint, input.id, command(here, row), input);
    return acted.kind === 'refused' ? refusal(acted.code) : loadActionPoint(ports, input.id, asking);
  };

const raising =
  (ports: ContextPorts) =>
  async (_: unknown, { input }: { readonly input: Raise }, asking: Asking) => {
    const here = ports.of(asking);
    const id = here.newId(input.commandId);
    const reference = input.reference.trim();
    const taken = await here.rows(actionPoints).find({ where: { reference }, limit: 1 });
    if (taken.some((row) => row.id !== id)) return refusal('reference-taken');
    const fault = await agencyFault(here, agenciesOf(input.owners));
    if (fault) return refusal(fault);
    const { text, owners, dueOn = null } = input;
    const directly = { meetingId: null, paragraph: null, restricted: false };
    const facts = { id, reference, text, owners, dueOn, raisedOn: here.today(), ...directly };
    const acted = await here.act(actionPoint, id, { type: 'RaiseActionPoint', ...facts }, input);
    return acted.kind === 'refused' ? refusal(acted.code) : loadActionPoint(ports, id, asking);
  };

/** What owners report, and support officers who were told. */
const reports = (ports: ContextPorts): Fields => {
  const change = changing(ports);
  return {
    updateActionPoint: (_: unknown, { input }: Arguments<{ note: string; agencyId?: string | null }>, asking: Asking) =>
      change(asking, input, (here, row) => {
        // Who reports for their own agency needs not say which.
        const agencyId = input.agencyId ?? (isSupportOfficer(asking) ? null : (owningAgencies(row, asking)[0] ?? null));
        return { type: 'UpdateActionPoint', note: input.note, agencyId, updatedOn: here.today() };
      }),
    answerActionPoint: (
      _: unknown,
      { input }: Arguments<{ agencyId: string; answer: string; note?: string | null }>,
      asking: Asking,
    ) =>
      change(asking, input, (here) => {
        const answer = input.answer.toLowerCase() as 'acknowledged' | 'accepted' | 'declined';
        const { agencyId, note = null } = input;
        return { type: 'AnswerActionPoint', agencyId, answer, note, answeredOn: here.today() };
      }),
    closeActionPoint: (
      _: unknown,
      { input }: Arguments<{ answer: string; closedOn?: LocalDate | null }>,
      asking: Asking,
    ) =>
      change(asking, input, (here) => {
        const { answer, closedOn } = input;
        const today = here.today();
        const close = { type: 'CloseActionPoint', answer } as const;
        return closedOn == null ? { ...close, closedOn: today } : { ...close, closedOn, saidOn: today };
      }),
  };
};

/** What support officers decide. */
const decisions = (ports: ContextPorts): Fields => {
  const change = changing(ports);
  return {
    raiseActionPoint: raising(ports),
    reassignActionPoint: async (
      _: unknown,
      { input }: Arguments<{ owners: readonly Owner[]; reason: string }>,
      asking: Asking,
    ) => {
      const fault = await agencyFault(ports.of(asking), agenciesOf(input.owners));
      if (fault) return refusal(fault);
      const { owners, reason } = input;
      return change(asking, input, (here) => ({
        type: 'ReassignActionPoint',
        owners,
        reason,
        reassignedOn: here.today(),
      }));
    },
    reopenActionPoint: (_: unknown, { input }: Arguments<{ reason: string }>, asking: Asking) =>
      change(asking, input, (here) => {
        const { reason } = input;
        return { type: 'ReopenActionPoint', reason, reopenedOn: here.today(), dueOn: null };
      }),
    carryForwardActionPoint: (_: unknown, { input }: Arguments<Dated & { reason?: string | null }>, asking: Asking) =>
      change(asking, input, (here) => {
        const { dueOn = null, reason = null } = input;
        return { type: 'CarryForwardActionPoint', dueOn, reason, carriedOn: here.today() };
      }),
    changeActionPointDueDate: (_: unknown, { input }: Arguments<Dated & { reason: string }>, asking: Asking) =>
      change(asking, input, (here) => {
        const { dueOn = null, reason } = input;
        return { type: 'ChangeDueDate', dueOn, reason, changedOn: here.today() };
      }),
    withdrawActionPoint: (_: unknown, { input }: Arguments<{ reason: string }>, asking: Asking) =>
      change(asking, input, (here) => ({
        type: 'WithdrawActionPoint',
        reason: input.reason,
        withdrawnOn: here.today(),
      })),
  };
};

export const actionPointMutations = (ports: ContextPorts): Fields => ({ ...reports(ports), ...decisions(ports) });
