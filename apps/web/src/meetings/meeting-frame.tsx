import { useState } from 'react';
import { NavLink, Outlet, useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { longDate, shortDate } from '../calendar/dates.ts';
import { Loaded, Problem } from '../design/loaded.tsx';
import { Tag } from '../design/messages.tsx';
import { meetingQuery, type Meeting } from './meeting.documents.ts';
import { MeetingDeskProvider, useMeetingDesk } from './meeting-desk.tsx';
import { RefusedChanges } from './refused-changes.tsx';
import { SavedState } from './saved-state.tsx';
import { PlaceInSeries } from './series/place-in-series.tsx';
import { minutesWords, stageTones, stageWords } from './words.ts';

/** One meeting and its stages, from the agenda to the record. */
export const MeetingFrame = () => {
  const { id = '' } = useParams();
  return <MeetingById key={id} id={id} />;
};

const MeetingById = ({ id }: { readonly id: string }) => {
  const [first, setFirst] = useState<Meeting | undefined>();
  // Read once. From then on the live stream and the answers to changes keep it up to date.
  const [result, read] = useQuery({ query: meetingQuery, variables: { id }, pause: first !== undefined });
  const found = result.data?.meeting;
  if (found && !first) setFirst(found);
  if (first) {
    return (
      <MeetingDeskProvider first={first}>
        <Workspace />
      </MeetingDeskProvider>
    );
  }
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })}>
      {() => (
        <Problem title="There is no such meeting here">
          <p className="govuk-body">It may belong to another partnership, or the address is not right.</p>
        </Problem>
      )}
    </Loaded>
  );
};

const Workspace = () => (
  <div className="app-workspace">
    <MeetingHeader />
    <RefusedChanges />
    <Outlet />
  </div>
);

const MeetingHeader = () => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  const { title, date, startsAt, endsAt, place, stage, minutesStatus, changesOfDate, importedOn, cancelledBecause } =
    meeting;
  const stages = [
    { to: 'agenda', text: 'Agenda' },
    { to: 'papers', text: 'Papers' },
    { to: 'attendance', text: 'Attendance' },
    { to: 'minutes', text: 'Minutes' },
    { to: 'review', text: 'Review' },
    { to: 'record', text: 'Record' },
  ];
  return (
    <div className="app-meeting-header">
      <div className="app-meeting-header__what">
        <p className="app-meeting-header__title">
          {title}, {longDate(date)}
        </p>
        <Tag tone={stageTones[stage]}>{stageWords[stage]}</Tag>
        {minutesStatus !== 'NONE' && <span className="app-meeting-header__minutes">{minutesWords[minutesStatus]}</span>}
        <SavedState />
      </div>
      <p className="app-meeting-header__where">
        {startsAt} to {endsAt}
        {place && `, ${place}`}
        {changesOfDate.map(({ from, to }) => (
          <span key={`${from}${to}`}>
            {' '}
            (change of date from {shortDate(from)} to {shortDate(to)})
          </span>
        ))}
        {importedOn && <span> Imported from a file on {shortDate(importedOn)}.</span>}
        {cancelledBecause && <span> Cancelled: {cancelledBecause}</span>}
      </p>
      <PlaceInSeries id={meeting.id} />
      <nav aria-label="This meeting">
        <ul className="app-stages">
          {stages.map(({ to, text }) => (
            <li key={to}>
              <NavLink className="app-stages__link" to={`${path}/meetings/${meeting.id}/${to}`}>
                {text}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
};
