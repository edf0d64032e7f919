import type { ActionTableEvent } from '@csp/action-plan-contract';
import { actionPoint } from '@csp/action-plan-domain';
import { reaction, type Policy } from '@csp/platform-runtime';

/**
 * What a table says is raised, row by row, and closed or reported on as the row has it. One policy for both: two would read at their
 * own pace, and one could close what isn't raised yet.
 */
export const raiseWhatAnActionTableSays: Policy<ActionTableEvent> = {
  name: 'raise-what-an-action-table-says',
  source: 'action-plan',
  react: ({ event }) => {
    if (event.type === 'ActionTableRowTaken.v1') {
      const { tableId: _, actionPointId: id, ...point } = event.data;
      const directly = { meetingId: null, paragraph: null, restricted: false };
      return reaction(actionPoint, id, { type: 'RaiseActionPoint', id, ...point, ...directly });
    }
    if (event.type !== 'ActionTableResponseTaken.v1') return undefined;
    const { actionPointId, response, closedOn, takenOn } = event.data;
    return reaction(
      actionPoint,
      actionPointId,
      closedOn === null
        ? { type: 'UpdateActionPoint', note: response, agencyId: null, updatedOn: takenOn }
        : { type: 'CloseActionPoint', answer: response, closedOn },
    );
  },
};
