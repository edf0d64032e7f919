import { textFault, type LocalDate, type TextFault } from '@csp/kernel';
import { ownersFault } from './action-point.owners.ts';
import type { TablePoint } from './action-table.ts';
import { dateIn, ownersIn, type KnownAgency, type OwnerFault, type OwnerWarning } from './table-cells.ts';
import { layoutOf, type Column } from './table-columns.ts';

/** Why a table can't be taken in. */
export type TableFault =
  | TextFault
  | OwnerFault
  | 'no-such-column'
  | 'column-twice'
  | 'too-many-cells'
  | 'reference-twice'
  | 'reference-taken'
  | 'no-owner'
  | 'too-many-owners'
  | 'no-such-date'
  | 'not-yet'
  | 'unknown-status';
/** What doesn't agree with itself or will surprise; somebody has to say that it is right. */
export type TableWarning = OwnerWarning | 'unknown-column' | 'due-before-raised' | 'overdue' | 'closed-before-raised';

export interface Finding<Code extends string> {
  /** As a spreadsheet counts them: 1 is the row of headings. */
  readonly row: number;
  /** As the table calls it, or would; null: the whole row. */
  readonly column: string | null;
  readonly code: Code;
}

export interface TableReading {
  /** What the rows say, as far as nothing is wrong with them. */
  readonly points: readonly TablePoint[];
  readonly faults: readonly Finding<TableFault>[];
  readonly warnings: readonly Finding<TableWarning>[];
}

/** What a table is held against. */
export interface Known {
  readonly agencies: readonly KnownAgency[];
  /** References in the register. */
  readonly references: ReadonlySet<string>;
  readonly today: LocalDate;
}

const closedWords: readonly string[] = ['closed', 'complete', 'completed', 'done', 'discharged'];
const openWords: readonly string[] = ['', 'open', 'in progress', 'ongoing', 'carried forward', 'outstanding'];
const nextMeeting = /^(?:the )?next meeting$/i;
const longest = { reference: 20, action: 2_000, response: 4_000 };

/** One row: its cells by what they mean, and where findings go. */
interface Row {
  cell(column: Column): string;
  fault(column: Column, code: TableFault): void;
  warn(column: Column, code: TableWarning): void;
}

/** Reads a table of action points, its headings in the first row: what it says, and all that is wrong with it, by row and column. */
export const readActionTable = (table: readonly (readonly string[])[], known: Known): TableReading => {
  const [headings = [], ...rows] = table;
  const { places, missing, twice, unknown } = layoutOf(headings);
  const faults: Finding<TableFault>[] = [
    ...missing.map((column) => ({ row: 1, column, code: 'no-such-column' }) as const),
    ...twice.map((column) => ({ row: 1, column, code: 'column-twice' }) as const),
  ];
  const warnings: Finding<TableWarning>[] = unknown.map((column) => ({ row: 1, column, code: 'unknown-column' }));
  const points: TablePoint[] = [];
  if (missing.length > 0) return { points, faults, warnings };
  const before = new Set<string>();
  const nameOf = (column: Column): string => headings[places.get(column) ?? -1]?.trim() ?? column;
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => !cell.trim())) continue;
    const row = index + 2;
    const found = faults.length;
    if (cells.slice(headings.length).some((cell) => cell.trim()))
      faults.push({ row, column: null, code: 'too-many-cells' });
    const point = pointIn(
      {
        cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '',
        fault: (column, code) => void faults.push({ row, column: nameOf(column), code }),
        warn: (column, code) => void warnings.push({ row, column: nameOf(column), code }),
      },
      known,
      before,
    );
    if (faults.length === found) points.push(point);
  }
  return { points, faults, warnings };
};

const pointIn = (row: Row, known: Known, before: Set<string>): TablePoint => {
  const reference = row.cell('reference');
  const text = row.cell('action');
  for (const [column, longestHere] of [
    ['reference', longest.reference],
    ['action', longest.action],
  ] as const) {
    const fault = textFault(row.cell(column), longestHere);
    if (fault) row.fault(column, fault);
  }
  if (before.has(reference)) row.fault('reference', 'reference-twice');
  else if (known.references.has(reference)) row.fault('reference', 'reference-taken');
  before.add(reference);
  return { reference, text, owners: ownersOf(row, known), ...datesOf(row, known) };
};

const ownersOf = (row: Row, { agencies, today }: Known): TablePoint['owners'] => {
  const { owners, faults, warnings } = ownersIn(row.cell('owner'), agencies, today);
  for (const fault of faults) row.fault('owner', fault);
  for (const warning of warnings) row.warn('owner', warning);
  const fault = faults.length === 0 ? ownersFault(owners) : undefined;
  if (fault) row.fault('owner', fault);
  return owners;
};

/** The date in a cell; null where there is none, or none that can be. */
const dateOf = (row: Row, column: Column): LocalDate | null => {
  const cell = row.cell(column);
  if (!cell) return null;
  const date = dateIn(cell);
  if (date === null) row.fault(column, 'no-such-date');
  return date;
};

const datesOf = (row: Row, { today }: Known): Pick<TablePoint, 'dueOn' | 'raisedOn' | 'response' | 'closedOn'> => {
  const status = row.cell('status').toLowerCase();
  const closes = closedWords.includes(status) || (!status && row.cell('closed') !== '');
  if (!closes && !openWords.includes(status)) row.fault('status', 'unknown-status');
  const dueOn = nextMeeting.test(row.cell('due')) ? null : dateOf(row, 'due');
  const closedOn = closes ? (dateOf(row, 'closed') ?? today) : null;
  // Whatever was closed had been raised by then.
  const raisedOn = dateOf(row, 'raised') ?? closedOn ?? today;
  const response = row.cell('response') || null;
  const fault = response === null && !closes ? undefined : textFault(response ?? '', longest.response);
  if (fault) row.fault('response', fault);
  if (raisedOn > today) row.fault('raised', 'not-yet');
  if (closedOn !== null && closedOn > today) row.fault('closed', 'not-yet');
  if (closedOn !== null && closedOn < raisedOn) row.warn('closed', 'closed-before-raised');
  if (dueOn !== null && dueOn < raisedOn && row.cell('raised')) row.warn('due', 'due-before-raised');
  else if (dueOn !== null && dueOn < today && !closes) row.warn('due', 'overdue');
  return { dueOn, raisedOn, response, closedOn };
};
