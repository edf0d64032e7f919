import { Link } from 'react-router';
import { useQuery } from 'urql';
import type { ResultOf } from 'gql.tada';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { ButtonLink } from '../../design/button.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Empty } from '../../design/messages.tsx';
import { Table } from '../../design/table.tsx';
import { allSeriesQuery } from './series.documents.ts';

type Row = NonNullable<ResultOf<typeof allSeriesQuery>['allMeetingSeries']>[number];

export const SeriesListPage = () => {
  const { supportOfficer, path } = usePartnership();
  const [result, read] = useQuery({ query: allSeriesQuery });
  return (
    <>
      <PageHeading title="Series of meetings" />
      <p className="govuk-body">
        A series holds what the meetings of a group have in common: how often, where and when it meets, and the standing
        items of its agenda.
      </p>
      {supportOfficer && <ButtonLink to={`${path}/meetings/series/new`}>Start a series</ButtonLink>}
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['allMeetingSeries']}>
        {({ allMeetingSeries }) =>
          allMeetingSeries.length === 0 ? (
            <Empty>No series has been started yet.</Empty>
          ) : (
            <SeriesTable rows={allMeetingSeries} />
          )
        }
      </Loaded>
    </>
  );
};

const SeriesTable = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { path, groups } = usePartnership();
  return (
    <Table
      caption="Series of meetings, those that go on first"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Series',
          names: true,
          cell: ({ id, name }) => (
            <Link className="govuk-link" to={`${path}/meetings/series/${id}`}>
              {name}
            </Link>
          ),
        },
        { head: 'Group', cell: ({ group }) => groups.find(({ id }) => id === group.id)?.name ?? group.id },
        {
          head: 'How often',
          cell: ({ rhythmInWords, endedOn }) => (endedOn ? `Ended on ${shortDate(endedOn)}` : rhythmInWords),
        },
        { head: 'Usually', cell: ({ startsAt, endsAt }) => `${startsAt} to ${endsAt}` },
        {
          head: 'Scheduled until',
          cell: ({ meetings: [latest] }) => (latest ? shortDate(latest.date) : 'Nothing yet'),
        },
      ]}
    />
  );
};
