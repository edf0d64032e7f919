import { refuse } from '@csp/kernel';
import type { DecisionVerb } from '@csp/meetings-contract';
import { placedItem } from './agenda-numbers.ts';
import { quorumOf } from './meeting.attendance.ts';
import { refusedOr, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known } from './meeting.state.ts';
import { keepsItsPlace, nextNumber } from './minute-numbers.ts';
import { faultOf, kept, keptIfAny, longest } from './texts.ts';

const maxParagraphs = 2_000;
const maxDecisions = 1_000;

export interface AddMinute {
  readonly type: 'AddMinute';
  readonly paragraphId: string;
  readonly itemId: string;
  readonly text: string;
  /** Where numbers run on: the first that no other meeting of the group has used. */
  readonly runningFrom: number;
}

export interface ReviseMinute {
  readonly type: 'ReviseMinute';
  readonly paragraphId: string;
  readonly text: string;
}

export interface RemoveMinute {
  readonly type: 'RemoveMinute';
  readonly paragraphId: string;
}

export interface RecordDecision {
  readonly type: 'RecordDecision';
  readonly decisionId: string;
  readonly paragraphId: string;
  readonly verb: DecisionVerb;
  readonly subject: string;
  readonly caveat: string | null;
}

export interface WithdrawDecision {
  readonly type: 'WithdrawDecision';
  readonly decisionId: string;
}

export const addMinute = ({ paragraphId, itemId, text, runningFrom }: AddMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (sitting.paragraphs.some(({ id }) => id === paragraphId)) return [];
  if (sitting.paragraphs.length >= maxParagraphs) return refuse('too-many-paragraphs');
  const placed = placedItem(sitting.agenda, itemId);
  if (!placed) return refuse('unknown-item');
  // A paragraph 6.1 of item 6 could not be told from its sub-item 6.1.
  if (placed.item.subItems.length > 0 && sitting.minuteNumbering === 'item-and-paragraph')
    return refuse('has-sub-items');
  const fault = faultOf([kept(text), longest.minute]);
  if (fault) return refuse(fault);
  const number = nextNumber(sitting, itemId, placed.number, runningFrom);
  return [{ type: 'MinuteAdded.v1', data: { meetingId: sitting.id, paragraphId, itemId, number, text: kept(text) } }];
};

export const reviseMinute = ({ paragraphId, text }: ReviseMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  const fault = faultOf([kept(text), longest.minute]);
  if (fault) return refuse(fault);
  if (paragraph.text === kept(text)) return [];
  return [{ type: 'MinuteRevised.v1', data: { meetingId: sitting.id, paragraphId, text: kept(text) } }];
};

export const removeMinute = ({ paragraphId }: RemoveMinute, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  if (keepsItsPlace(sitting, paragraph)) return refuse('paragraph-cited');
  return [{ type: 'MinuteRemoved.v1', data: { meetingId: sitting.id, paragraphId } }];
};

export const recordDecision = (command: RecordDecision, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { decisionId, paragraphId, verb } = command;
  if (sitting.decisions.some(({ id }) => id === decisionId)) return [];
  if (sitting.decisions.length >= maxDecisions) return refuse('too-many-decisions');
  if (!sitting.paragraphs.some(({ id }) => id === paragraphId)) return refuse('unknown-paragraph');
  if (!quorumOf(sitting).met) return refuse('inquorate');
  const [subject, caveat] = [kept(command.subject), keptIfAny(command.caveat)];
  const fault = faultOf([subject, longest.subject], [caveat, longest.subject]);
  if (fault) return refuse(fault);
  return [
    {
      type: 'DecisionRecorded.v1',
      data: { meetingId: sitting.id, decisionId, paragraphId, verb, subject, caveat },
    },
  ];
};

export const withdrawDecision = ({ decisionId }: WithdrawDecision, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  if (!sitting.decisions.some(({ id }) => id === decisionId)) return refuse('unknown-decision');
  return [{ type: 'DecisionWithdrawn.v1', data: { meetingId: sitting.id, decisionId } }];
};
