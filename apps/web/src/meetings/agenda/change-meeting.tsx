import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { DateField, TextField, TimeField } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { timesWrong } from '../times.ts';
import { useStep } from '../use-step.ts';

export const ChangeMeeting = () => (
  <Details summary="Move or cancel this meeting">
    <Reschedule />
    <Cancel />
  </Details>
);

const Reschedule = () => {
  const { meeting } = useMeetingDesk();
  const [fields, setFields] = useState({
    date: meeting.date,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    reason: '',
  });
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = timesWrong(fields, 'move');
    setMistakes(found);
    if (found.length > 0) return;
    if (await run({ type: 'rescheduleMeeting', input: { ...fields, reason: fields.reason || null } })) {
      announce('The meeting was moved.');
      set({ reason: '' });
    }
  };
  return (
    <form onSubmit={submit} noValidate className="app-section">
      <h2 className="govuk-heading-s">Move to another day or time</h2>
      <p className="govuk-body">The change is formally noted with the agenda.</p>
      <ErrorSummary mistakes={mistakes} />
      <div className="app-fields">
        <DateField
          id="move-date"
          label="New day"
          value={fields.date}
          onValue={(date) => set({ date })}
          error={mistakeAt(mistakes, 'move-date')}
        />
        <TimeField id="move-startsAt" label="From" value={fields.startsAt} onValue={(startsAt) => set({ startsAt })} />
        <TimeField
          id="move-endsAt"
          label="Until"
          value={fields.endsAt}
          onValue={(endsAt) => set({ endsAt })}
          error={mistakeAt(mistakes, 'move-endsAt')}
        />
      </div>
      <TextField id="move-reason" label="Why (optional)" value={fields.reason} onValue={(reason) => set({ reason })} />
      <SubmitButton busy={busy} look="secondary">
        Move the meeting
      </SubmitButton>
    </form>
  );
};

const Cancel = () => {
  const [reason, setReason] = useState('');
  const { run, busy, mistakes, setMistakes } = useStep();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return setMistakes([{ field: 'cancel-reason', text: 'Enter why the meeting is cancelled' }]);
    await run({ type: 'cancelMeeting', input: { reason: reason.trim() } });
  };
  return (
    <form onSubmit={submit} noValidate className="app-section">
      <h2 className="govuk-heading-s">Cancel the meeting</h2>
      <ErrorSummary mistakes={mistakes} />
      <TextField
        id="cancel-reason"
        label="Why"
        value={reason}
        onValue={setReason}
        error={mistakeAt(mistakes, 'cancel-reason')}
      />
      <SubmitButton busy={busy} look="warning">
        Cancel the meeting
      </SubmitButton>
    </form>
  );
};
