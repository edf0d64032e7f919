import { groupEvents, type GroupEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly cadence: string | null;
  readonly active: boolean;
  readonly setUpOn: string | null;
  readonly disbandedOn: string | null;
}

/** One row per group; disbanded ones stay, since their meetings and minutes do. */
export const groups = view<GroupRow, GroupEvent>()({
  name: 'groups',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) => (event.type in groupEvents ? [event.data.groupId] : []),
  fold: (row, { event }) => {
    if (event.type === 'GroupSetUp.v1') {
      const { groupId: id, ...facts } = event.data;
      return { id, ...facts, active: true, disbandedOn: null };
    }
    if (!row) return undefined;
    if (event.type === 'GroupRenamed.v1') return { ...row, name: event.data.name };
    return event.type === 'GroupDisbanded.v1' ? { ...row, active: false, disbandedOn: event.data.on } : row;
  },
  indexes: { active: (row) => (row.active ? 1 : 0) },
});

/** Those that still meet first, then by name. */
export const inOrder = (rows: readonly GroupRow[]): GroupRow[] =>
  [...rows].sort(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1),
  );
