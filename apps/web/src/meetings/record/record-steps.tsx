import { useState, type FormEvent } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { CloseMeeting } from '../minutes/close-meeting.tsx';
import { useStep } from '../use-step.ts';
import { AgreeForm } from './agree-form.tsx';
import { Correct } from './corrections.tsx';

/** What can be done with the minutes now: close the meeting, circulate, take back, agree. */
export const RecordSteps = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const { stage, minutesStatus, publicPath } = meeting;
  if (minutesStatus === 'AGREED') {
    return (
      <div className="app-no-print">
        {publicPath && (
          <p className="govuk-body">
            <a className="govuk-link" href={publicPath}>
              See these minutes as the public does
            </a>
          </p>
        )}
        {supportOfficer && <Correct />}
      </div>
    );
  }
  if (!supportOfficer) return null;
  return (
    <div className="app-no-print app-steps">
      {stage === 'OPEN' && <CloseMeeting />}
      {stage === 'HELD' && minutesStatus !== 'CIRCULATED' && <Circulate />}
      {minutesStatus === 'CIRCULATED' && (
        <>
          <AgreeForm />
          <Recall />
        </>
      )}
    </div>
  );
};

const Circulate = () => {
  const { meeting } = useMeetingDesk();
  const { run, busy, mistakes } = useStep();
  const announce = useAnnounce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run({ type: 'circulateMinutes', input: {} })) announce('The minutes are circulated.');
  };
  if (meeting.minutes.length === 0) {
    return <p className="govuk-body">Nothing has been minuted yet, so there is nothing to circulate.</p>;
  }
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <p className="govuk-body">
        Read the draft through below. Once circulated, its text is fixed until the next meeting agrees it.
      </p>
      <SubmitButton busy={busy}>Circulate the minutes</SubmitButton>
    </form>
  );
};

const Recall = () => {
  const [reason, setReason] = useState('');
  const { run, busy, mistakes, setMistakes } = useStep();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return setMistakes([{ field: 'recall-reason', text: 'Enter why the minutes are taken back' }]);
    await run({ type: 'recallMinutes', input: { reason: reason.trim() } });
  };
  return (
    <Details summary="Take the minutes back for correction">
      <form onSubmit={submit} noValidate>
        <ErrorSummary mistakes={mistakes} />
        <TextField
          id="recall-reason"
          label="Why"
          value={reason}
          onValue={setReason}
          error={mistakeAt(mistakes, 'recall-reason')}
        />
        <SubmitButton busy={busy} look="secondary">
          Take back
        </SubmitButton>
      </form>
    </Details>
  );
};
