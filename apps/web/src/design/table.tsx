import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly names?: boolean;
}

/**
 * On a narrow screen each row becomes a block with its heads beside the values. The roles are written out because
 * browsers forget them once a table is laid out otherwise.
 */
export const Table = <Row,>({
  caption,
  captionHidden = false,
  columns,
  rows,
  keyOf,
  markOf,
}: {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** A further class of a row. */
  readonly markOf?: (row: Row) => string | undefined;
}) => (
  <table className="govuk-table app-table" role="table">
    <caption className={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>
      {caption}
    </caption>
    <thead className="govuk-table__head" role="rowgroup">
      <tr className="govuk-table__row" role="row">
        {columns.map(({ head, numeric }) => (
          <th
            key={head}
            scope="col"
            role="columnheader"
            className={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}
          >
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody className="govuk-table__body" role="rowgroup">
      {rows.map((row) => (
        <tr key={keyOf(row)} className={`govuk-table__row ${markOf?.(row) ?? ''}`.trim()} role="row">
          {columns.map((column) => (
            <Cell key={column.head} column={column} row={row} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = <Row,>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) => {
  const { head, cell, numeric, names } = column;
  const inside = (
    <>
      <span className="app-table__label" aria-hidden="true">
        {head}
      </span>
      <span className="app-table__value">{cell(row)}</span>
    </>
  );
  return names ? (
    <th scope="row" role="rowheader" className="govuk-table__header app-table__name">
      {inside}
    </th>
  ) : (
    <td role="cell" className={`govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}`}>
      {inside}
    </td>
  );
};
