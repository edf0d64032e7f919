import { actionPoint } from '@csp/action-plan-domain';
import type { DigestEvent } from '@csp/outreach-contract';
import { reaction, type Policy } from '@csp/platform-runtime';

/** What an agency reports by a link from an e-mail stands in the register as if one of its officers had signed in and written it. */
export const recordWhatAnAgencyAnsweredByLink: Policy<DigestEvent> = {
  name: 'record-what-an-agency-answered-by-link',
  source: 'outreach',
  react: ({ event }) => {
    if (event.type !== 'AnsweredByLink.v1') return undefined;
    const { actionPointId, agencyId, outcome, text, answeredOn } = event.data;
    return outcome === 'done'
      ? reaction(actionPoint, actionPointId, { type: 'CloseActionPoint', answer: text, closedOn: answeredOn })
      : reaction(actionPoint, actionPointId, {
          type: 'UpdateActionPoint',
          note: text,
          agencyId,
          updatedOn: answeredOn,
        });
  },
};
