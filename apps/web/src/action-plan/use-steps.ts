import type { ActionPoint } from './action-point.documents.ts';
import {
  answerActionPoint,
  carryForwardActionPoint,
  changeActionPointDueDate,
  closeActionPoint,
  reassignActionPoint,
  reopenActionPoint,
  updateActionPoint,
  withdrawActionPoint,
} from './action-point.mutations.ts';
import type { LeadField } from '../meetings/lead-inputs.tsx';
import type { Step } from './steps.ts';
import { useCommand } from '../graph/use-command.ts';

/** All that a step may say. */
export interface Said {
  readonly text: string;
  readonly dueOn: string;
  readonly closedOn: string;
  /** For which owner it is said; empty: for nobody in particular. */
  readonly agencyId: string;
  readonly owners: readonly LeadField[];
}

/** One command for each step; the state of the one in use. */
export const useSteps = () => {
  const update = useCommand(updateActionPoint);
  const answer = useCommand(answerActionPoint);
  const close = useCommand(closeActionPoint);
  const reopen = useCommand(reopenActionPoint);
  const carry = useCommand(carryForwardActionPoint);
  const date = useCommand(changeActionPointDueDate);
  const reassign = useCommand(reassignActionPoint);
  const withdraw = useCommand(withdrawActionPoint);
  const all = [update, answer, close, reopen, carry, date, reassign, withdraw];
  const run = (step: Step, { id, version }: ActionPoint, said: Said) => {
    const which = { id, expectedVersion: version };
    const { text, agencyId } = said;
    const [note, dueOn] = [text || null, said.dueOn || null];
    all.forEach(({ clear }) => clear());
    switch (step) {
      case 'update':
        return update.run({ ...which, note: text, agencyId: agencyId || null });
      case 'acknowledge':
        return answer.run({ ...which, agencyId, answer: 'ACKNOWLEDGED', note });
      case 'accept':
        return answer.run({ ...which, agencyId, answer: 'ACCEPTED', note });
      case 'decline':
        return answer.run({ ...which, agencyId, answer: 'DECLINED', note });
      case 'close':
        return close.run({ ...which, answer: text, closedOn: said.closedOn || null });
      case 'reopen':
        return reopen.run({ ...which, reason: text });
      case 'carry':
        return carry.run({ ...which, dueOn, reason: note });
      case 'date':
        return date.run({ ...which, dueOn, reason: text });
      case 'reassign': {
        const owners = said.owners.map(({ role, agencyId: owner }) => ({ role: role.trim(), agencyId: owner }));
        return reassign.run({ ...which, owners, reason: text });
      }
      case 'withdraw':
        return withdraw.run({ ...which, reason: text });
    }
  };
  const state = all.map((command) => command.state).find(({ kind }) => kind !== 'idle') ?? update.state;
  return { run, state };
};
