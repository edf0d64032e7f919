import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { longDate } from '../calendar/dates.ts';
import { ButtonLink } from '../design/button.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Loaded, unreachedIn, Unreached } from '../design/loaded.tsx';
import { Empty, Tag } from '../design/messages.tsx';
import { MeetingTable } from '../meetings/meeting-table.tsx';
import { stageTones, stageWords } from '../meetings/words.ts';
import { homeQuery, type Home } from './home.documents.ts';
import { waitingIn } from './waiting.ts';

export const HomePage = () => {
  const { name } = usePartnership();
  const [result, read] = useQuery({ query: homeQuery });
  return (
    <>
      <PageHeading title="What is next" documentTitle={name} />
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} partly>
        {(home) => <Dashboard home={home} unreached={unreachedIn(result)} />}
      </Loaded>
    </>
  );
};

const Dashboard = ({ home, unreached }: { readonly home: Home; readonly unreached: ReadonlySet<string> }) => {
  const { path } = usePartnership();
  return (
    <>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <NextMeeting meeting={home.nextMeeting} reached={!unreached.has('nextMeeting')} />
        </div>
        <div className="govuk-grid-column-one-third">
          <WaitingList home={home} />
        </div>
      </div>
      {home.recent && home.recent.nodes.length > 0 && (
        <>
          <MeetingTable rows={home.recent.nodes} path={path} caption="Meetings" captionHidden={false} />
          <p className="govuk-body">
            <Link className="govuk-link" to={`${path}/meetings`}>
              All meetings
            </Link>
          </p>
        </>
      )}
    </>
  );
};

const NextMeeting = ({ meeting, reached }: { readonly meeting: Home['nextMeeting']; readonly reached: boolean }) => {
  const { path, supportOfficer } = usePartnership();
  return (
    <section aria-labelledby="next-meeting" className="app-next">
      <h2 id="next-meeting" className="govuk-heading-m">
        Next meeting
      </h2>
      {!reached && <Unreached />}
      {meeting && (
        <>
          <p className="app-next__day">
            <Link className="govuk-link" to={`${path}/meetings/${meeting.id}`}>
              {longDate(meeting.date)}
            </Link>{' '}
            <Tag tone={stageTones[meeting.stage]}>{stageWords[meeting.stage]}</Tag>
          </p>
          <p className="govuk-body">
            {meeting.title}, {meeting.startsAt} to {meeting.endsAt}
            {meeting.place && `, ${meeting.place}`}
          </p>
          <Preparation meeting={meeting} />
        </>
      )}
      {reached && !meeting && (
        <>
          <Empty>No meeting is scheduled.</Empty>
          {supportOfficer && <ButtonLink to={`${path}/meetings/new`}>Schedule a meeting</ButtonLink>}
        </>
      )}
    </section>
  );
};

const Preparation = ({ meeting }: { readonly meeting: NonNullable<Home['nextMeeting']> }) => {
  const { path, supportOfficer } = usePartnership();
  const { id, agenda, timing, notice, stage, review } = meeting;
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {agenda.length === 0 ? 'The agenda is empty.' : `${agenda.length} items on the agenda. ${timing.message}`}
        </li>
        <li>{notice.message}</li>
        {review.length > 0 && (
          <li>
            {review.length === 1 ? '1 action point' : `${review.length} action points`} to go through from earlier
            meetings.
          </li>
        )}
      </ul>
      {supportOfficer && stage === 'SCHEDULED' && (
        <ButtonLink to={`${path}/meetings/${id}/agenda`}>Build the agenda</ButtonLink>
      )}
      {supportOfficer && stage !== 'SCHEDULED' && (
        <ButtonLink to={`${path}/meetings/${id}/attendance`}>
          {stage === 'OPEN' ? 'Go on with the meeting' : 'Run the meeting'}
        </ButtonLink>
      )}
    </>
  );
};

const WaitingList = ({ home }: { readonly home: Home }) => {
  const { path, supportOfficer, ownAgencyIds } = usePartnership();
  const waiting = supportOfficer ? waitingIn(home) : waitingIn({ ...home, waiting: { nodes: [] } });
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="govuk-heading-m">
        Waiting
      </h2>
      {(!home.waiting || !home.overdue) && <Unreached />}
      {home.waiting && home.overdue && waiting.length === 0 && <Empty>Nothing is waiting.</Empty>}
      {waiting.length > 0 && (
        <ul className="govuk-list govuk-list--spaced">
          {waiting.map(({ text, to }) => (
            <li key={text}>
              <Link className="govuk-link" to={path + to}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {home.open && (
        <p className="govuk-body">
          <Link className="govuk-link" to={`${path}/action-points?open`}>
            {home.open.total} open action {home.open.total === 1 ? 'point' : 'points'}
          </Link>
        </p>
      )}
      {ownAgencyIds.length > 0 && (
        <p className="govuk-body">
          <Link className="govuk-link" to={`${path}/desk`}>
            What concerns your agency
          </Link>
        </p>
      )}
    </section>
  );
};
