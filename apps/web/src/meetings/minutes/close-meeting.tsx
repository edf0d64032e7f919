import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { TimeField } from '../../design/field.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';

export const CloseMeeting = () => {
  const { meeting } = useMeetingDesk();
  const [closedAt, setClosedAt] = useState(meeting.endsAt);
  const { run, busy, mistakes, setMistakes } = useStep();
  const navigate = useNavigate();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!closedAt) return setMistakes([{ field: 'closed-at', text: 'Enter when the meeting ended' }]);
    if (await run({ type: 'closeMeeting', input: { closedAt } })) await navigate('../record', { relative: 'path' });
  };
  return (
    <form className="app-section app-close" onSubmit={submit} noValidate>
      <h2 className="govuk-heading-s">Close the meeting</h2>
      <ErrorSummary mistakes={mistakes} />
      <p className="govuk-hint">The minutes can still be written afterwards, until they are circulated.</p>
      <div className="app-fields">
        <TimeField
          id="closed-at"
          label="It ended at"
          value={closedAt}
          onValue={setClosedAt}
          error={mistakeAt(mistakes, 'closed-at')}
        />
      </div>
      <SubmitButton busy={busy} look="secondary">
        Close the meeting
      </SubmitButton>
    </form>
  );
};
