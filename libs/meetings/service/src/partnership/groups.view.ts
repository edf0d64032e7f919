import { groupEvents, type GroupEvent } from '@csp/partnerships-contract';
import { unreachable } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface GroupRow {
  readonly groupId: string;
  readonly name: string;
  /** From this day on it doesn't meet any more. */
  readonly disbandedOn: string | null;
}

/** The groups that may meet. */
export const groups = view<GroupRow, GroupEvent>()({
  name: 'groups',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) => (event.type in groupEvents ? [event.data.groupId] : []),
  fold: (row, { event }) => {
    switch (event.type) {
      case 'GroupSetUp.v1':
        return { groupId: event.data.groupId, name: event.data.name, disbandedOn: null };
      case 'GroupRenamed.v1':
        return row && { ...row, name: event.data.name };
      case 'GroupDisbanded.v1':
        return row && { ...row, disbandedOn: event.data.on };
      case 'TermsOfReferenceAdopted.v2':
        return row;
      default:
        return unreachable(event);
    }
  },
  indexes: {},
});
