import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { SubmitButton } from '../../design/button.tsx';
import { ConfirmImport } from '../../design/confirm-import.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { FileField } from '../../design/field.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded, Problem } from '../../design/loaded.tsx';
import { Banner, Details, Inset, Paragraph } from '../../design/messages.tsx';
import { Table as ShownTable } from '../../design/table.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { checkActionTable, importActionTable } from './import.documents.ts';
import { readTable, type Table } from './read-table.ts';

type Check = NonNullable<ResultOf<typeof checkActionTable>['checkActionTable']>;
type Finding = Check['faults'][number];

const title = 'Import an action table';
const counted = (points: number): string => (points === 1 ? '1 action point' : `${points} action points`);

/** An action table that was kept in a spreadsheet: chosen, checked, confirmed, imported; for the support officer. */
export const ImportPage = () => {
  const { supportOfficer } = usePartnership();
  const [table, setTable] = useState<Table>();
  const [problem, setProblem] = useState<string>();
  if (!supportOfficer)
    return (
      <Problem title={title}>
        <p className="govuk-body">Only support officers can import.</p>
      </Problem>
    );
  const choose = async (file: File | undefined) => {
    const read = file && readTable(new Uint8Array(await file.arrayBuffer()));
    setTable(read && 'table' in read ? read.table : undefined);
    setProblem(read && 'problem' in read ? read.problem : undefined);
  };
  return (
    <>
      <PageHeading title={title} />
      <ErrorSummary mistakes={problem ? [{ field: 'action-table', text: problem }] : []} />
      <Paragraph>
        A table of action points that was kept in a spreadsheet is taken into the register: all of it, or nothing while
        something is wrong with it. It is checked first.
      </Paragraph>
      <Form />
      <FileField
        id="action-table"
        label="Table as CSV"
        hint="At most 500 rows and 200 kB. Choose it again after each change."
        accept=".csv,.txt,text/csv"
        error={problem}
        onFile={(file) => void choose(file)}
      />
      {table && <Report key={JSON.stringify(table)} table={table} />}
    </>
  );
};

const Form = () => (
  <Details summary="What the table looks like">
    <Paragraph>The first row names the columns, in any order:</Paragraph>
    <ul className="govuk-list govuk-list--bullet">
      <li>Reference, Action and Owner are needed.</li>
      <li>Due, Raised, Status (open or closed), Response and Closed (the day) may be there.</li>
      <li>An owner is written as “Agency: role”; several stand in one cell with semicolons between them.</li>
      <li>A day is written as 6/10/2020, 2020-10-06 or 6 October 2020; “next meeting” may stand under Due.</li>
    </ul>
  </Details>
);

const Report = ({ table }: { readonly table: Table }) => {
  // urql wants arrays that it may change; it doesn't.
  const variables = { table: table as never };
  const [result, read] = useQuery({ query: checkActionTable, variables, requestPolicy: 'network-only' });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={again} needs={['checkActionTable']}>
      {({ checkActionTable: check }) => (
        <section aria-labelledby="report">
          <div role="status">
            <h2 id="report" className="govuk-heading-m">
              {check.faults.length > 0 ? 'Something must be put right first' : summaryOf(check)}
            </h2>
          </div>
          <Findings caption="To be put right" findings={check.faults} table={table} />
          <Findings caption="To be looked at" findings={check.warnings} table={table} />
          {check.faults.length === 0 && !check.importedOn && <Confirm table={table} check={check} again={again} />}
          {check.importedOn && <Register />}
        </section>
      )}
    </Loaded>
  );
};

const summaryOf = ({ importedOn, points, warnings }: Check): string => {
  if (importedOn) return `This table was imported on ${shortDate(importedOn)}`;
  return warnings.length > 0 ? `${counted(points)}, with something to look at` : `${counted(points)}, nothing wrong`;
};

const longestShown = 80;

/** The beginning of what the table has in that place. */
const cellAt = ({ headings, rows }: Table, { row, column }: Finding): string => {
  const cell = rows[row - 2]?.[headings.findIndex((heading) => heading.trim() === column)] ?? '';
  return cell.length > longestShown ? `${cell.slice(0, longestShown)}…` : cell;
};

interface FindingsProps {
  readonly caption: string;
  readonly findings: readonly Finding[];
  readonly table: Table;
}

const Findings = ({ caption, findings, table }: FindingsProps) =>
  findings.length > 0 && (
    <ShownTable
      caption={caption}
      rows={findings}
      keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
      columns={[
        { head: 'Row', names: true, cell: ({ row }) => row },
        { head: 'Column', cell: ({ column }) => column ?? 'All of it' },
        { head: 'What stands there', cell: (finding) => cellAt(table, finding) },
        { head: 'What it is', cell: ({ message }) => message },
      ]}
    />
  );

interface ConfirmProps {
  readonly table: Table;
  readonly check: Check;
  readonly again: () => void;
}

const Confirm = ({ table, check, again }: ConfirmProps) => {
  const { run, state, busy, clear } = useCommand(importActionTable);
  const [imported, setImported] = useState<number>();
  if (imported !== undefined)
    return (
      <Banner title="Imported" success>
        <p className="govuk-notification-banner__heading">{counted(imported)} imported.</p>
        <Register />
      </Banner>
    );
  return (
    <ConfirmImport
      refused={state.kind === 'refused' ? state.message : undefined}
      busy={busy}
      checkAgain={() => {
        clear();
        again();
      }}
      label={check.warnings.length > 0 ? 'I have looked at these, and they are right' : undefined}
      run={async (confirmed) => {
        const done = await run({ table: table as never, checked: check.checked, confirmed });
        if (done) setImported(done.points);
      }}
    >
      {check.points > 0 ? (
        <SubmitButton busy={busy}>Import {counted(check.points)}</SubmitButton>
      ) : (
        <Inset>The table has no rows.</Inset>
      )}
    </ConfirmImport>
  );
};

const Register = () => {
  const { path } = usePartnership();
  return (
    <p className="govuk-body">
      <Link className="govuk-link" to={`${path}/action-points`}>
        See the register
      </Link>
    </p>
  );
};
