interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const finding = (row: number, column: string, code: string, message: string) => ({ row, column, code, message });

/** Finds a fault in rows of strangers, and warns of rows that are late. */
const look = ({ headings, rows }: Table) => {
  const at = (word: string) => rows.flatMap((cells, index) => (cells.join().includes(word) ? index + 2 : []));
  return {
    checked: JSON.stringify([headings, rows]),
    points: rows.length,
    importedOn: null,
    faults: at('Strangers').map((row) => finding(row, 'Owner', 'unknown-agency', 'No such agency is listed.')),
    warnings: at('2019').map((row) => finding(row, 'Due', 'overdue', 'It will be overdue at once.')),
  };
};

export const actionTableOf = () => ({ checkActionTable: ({ table }: { readonly table: Table }) => look(table) });

type Input = { readonly table: Table; readonly checked: string; readonly confirmed: boolean };

export const actionTableChanges = (note: (name: string, input: Input) => void) => ({
  importActionTable: ({ input }: { readonly input: Input }) => {
    note('importActionTable', input);
    const { points, warnings } = look(input.table);
    if (warnings.length > 0 && !input.confirmed)
      return { __typename: 'Refusal', code: 'not-confirmed', message: 'Look at the warnings first.' };
    return { __typename: 'ActionTableImport', points, importedOn: '2020-10-06' };
  },
});
