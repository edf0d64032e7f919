import { actionPoint } from '@csp/action-plan-domain';
import type { MeetingEvent } from '@csp/meetings-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/**
 * What a meeting minutes as an action point stands in the register at once, with its paragraph and owners, and what it takes out of
 * its minutes again is withdrawn. One policy for both: two would read at their own pace, and one could withdraw what isn't raised yet.
 */
export const keepTheRegisterAsMinuted: Policy<MeetingEvent> = {
  name: 'keep-the-register-as-minuted',
  source: 'meetings',
  react: ({ event }) => {
    if (event.type === 'MinutedActionPointWithdrawn.v1') {
      const { actionPointId, withdrawnOn } = event.data;
      return reaction(actionPoint, actionPointId, { type: 'FollowWithdrawal', withdrawnOn });
    }
    if (event.type !== 'ActionPointMinuted.v1') return undefined;
    const {
      actionPointId: id,
      reference,
      text,
      owners,
      dueOn,
      raisedOn,
      meetingId,
      paragraph,
      restricted,
    } = event.data;
    return reaction(actionPoint, id, {
      type: 'RaiseActionPoint',
      id,
      reference,
      text,
      owners,
      dueOn,
      raisedOn,
      meetingId,
      paragraph,
      restricted,
    });
  },
};
