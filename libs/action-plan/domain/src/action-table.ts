import type { ActionTableEvent, Owner } from '@csp/action-plan-contract';
import { refuse, type Decider, type Decision, type LocalDate } from '@csp/kernel';

/** An action point as a row of a table has it. */
export interface TablePoint {
  readonly reference: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly dueOn: LocalDate | null;
  readonly raisedOn: LocalDate;
  /** What was reported of it; null: nothing. */
  readonly response: string | null;
  /** Null: it is open. */
  readonly closedOn: LocalDate | null;
}

export interface TakeInActionTable {
  readonly type: 'TakeInActionTable';
  /** SHA-256 of the table, hexadecimal: the same table is the same stream. */
  readonly tableId: string;
  readonly points: readonly (TablePoint & { readonly actionPointId: string })[];
  readonly takenOn: LocalDate;
}

export interface ActionTable {
  readonly taken: boolean;
}

export type ActionTableRefusal = 'empty-table';

const rowEvents = (command: TakeInActionTable): readonly ActionTableEvent[] => {
  const { tableId, takenOn } = command;
  return command.points.flatMap(({ response, closedOn, ...point }): readonly ActionTableEvent[] => {
    const data = { tableId, ...point, owners: [...point.owners] };
    const row: ActionTableEvent = { type: 'ActionTableRowTaken.v1', data };
    if (response === null) return [row];
    const { actionPointId } = point;
    return [
      row,
      { type: 'ActionTableResponseTaken.v1', data: { tableId, actionPointId, response, closedOn, takenOn } },
    ];
  });
};

const decide = (command: TakeInActionTable, state: ActionTable): Decision<ActionTableEvent, ActionTableRefusal> => {
  if (state.taken) return [];
  return command.points.length === 0 ? refuse('empty-table') : rowEvents(command);
};

/** A table of action points that was kept elsewhere, taken in at once. What it says was looked at before: `readActionTable`. */
export const actionTable: Decider<TakeInActionTable, ActionTable, ActionTableEvent, ActionTableRefusal> = {
  category: 'action-table',
  initial: { taken: false },
  decide,
  evolve: () => ({ taken: true }),
};
