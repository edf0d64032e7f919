import { isLocalDate, refuse } from '@csp/kernel';
import type { Consequence, DecisionVerb, MeetingEvent, Votes } from '@csp/meetings-contract';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known, type Sitting } from './meeting.state.ts';
import { isQuorate } from './quorum.ts';
import { faultOf, kept, keptIfAny, longest } from './texts.ts';

const maxDecisions = 1_000;
const maxVotes = 1_000;
const settling: readonly DecisionVerb[] = ['agreed', 'approved', 'endorsed', 'accepted'];

export interface RecordDecision {
  readonly type: 'RecordDecision';
  readonly decisionId: string;
  readonly paragraphId: string;
  readonly verb: DecisionVerb;
  readonly subject: string;
  readonly caveat: string | null;
  /** The recommendation decided on, as its paper has it. */
  readonly recommendation: string | null;
  /** None: agreed without a vote. */
  readonly votes: Votes | null;
  readonly setsOff: Consequence | null;
  /** The group that `setsOff` is about, as the partnership has it; none where there is none. */
  readonly group: { readonly disbanded: boolean } | null;
  /** Whether the recommendation that `setsOff` is about waits in the register to be decided on. */
  readonly recommendationWaits?: boolean;
}

export interface WithdrawDecision {
  readonly type: 'WithdrawDecision';
  readonly decisionId: string;
}

export const recordDecision = (command: RecordDecision, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { decisionId, paragraphId, verb, votes } = command;
  if (sitting.decisions.some(({ id }) => id === decisionId)) return [];
  if (sitting.decisions.length >= maxDecisions) return refuse('too-many-decisions');
  const paragraph = sitting.paragraphs.find(({ id }) => id === paragraphId);
  if (!paragraph) return refuse('unknown-paragraph');
  if (!isQuorate(sitting, paragraph.itemId)) return refuse('inquorate');
  const words = {
    subject: kept(command.subject),
    caveat: keptIfAny(command.caveat),
    recommendation: keptIfAny(command.recommendation),
  };
  const fault =
    faultOf(...Object.values(words).map((text) => [text, longest.subject] as const)) ??
    votesFault(votes) ??
    consequenceFault(command);
  if (fault) return refuse(fault);
  const setsOff = command.setsOff && tidied(command.setsOff);
  const data = { meetingId: sitting.id, decisionId, paragraphId, verb, ...words, votes, setsOff };
  return [{ type: 'DecisionRecorded.v2', data }];
};

export const withdrawDecision = ({ decisionId }: WithdrawDecision, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const decision = sitting.decisions.find(({ id }) => id === decisionId);
  if (!decision) return refuse('unknown-decision');
  if (decision.inEffect) return refuse('decision-in-effect');
  return [{ type: 'DecisionWithdrawn.v1', data: { meetingId: sitting.id, decisionId } }];
};

/** What is set off by decisions that haven't set it off yet. */
export const effectsOf = ({ id: meetingId, date: on, decisions }: Sitting): readonly MeetingEvent[] =>
  decisions.flatMap(({ id: decisionId, setsOff, inEffect }) =>
    setsOff && !inEffect ? { type: 'DecisionTookEffect.v1', data: { meetingId, decisionId, setsOff, on } } : [],
  );

const votesFault = (votes: Votes | null): MeetingRefusal | undefined => {
  const counts = votes ? [votes.for, votes.against, votes.abstained] : [];
  return counts.every((count) => Number.isInteger(count) && count >= 0 && count <= maxVotes)
    ? undefined
    : 'no-such-count';
};

const consequenceFault = ({
  setsOff,
  verb,
  group,
  recommendationWaits,
}: RecordDecision): MeetingRefusal | undefined => {
  if (!setsOff) return undefined;
  if (!settling.includes(verb)) return 'verb-sets-nothing-off';
  if (setsOff.kind === 'group-set-up')
    return faultOf([kept(setsOff.name), longest.title], [kept(setsOff.groupKind), longest.title]);
  if (setsOff.kind === 'recommendation-agreed') return recommendationWaits ? undefined : 'no-such-recommendation';
  if (!group) return 'unknown-group';
  if (group.disbanded) return 'group-disbanded';
  if (setsOff.kind === 'group-renamed') return faultOf([kept(setsOff.name), longest.title]);
  if (setsOff.kind === 'group-disbanded') return undefined;
  if (setsOff.reviewOn !== null && !isLocalDate(setsOff.reviewOn)) return 'no-such-date';
  return faultOf([kept(setsOff.text), longest.minute]);
};

const tidied = (setsOff: Consequence): Consequence => {
  switch (setsOff.kind) {
    case 'group-set-up':
      return { ...setsOff, name: kept(setsOff.name), groupKind: kept(setsOff.groupKind) };
    case 'group-renamed':
      return { ...setsOff, name: kept(setsOff.name) };
    case 'group-disbanded':
    case 'recommendation-agreed':
      return setsOff;
    case 'terms-of-reference-adopted':
      return { ...setsOff, text: kept(setsOff.text) };
  }
};
