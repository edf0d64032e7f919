import type { Consequence, DecisionVerb, Votes } from '@csp/meetings-contract';
import type { MeetingCommand } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { waitingRecommendations } from '../decided/waiting-recommendations.view.ts';
import { groups } from '../partnership/groups.view.ts';
import type { OfMeeting } from './meeting.inputs.ts';

interface ConsequenceInput {
  readonly kind: string;
  readonly groupId?: string | null;
  readonly name?: string | null;
  readonly groupKind?: string | null;
  readonly text?: string | null;
  readonly reviewOn?: string | null;
  readonly recommendationId?: string | null;
}

interface Decision extends OfMeeting {
  readonly paragraphId: string;
  readonly verb: string;
  readonly subject: string;
  readonly caveat?: string | null;
  readonly recommendation?: string | null;
  readonly votes?: Votes | null;
  readonly setsOff?: ConsequenceInput | null;
}

/** What is left out is empty, and refused as such where it is needed. */
const consequenceOf = (input: ConsequenceInput): Consequence => {
  const { kind, groupId, name, groupKind, text, reviewOn } = input;
  const stored = asStored<Consequence['kind']>(kind);
  switch (stored) {
    case 'group-set-up':
      return { kind: stored, name: name ?? '', groupKind: groupKind ?? '' };
    case 'group-renamed':
      return { kind: stored, groupId: groupId ?? '', name: name ?? '' };
    case 'group-disbanded':
      return { kind: stored, groupId: groupId ?? '' };
    case 'terms-of-reference-adopted':
      return { kind: stored, groupId: groupId ?? '', text: text ?? '', reviewOn: reviewOn ?? null };
    case 'recommendation-agreed':
      return { kind: stored, recommendationId: input.recommendationId ?? '' };
  }
};

export const decisionChanges = {
  recordDecision: async (here: Here, input: Decision): Promise<MeetingCommand> => {
    const { commandId, paragraphId, verb, subject, caveat, recommendation, votes, setsOff } = input;
    const group = setsOff?.groupId == null ? undefined : await here.rows(groups).get(setsOff.groupId);
    const { recommendationId } = setsOff ?? {};
    const waits = recommendationId == null ? undefined : await here.rows(waitingRecommendations).get(recommendationId);
    return {
      type: 'RecordDecision',
      decisionId: here.newId(commandId),
      paragraphId,
      verb: asStored<DecisionVerb>(verb),
      subject,
      caveat: caveat ?? null,
      recommendation: recommendation ?? null,
      votes: votes ? { for: votes.for, against: votes.against, abstained: votes.abstained } : null,
      setsOff: setsOff ? consequenceOf(setsOff) : null,
      group: group ? { disbanded: group.disbandedOn !== null } : null,
      recommendationWaits: waits !== undefined,
    };
  },
  withdrawDecision: (_: Here, { decisionId }: OfMeeting & { readonly decisionId: string }): MeetingCommand => ({
    type: 'WithdrawDecision',
    decisionId,
  }),
};
