import { actionTableEvents, type ActionTableEvent } from '@csp/action-plan-contract';
import { onLondonClock } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

export interface ActionTableRow {
  readonly points: number;
  readonly importedOn: string;
}

/** The tables that were taken in, by their hash. */
export const actionTables = view<ActionTableRow, ActionTableEvent>()({
  name: 'action-tables',
  version: 1,
  source: 'action-plan',
  keys: ({ event }) => (event.type in actionTableEvents ? [event.data.tableId] : []),
  fold: (row, { event, at }) => ({
    points: (row?.points ?? 0) + (event.type === 'ActionTableRowTaken.v1' ? 1 : 0),
    importedOn: row?.importedOn ?? onLondonClock(Date.parse(at)).date,
  }),
  indexes: {},
});
