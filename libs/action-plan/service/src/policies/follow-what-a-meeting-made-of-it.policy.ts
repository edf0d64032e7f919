import { actionPoint } from '@csp/action-plan-domain';
import type { MeetingEvent } from '@csp/meetings-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/** A point that a meeting closed, carried forward or reopened in its review stands so in the register. */
export const followWhatAMeetingMadeOfIt: Policy<MeetingEvent> = {
  name: 'follow-what-a-meeting-made-of-it',
  source: 'meetings',
  react: ({ event }) => {
    if (event.type !== 'ActionPointReviewed.v1') return undefined;
    const { actionPointId, outcome, response, dueOn, reviewedOn } = event.data;
    switch (outcome) {
      case 'closed':
        return reaction(actionPoint, actionPointId, {
          type: 'CloseActionPoint',
          answer: response ?? '',
          closedOn: reviewedOn,
        });
      case 'carried-forward':
        return reaction(actionPoint, actionPointId, {
          type: 'CarryForwardActionPoint',
          dueOn,
          reason: response,
          carriedOn: reviewedOn,
        });
      case 'reopened':
        return reaction(actionPoint, actionPointId, {
          type: 'ReopenActionPoint',
          reason: response ?? '',
          reopenedOn: reviewedOn,
          dueOn,
        });
    }
  },
};
