import { Link } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import { inLondon, longDate } from '../calendar/dates.ts';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { useMeetingDesk } from './meeting-desk.tsx';
import { useStep } from './use-step.ts';

/** Attendance, minutes and decisions wait for the meeting to be opened. Shown where one would record them. */
export const OpenMeeting = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const { run, busy, mistakes } = useStep();
  if (meeting.stage === 'CANCELLED') return <p className="govuk-body">This meeting was cancelled.</p>;
  if (meeting.stage !== 'SCHEDULED' && meeting.stage !== 'AGENDA_PUBLISHED') return null;
  if (supportOfficer && meeting.stage === 'SCHEDULED') {
    return (
      <p className="govuk-body">
        Attendance, minutes and decisions can be recorded once the meeting is open. First{' '}
        <Link className="govuk-link" to="../agenda" relative="path">
          publish its agenda
        </Link>
        .
      </p>
    );
  }
  if (!supportOfficer) return <p className="govuk-body">This meeting has not begun.</p>;
  return (
    <form
      className="app-section"
      onSubmit={(event) => {
        event.preventDefault();
        void run({ type: 'openMeeting', input: {} });
      }}
    >
      <ErrorSummary mistakes={mistakes} />
      <p className="govuk-body">
        Open the meeting when it begins. Attendance, minutes and decisions can be recorded from then on.
      </p>
      {inLondon(Date.now()).date < meeting.date && (
        <p className="govuk-inset-text">
          This meeting is on {longDate(meeting.date)}. Once it is open, its day, its time and its agenda can’t be
          changed any more.
        </p>
      )}
      <SubmitButton busy={busy}>Open the meeting</SubmitButton>
    </form>
  );
};
