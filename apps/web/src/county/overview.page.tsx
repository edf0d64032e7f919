import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { inLondon, longDate, shortDate } from '../calendar/dates.ts';
import { useAnnounce } from '../design/announcer.tsx';
import { PageHeading } from '../design/heading.tsx';
import { LiveState } from '../design/live-state.tsx';
import { Loaded } from '../design/loaded.tsx';
import { Empty } from '../design/messages.tsx';
import { Table } from '../design/table.tsx';
import type { Liveness } from '../graph/follow.ts';
import { useConnection } from '../graph/graph.tsx';
import { changesBetween, withRow } from './changes.ts';
import { overviewQuery, overviewSubscription, type Overview } from './overview.documents.ts';

interface Change {
  readonly at: number;
  readonly what: string;
}

export const OverviewPage = () => {
  const [result, read] = useQuery({ query: overviewQuery });
  return (
    <>
      <PageHeading title="County overview" />
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['countyOverview']}>
        {({ countyOverview }) => <LiveOverview first={countyOverview} />}
      </Loaded>
    </>
  );
};

/** Rows as they come in; what changed in each since the page was opened. */
const useLiveRows = (first: readonly Overview[]) => {
  const connection = useConnection();
  const announce = useAnnounce();
  const [rows, setRows] = useState(first);
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const latest = useRef(first);
  useEffect(
    () =>
      connection.follow({
        document: overviewSubscription,
        variables: () => ({}),
        onLiveness: setLiveness,
        onData: ({ countyOverviewChanged: row }) => {
          const before = latest.current.find(({ slug }) => slug === row.slug);
          const what = before ? changesBetween(before, row).join(', ') : '';
          latest.current = withRow(latest.current, row);
          setRows(latest.current);
          if (!what) return;
          setChanges((known) => new Map(known).set(row.slug, { at: Date.now(), what }));
          announce(`${row.name}: ${what}.`);
        },
      }),
    [connection, announce],
  );
  return { rows, changes, liveness };
};

const LiveOverview = ({ first }: { readonly first: readonly Overview[] }) => {
  const { rows, changes, liveness } = useLiveRows(first);
  const sum = (of: (row: Overview) => number) => rows.reduce((so, row) => so + of(row), 0);
  return (
    <>
      <p className="govuk-body">
        {rows.length} partnerships, {sum(({ open }) => open)} action points open, {sum(({ overdue }) => overdue)} of
        them overdue. <LiveState liveness={liveness} />
      </p>
      {rows.length === 0 ? (
        <Empty>No partnership has published anything yet.</Empty>
      ) : (
        <Rows rows={rows} changes={changes} />
      )}
    </>
  );
};

const Rows = ({
  rows,
  changes,
}: {
  readonly rows: readonly Overview[];
  readonly changes: ReadonlyMap<string, Change>;
}) => (
  <Table
    caption="Partnerships of the county"
    captionHidden
    rows={rows}
    keyOf={({ slug }) => slug}
    markOf={({ slug }) => (changes.has(slug) ? 'app-row-changed' : undefined)}
    columns={[
      {
        head: 'Partnership',
        names: true,
        cell: ({ slug, name }) => {
          const change = changes.get(slug);
          return (
            <>
              <a className="govuk-link" href={`/public/${slug}`}>
                {name}
              </a>
              {change && (
                <span className="app-row-changed__note">
                  Changed {inLondon(change.at).time}: {change.what}
                </span>
              )}
            </>
          );
        },
      },
      { head: 'Open', numeric: true, cell: ({ open }) => open },
      {
        head: 'Overdue',
        numeric: true,
        cell: ({ overdue }) => (overdue > 0 ? <strong className="app-overdue">{overdue}</strong> : 0),
      },
      { head: 'Closed', numeric: true, cell: ({ closed }) => closed },
      {
        head: 'Next meeting',
        cell: ({ nextMeeting }) =>
          nextMeeting ? (
            <>
              {longDate(nextMeeting.date)}, {nextMeeting.startsAt}
              <span className="app-agenda__detail">{nextMeeting.groupName}</span>
            </>
          ) : (
            'None scheduled'
          ),
      },
      {
        head: 'Minutes not agreed',
        cell: ({ minutesNotAgreed }) =>
          minutesNotAgreed.length > 0 ? minutesNotAgreed.map(({ date }) => shortDate(date)).join(', ') : 'None',
      },
    ]}
  />
);
