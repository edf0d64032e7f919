import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded, Problem } from '../../design/loaded.tsx';
import { Details, Empty, Inset } from '../../design/messages.tsx';
import { SummaryList } from '../../design/summary-list.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { MeetingTable } from '../meeting-table.tsx';
import { ScheduleNext } from './schedule-next.tsx';
import { changeSeries, endSeries, seriesQuery, type Series } from './series.documents.ts';
import { fieldsOfSeries, inputOfSeries, mistakesInSeries } from './series-fields.ts';
import { SeriesInputs } from './series-inputs.tsx';
import { StandingItems } from './standing-items.tsx';
import { useSeries, type SeriesDesk } from './use-series.ts';

export const SeriesPage = () => {
  const { id = '' } = useParams();
  const [result, read] = useQuery({ query: seriesQuery, variables: { id } });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={again}>
      {({ meetingSeries }) =>
        meetingSeries ? (
          <OneSeries key={id} stored={meetingSeries} again={again} />
        ) : (
          <Problem title="There is no such series here">
            <p className="govuk-body">It may belong to another partnership, or the address is not right.</p>
          </Problem>
        )
      }
    </Loaded>
  );
};

const OneSeries = ({ stored, again }: { readonly stored: Series; readonly again: () => void }) => {
  const { supportOfficer, path } = usePartnership();
  const desk = useSeries(stored);
  const { series } = desk;
  const editable = supportOfficer && !series.endedOn;
  return (
    <>
      <PageHeading title={series.name} caption="Series of meetings" />
      {series.endedOn && <Inset>This series ended on {shortDate(series.endedOn)}.</Inset>}
      <InCommon series={series} />
      {editable && (
        <Details summary="Change what its meetings have in common">
          <ChangeSeries desk={desk} />
        </Details>
      )}
      <StandingItems desk={desk} editable={editable} />
      {editable && <ScheduleNext series={series} changed={again} />}
      <section aria-labelledby="series-meetings" className="app-section">
        <h2 id="series-meetings" className="govuk-heading-m" tabIndex={-1}>
          Meetings of this series
        </h2>
        {stored.meetings.length === 0 ? (
          <Empty>No meeting has been scheduled from it yet.</Empty>
        ) : (
          <MeetingTable rows={stored.meetings} path={path} />
        )}
      </section>
      {editable && (
        <Details summary="End this series">
          <EndSeries desk={desk} />
        </Details>
      )}
    </>
  );
};

const InCommon = ({ series }: { readonly series: Series }) => {
  const { groups } = usePartnership();
  const { group, rhythmInWords, startsAt, endsAt, place } = series;
  return (
    <SummaryList
      rows={[
        ['Group', groups.find(({ id }) => id === group.id)?.name ?? group.id],
        ['How often', rhythmInWords],
        ['Usually', `${startsAt} to ${endsAt}`],
        ['Usual place', place ?? 'Not said'],
      ]}
    />
  );
};

const ChangeSeries = ({ desk: { series, inTurn } }: { readonly desk: SeriesDesk }) => {
  const [fields, setFields] = useState(() => fieldsOfSeries(series));
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(changeSeries);
  const announce = useAnnounce();
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesInSeries(fields, 'series');
    setWrong(found);
    if (found.length > 0 || busy) return;
    const input = { seriesId: series.id, ...inputOfSeries(fields) };
    if (await inTurn((expectedVersion) => run({ ...input, expectedVersion }))) announce('The series was changed.');
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <SeriesInputs prefix="series" fields={fields} onFields={setFields} mistakes={mistakes} />
      <SubmitButton busy={busy} look="secondary">
        Save the series
      </SubmitButton>
    </form>
  );
};

const EndSeries = ({ desk: { series, inTurn } }: { readonly desk: SeriesDesk }) => {
  const { run, state } = useCommand(endSeries);
  const announce = useAnnounce();
  const end = async () => {
    if (!(await inTurn((expectedVersion) => run({ seriesId: series.id, expectedVersion })))) return;
    announce('The series has ended.');
    // This form goes away with what can be changed.
    document.querySelector('h1')?.focus();
  };
  return (
    <>
      <p className="govuk-body">Nothing more can be scheduled from it then. Its meetings stay.</p>
      <ErrorSummary mistakes={state.kind === 'refused' ? [{ text: state.message }] : []} />
      <Button look="warning" onClick={() => void end()}>
        End the series
      </Button>
    </>
  );
};
