import { actionTable, readActionTable, type TableReading } from '@csp/action-plan-domain';
import {
  refusal,
  sha256,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { actionPoints } from '../action-point/action-points.view.ts';
import { agencies } from '../agencies.view.ts';
import { actionTables, type ActionTableRow } from './action-tables.view.ts';
import { shownFinding } from './findings.ts';

interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
interface Import extends ActOptions {
  readonly table: Table;
  readonly checked: string;
  readonly confirmed: boolean;
}

/** Refusals of a table as a whole, beside the aggregate's. */
export type ImportFault = 'too-many-rows' | 'table-has-faults' | 'not-as-checked' | 'not-confirmed';

const mostRows = 500;
const mostColumns = 50;

interface Check {
  readonly tableId: string;
  readonly checked: string;
  readonly reading: TableReading;
  /** Where it was imported before. */
  readonly imported: ActionTableRow | undefined;
}

const nothing: TableReading = { points: [], faults: [], warnings: [] };
const isTooLarge = ({ headings, rows }: Table): boolean =>
  rows.length > mostRows || [headings, ...rows].some((cells) => cells.length > mostColumns);

/** Looks at a table as the register stands now. One that was imported is not held against what it became. */
const check = async (here: Here, { headings, rows }: Table): Promise<Check> => {
  const tableId = await sha256(JSON.stringify([headings, rows]));
  const imported = await here.rows(actionTables).get(tableId);
  if (imported) return { tableId, checked: tableId, reading: nothing, imported };
  const register = await here.rows(actionPoints).find();
  const references = new Set(register.map(({ reference }) => reference));
  const known = { agencies: await here.rows(agencies).find(), references, today: here.today() };
  const reading = readActionTable([headings, ...rows], known);
  return { tableId, checked: await sha256(JSON.stringify([tableId, reading])), reading, imported };
};

/** Why a table that was checked isn't imported, if anything speaks against it. */
const faultOf = ({ reading, checked, imported }: Check, input: Import): ImportFault | undefined => {
  if (imported) return undefined;
  if (reading.faults.length > 0) return 'table-has-faults';
  if (input.checked !== checked) return 'not-as-checked';
  return reading.warnings.length > 0 && !input.confirmed ? 'not-confirmed' : undefined;
};

const tooLarge = {
  checked: '',
  points: 0,
  faults: [
    {
      row: mostRows + 2,
      column: null,
      code: 'too-many-rows',
      message: `A table has at most ${mostRows} rows and ${mostColumns} columns. Divide it.`,
    },
  ],
  warnings: [],
  importedOn: null,
};

export const actionTableResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    checkActionTable: async (_: unknown, { table }: { readonly table: Table }, asking: Asking) => {
      if (isTooLarge(table)) return tooLarge;
      const { checked, reading, imported } = await check(ports.of(asking), table);
      return {
        checked,
        points: imported?.points ?? reading.points.length,
        faults: reading.faults.map(shownFinding),
        warnings: reading.warnings.map(shownFinding),
        importedOn: imported?.importedOn ?? null,
      };
    },
  },
  Mutation: {
    importActionTable: async (_: unknown, { input }: { readonly input: Import }, asking: Asking) => {
      if (isTooLarge(input.table)) return refusal('too-many-rows');
      const here = ports.of(asking);
      const found = await check(here, input.table);
      const fault = faultOf(found, input);
      if (fault) return refusal(fault);
      const { tableId, reading } = found;
      const points = reading.points.map((point) => ({ ...point, actionPointId: here.newId(input.commandId) }));
      const command = { type: 'TakeInActionTable', tableId, points, takenOn: here.today() } as const;
      const acted = await here.act(actionTable, tableId, command, input);
      return acted.kind === 'refused' ? refusal(acted.code) : here.rows(actionTables).get(tableId);
    },
  },
  ActionTableResult: {
    __resolveType: (value: { __typename?: string }) => value.__typename ?? 'ActionTableImport',
  },
});
