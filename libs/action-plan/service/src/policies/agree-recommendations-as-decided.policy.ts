import { recommendation } from '@csp/action-plan-domain';
import type { MeetingEvent } from '@csp/meetings-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/** A recommendation that a meeting's decision agreed stands so in the register, with the decision it was agreed by. */
export const agreeRecommendationsAsDecided: Policy<MeetingEvent> = {
  name: 'agree-recommendations-as-decided',
  source: 'meetings',
  react: ({ event }) => {
    if (event.type !== 'DecisionTookEffect.v1' || event.data.setsOff.kind !== 'recommendation-agreed') return undefined;
    const { meetingId, decisionId, setsOff, on: agreedOn } = event.data;
    return reaction(recommendation, setsOff.recommendationId, {
      type: 'AgreeRecommendation',
      meetingId,
      decisionId,
      agreedOn,
    });
  },
};
