import { refuse } from '@csp/kernel';
import type { InterestConduct, InterestKind } from '@csp/meetings-contract';
import { placedItem } from './agenda-numbers.ts';
import { refusedOr, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known } from './meeting.state.ts';
import { withoutQuorum } from './quorum.ts';
import { faultOf, kept, longest } from './texts.ts';

const maxDeclarations = 200;

export interface DeclareInterest {
  readonly type: 'DeclareInterest';
  readonly declarationId: string;
  readonly itemId: string;
  /** As they stand among those present. */
  readonly role: string;
  readonly agencyId: string | null;
  readonly kind: InterestKind;
  readonly nature: string;
  readonly conduct: InterestConduct;
}

export interface WithdrawDeclaration {
  readonly type: 'WithdrawDeclaration';
  readonly declarationId: string;
}

/** Somebody present has an interest in an item. Who leaves the room for it is not counted for its quorum. */
export const declareInterest = (command: DeclareInterest, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { declarationId, itemId, role, agencyId, kind, conduct } = command;
  if (sitting.declarations.some(({ id }) => id === declarationId)) return [];
  if (sitting.declarations.length >= maxDeclarations) return refuse('too-many-declarations');
  if (!placedItem(sitting.agenda, itemId)) return refuse('unknown-item');
  const nature = kept(command.nature);
  const fault = faultOf([kept(role), longest.role], [nature, longest.subject]);
  if (fault) return refuse(fault);
  const someone = sitting.attendance?.present.find((one) => one.role === kept(role) && one.agencyId === agencyId);
  if (!someone) return refuse('not-present');
  const lead = { role: someone.role, agencyId, agencyName: someone.agencyName };
  const declared = { itemId, ...lead, kind, nature, conduct };
  if (withoutQuorum({ ...sitting, declarations: [...sitting.declarations, { id: declarationId, ...declared }] }))
    return refuse('decisions-need-quorum');
  return [{ type: 'InterestDeclared.v1', data: { meetingId: sitting.id, declarationId, ...declared } }];
};

export const withdrawDeclaration = ({ declarationId }: WithdrawDeclaration, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (!sitting.declarations.some(({ id }) => id === declarationId)) return refuse('unknown-declaration');
  return [{ type: 'DeclarationWithdrawn.v1', data: { meetingId: sitting.id, declarationId } }];
};
