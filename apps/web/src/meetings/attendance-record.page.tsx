import { Link, useSearchParams } from 'react-router';
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { inLondon } from '../calendar/dates.ts';
import { SelectField } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Table } from '../design/table.tsx';
import { graphql } from '../graph/graphql.ts';
import { financialYears } from './financial-years.ts';

const attendanceRecordQuery = graphql(`
  query AttendanceRecord($from: LocalDate!, $to: LocalDate!, $groupId: ID) {
    attendanceRecord(from: $from, to: $to, groupId: $groupId) {
      meetings
      agencies {
        agencyId
        agencyName
        board
        present
        byDeputy
        apologies
        absent
        notMentioned
      }
    }
  }
`);

type Record = NonNullable<ResultOf<typeof attendanceRecordQuery>['attendanceRecord']>;

/** How agencies came to the meetings of a financial year; the address says which: `?year=2020&group=…`. */
export const AttendanceRecordPage = () => {
  const { groups, path } = usePartnership();
  const [parameters, setParameters] = useSearchParams();
  const years = financialYears(inLondon(Date.now()).date);
  const year = years.find(({ id }) => id === parameters.get('year')) ?? years[0]!;
  const groupId = parameters.get('group') ?? '';
  const [result, read] = useQuery({
    query: attendanceRecordQuery,
    variables: { from: year.from, to: year.to, groupId: groupId || null },
  });
  const choose = (part: object) => {
    const chosen = { year: year.id, group: groupId, ...part };
    setParameters(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)), { replace: true });
  };
  return (
    <>
      <PageHeading title="Attendance by agency" />
      <div className="app-fields">
        <SelectField
          id="year"
          label="Year, from April to March"
          choices={years.map(({ id, label }) => ({ value: id, label }))}
          value={year.id}
          onValue={(id) => choose({ year: id })}
        />
        <SelectField
          id="group"
          label="Group"
          none="All groups"
          choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={groupId}
          onValue={(group) => choose({ group })}
        />
      </div>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['attendanceRecord']}>
        {({ attendanceRecord }) => <Agencies record={attendanceRecord} year={year.label} />}
      </Loaded>
      <p className="govuk-body">
        <Link className="govuk-link" to={`${path}/meetings`}>
          Meetings
        </Link>
      </p>
    </>
  );
};

const Agencies = ({ record: { meetings, agencies }, year }: { readonly record: Record; readonly year: string }) =>
  meetings === 0 ? (
    <Empty>No meeting of {year} has its attendance recorded.</Empty>
  ) : (
    <>
      <p className="govuk-body">
        {meetings === 1 ? 'One meeting was held' : `${meetings} meetings were held`} whose attendance is recorded. Each
        is counted once for an agency: if anyone of it was there, it was present.
      </p>
      <Table
        caption={`Attendance by agency, ${year}`}
        captionHidden
        rows={agencies}
        keyOf={({ agencyId }) => agencyId}
        columns={[
          { head: 'Agency', names: true, cell: ({ agencyName }) => agencyName },
          { head: 'Sits on', cell: ({ board }) => (board ? 'Board' : 'Not the board') },
          { head: 'Present', numeric: true, cell: ({ present }) => `${present} of ${meetings}` },
          { head: 'By deputy only', numeric: true, cell: ({ byDeputy }) => byDeputy },
          { head: 'Apologies', numeric: true, cell: ({ apologies }) => apologies },
          { head: 'Absent', numeric: true, cell: ({ absent }) => absent },
          { head: 'Not listed', numeric: true, cell: ({ notMentioned }) => notMentioned },
        ]}
      />
    </>
  );
