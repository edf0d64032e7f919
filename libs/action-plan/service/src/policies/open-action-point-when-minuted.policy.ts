import { actionPoint } from '@csp/action-plan-domain';
import type { MeetingEvent } from '@csp/meetings-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/** What a meeting minutes as an action point stands in the register at once, with its paragraph and owners. */
export const openActionPointWhenMinuted: Policy<MeetingEvent> = {
  name: 'open-action-point-when-minuted',
  source: 'meetings',
  react: ({ event }) => {
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
