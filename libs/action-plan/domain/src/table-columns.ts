export type Column = 'reference' | 'action' | 'owner' | 'due' | 'raised' | 'status' | 'response' | 'closed';

/** How columns are called in the action tables of boards, in lower case. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  reference: ['reference', 'ref', 'ref.', 'no', 'no.', 'number'],
  action: ['action', 'action point', 'text', 'task'],
  owner: ['owner', 'owners', 'lead', 'lead officer', 'responsible'],
  due: ['due', 'due date', 'due on', 'by when', 'deadline', 'target date'],
  raised: ['raised', 'raised on', 'date raised', 'date'],
  status: ['status', 'open or closed'],
  response: ['response', 'answer', 'update', 'progress'],
  closed: ['closed', 'closed on', 'date closed'],
};
const needed: readonly Column[] = ['reference', 'action', 'owner'];

/** Where each column of a table stands, from 0. */
export interface Layout {
  readonly places: ReadonlyMap<Column, number>;
  /** Columns that must be there and aren't. */
  readonly missing: readonly Column[];
  /** Headings that mean a column that was there before. */
  readonly twice: readonly string[];
  /** Headings that mean nothing here. */
  readonly unknown: readonly string[];
}

const columnOf = (heading: string): Column | undefined =>
  (Object.keys(headings) as Column[]).find((column) =>
    headings[column].includes(heading.trim().replace(/\s+/g, ' ').toLowerCase()),
  );

export const layoutOf = (row: readonly string[]): Layout => {
  const places = new Map<Column, number>();
  const twice: string[] = [];
  const unknown: string[] = [];
  for (const [place, heading] of row.entries()) {
    const column = columnOf(heading);
    if (!column) {
      if (heading.trim()) unknown.push(heading.trim());
    } else if (places.has(column)) twice.push(heading.trim());
    else places.set(column, place);
  }
  return { places, missing: needed.filter((column) => !places.has(column)), twice, unknown };
};
