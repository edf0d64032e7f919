import type { RecommendationEvent, RecommendationSource } from '@csp/action-plan-contract';
import {
  isLocalDate,
  refuse,
  textFault,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';

interface Agreed {
  readonly id: string;
  readonly decisionId: string;
}

/** Where a recommendation stands. What its source says (title, number, text) never changes: it is cited. */
export type Recommendation =
  | { readonly status: 'none' }
  | { readonly status: 'proposed'; readonly id: string }
  | { readonly status: 'refused'; readonly id: string; readonly reason: string }
  | (Agreed & { readonly status: 'agreed' })
  | (Agreed & {
      readonly status: 'taken-up';
      readonly actionPointIds: readonly string[];
      readonly agencyIds: readonly string[];
    })
  | (Agreed & { readonly status: 'done'; readonly whatWasDone: string })
  | (Agreed & { readonly status: 'withdrawn'; readonly reason: string });

export type RecommendationCommand =
  | {
      readonly type: 'ProposeRecommendation';
      readonly id: string;
      readonly source: RecommendationSource;
      readonly sourceTitle: string;
      readonly number: string;
      readonly text: string;
      readonly agencyIds: readonly string[];
      readonly targetOn: LocalDate | null;
      readonly proposedOn: LocalDate;
    }
  | {
      readonly type: 'AgreeRecommendation';
      readonly meetingId: string;
      readonly decisionId: string;
      readonly agreedOn: LocalDate;
    }
  | { readonly type: 'RefuseRecommendation'; readonly reason: string; readonly refusedOn: LocalDate }
  | {
      readonly type: 'TakeUpRecommendation';
      readonly actionPointIds: readonly string[];
      readonly agencyIds: readonly string[];
      readonly takenUpOn: LocalDate;
    }
  | { readonly type: 'CompleteRecommendation'; readonly whatWasDone: string; readonly doneOn: LocalDate }
  | { readonly type: 'WithdrawRecommendation'; readonly reason: string; readonly withdrawnOn: LocalDate };

type Command<Type extends RecommendationCommand['type']> = Extract<RecommendationCommand, { type: Type }>;
type Known = Exclude<Recommendation, { status: 'none' }>;

/** Everything a recommendation may refuse. Clients switch on these: a code is never renamed. */
export type RecommendationRefusal =
  | TextFault
  | 'unknown-recommendation'
  | 'already-proposed'
  | 'already-in-register'
  | 'no-such-date'
  | 'too-many-agencies'
  | 'too-many-action-points'
  | 'not-agreed'
  | 'already-agreed'
  | 'not-taken-up'
  | 'nothing-takes-it-up'
  | 'recommendation-finished';
type Outcome = Decision<RecommendationEvent, RecommendationRefusal>;

const longest = { title: 120, number: 20, text: 4_000, reason: 4_000 };
const mostAgencies = 20;
const mostActionPoints = 50;

const propose = (command: Command<'ProposeRecommendation'>, state: Recommendation): Outcome => {
  if (state.status !== 'none') return refuse('already-proposed');
  const { id: recommendationId, source, targetOn, proposedOn } = command;
  const [sourceTitle, number, text] = [command.sourceTitle.trim(), command.number.trim(), command.text.trim()];
  const fault =
    textFault(sourceTitle, longest.title) ?? textFault(number, longest.number) ?? textFault(text, longest.text);
  if (fault) return refuse(fault);
  const agencyIds = [...new Set(command.agencyIds)];
  if (agencyIds.length > mostAgencies) return refuse('too-many-agencies');
  if (targetOn !== null && !isLocalDate(targetOn)) return refuse('no-such-date');
  const data = { recommendationId, source, sourceTitle, number, text, agencyIds, targetOn, proposedOn };
  return [{ type: 'RecommendationProposed.v1', data }];
};

/** A board may agree what was refused before: its decision stands, whatever was written down meanwhile. */
const agree = ({ meetingId, decisionId, agreedOn }: Command<'AgreeRecommendation'>, state: Known): Outcome => {
  if (state.status !== 'proposed' && state.status !== 'refused')
    return state.decisionId === decisionId ? [] : refuse('already-agreed');
  return [{ type: 'RecommendationAgreed.v1', data: { recommendationId: state.id, meetingId, decisionId, agreedOn } }];
};

const turnDown = (command: Command<'RefuseRecommendation'>, state: Known): Outcome => {
  const reason = command.reason.trim();
  const fault = textFault(reason, longest.reason);
  if (fault) return refuse(fault);
  if (state.status === 'refused') return state.reason === reason ? [] : refuse('recommendation-finished');
  if (state.status !== 'proposed') return refuse('already-agreed');
  const { refusedOn } = command;
  return [{ type: 'RecommendationRefused.v1', data: { recommendationId: state.id, reason, refusedOn } }];
};

/** What is agreed and not yet done or withdrawn, or why not. */
const underWay = (state: Known) => {
  if (state.status === 'proposed') return refuse('not-agreed');
  return state.status === 'agreed' || state.status === 'taken-up' ? state : refuse('recommendation-finished');
};

const takeUp = (command: Command<'TakeUpRecommendation'>, known: Known): Outcome => {
  const state = underWay(known);
  if ('refused' in state) return state;
  const before = state.status === 'taken-up' ? state : { actionPointIds: [], agencyIds: [] };
  const actionPointIds = added(before.actionPointIds, command.actionPointIds);
  const agencyIds = added(before.agencyIds, command.agencyIds);
  if (actionPointIds.length + agencyIds.length === 0)
    return state.status === 'taken-up' ? [] : refuse('nothing-takes-it-up');
  if (before.actionPointIds.length + actionPointIds.length > mostActionPoints) return refuse('too-many-action-points');
  if (before.agencyIds.length + agencyIds.length > mostAgencies) return refuse('too-many-agencies');
  const { takenUpOn } = command;
  return [
    { type: 'RecommendationTakenUp.v1', data: { recommendationId: state.id, actionPointIds, agencyIds, takenUpOn } },
  ];
};

const added = (before: readonly string[], now: readonly string[]): string[] =>
  [...new Set(now)].filter((id) => !before.includes(id));

const complete = (command: Command<'CompleteRecommendation'>, known: Known): Outcome => {
  const whatWasDone = command.whatWasDone.trim();
  const fault = textFault(whatWasDone, longest.text);
  if (fault) return refuse(fault);
  if (known.status === 'done' && known.whatWasDone === whatWasDone) return [];
  const state = underWay(known);
  if ('refused' in state) return state;
  if (state.status === 'agreed') return refuse('not-taken-up');
  const { doneOn } = command;
  return [{ type: 'RecommendationDone.v1', data: { recommendationId: state.id, whatWasDone, doneOn } }];
};

const withdraw = (command: Command<'WithdrawRecommendation'>, known: Known): Outcome => {
  const reason = command.reason.trim();
  const fault = textFault(reason, longest.reason);
  if (fault) return refuse(fault);
  if (known.status === 'withdrawn' && known.reason === reason) return [];
  const state = underWay(known);
  if ('refused' in state) return state;
  const { withdrawnOn } = command;
  return [{ type: 'RecommendationWithdrawn.v1', data: { recommendationId: state.id, reason, withdrawnOn } }];
};

const decide = (command: RecommendationCommand, state: Recommendation): Outcome => {
  if (command.type === 'ProposeRecommendation') return propose(command, state);
  if (state.status === 'none') return refuse('unknown-recommendation');
  switch (command.type) {
    case 'AgreeRecommendation':
      return agree(command, state);
    case 'RefuseRecommendation':
      return turnDown(command, state);
    case 'TakeUpRecommendation':
      return takeUp(command, state);
    case 'CompleteRecommendation':
      return complete(command, state);
    case 'WithdrawRecommendation':
      return withdraw(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: Recommendation, event: RecommendationEvent): Recommendation => {
  const { recommendationId: id } = event.data;
  if (event.type === 'RecommendationProposed.v1') return { status: 'proposed', id };
  if (event.type === 'RecommendationRefused.v1') return { status: 'refused', id, reason: event.data.reason };
  if (event.type === 'RecommendationAgreed.v1') return { status: 'agreed', id, decisionId: event.data.decisionId };
  if (state.status === 'none' || state.status === 'proposed' || state.status === 'refused') return state;
  const { decisionId } = state;
  switch (event.type) {
    case 'RecommendationTakenUp.v1': {
      const before = state.status === 'taken-up' ? state : { actionPointIds: [], agencyIds: [] };
      const actionPointIds = [...before.actionPointIds, ...event.data.actionPointIds];
      return {
        status: 'taken-up',
        id,
        decisionId,
        actionPointIds,
        agencyIds: [...before.agencyIds, ...event.data.agencyIds],
      };
    }
    case 'RecommendationDone.v1':
      return { status: 'done', id, decisionId, whatWasDone: event.data.whatWasDone };
    case 'RecommendationWithdrawn.v1':
      return { status: 'withdrawn', id, decisionId, reason: event.data.reason };
    default:
      return unreachable(event);
  }
};

/**
 * What a strategic assessment, a review, scrutiny or peers recommend: proposed, agreed by a meeting's decision, taken up, done;
 * or refused, or withdrawn after it was agreed, with a reason.
 */
export const recommendation: Decider<
  RecommendationCommand,
  Recommendation,
  RecommendationEvent,
  RecommendationRefusal
> = {
  category: 'recommendation',
  initial: { status: 'none' },
  decide,
  evolve,
  claim: {
    of: ({ type, data }) =>
      type === 'RecommendationProposed.v1'
        ? `recommendation ${data.source}/${data.sourceTitle}/${data.number}`
        : undefined,
    taken: 'already-in-register',
  },
};
