import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import { SubmitButton } from '../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../design/error-summary.tsx';
import { DateField, SelectField, TextField, TimeField } from '../design/field.tsx';
import { PageHeading } from '../design/heading.tsx';
import { Problem } from '../design/loaded.tsx';
import { useCommand } from '../graph/use-command.ts';
import { timesWrong } from './times.ts';
import { scheduleMeeting } from './meeting.mutations.ts';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export const SchedulePage = () => {
  const { supportOfficer, groups } = usePartnership();
  const active = groups.filter((group) => group.active);
  if (!supportOfficer) {
    return (
      <Problem title="Schedule a meeting">
        <p className="govuk-body">Only support officers can schedule meetings.</p>
      </Problem>
    );
  }
  if (active.length === 0) {
    return (
      <Problem title="Schedule a meeting">
        <p className="govuk-body">There is no group that meets. Set one up in the settings first.</p>
      </Problem>
    );
  }
  return <ScheduleForm groups={active} />;
};

const ScheduleForm = ({ groups }: { readonly groups: readonly Group[] }) => {
  const { path } = usePartnership();
  const navigate = useNavigate();
  const [fields, setFields] = useState({
    // The board meets most often, whatever the other groups are called.
    groupId: (groups.find(({ kind }) => kind.startsWith('board')) ?? groups[0])?.id ?? '',
    date: '',
    startsAt: '10:00',
    endsAt: '12:00',
    place: '',
  });
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(scheduleMeeting);
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = timesWrong(fields, 'meeting');
    setWrong(found);
    if (found.length > 0 || busy) return;
    const meeting = await run({ ...fields, place: fields.place.trim() || null });
    if (meeting?.__typename === 'Meeting') await navigate(`${path}/meetings/${meeting.id}/agenda`);
  };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary mistakes={mistakes} />
        <PageHeading title="Schedule a meeting" />
        <p className="govuk-body">
          Meetings that come back are scheduled from{' '}
          <Link className="govuk-link" to={`${path}/meetings/series`}>
            their series
          </Link>
          , with its standing items.
        </p>
        <form onSubmit={submit} noValidate>
          <SelectField
            id="meeting-group"
            label="Group"
            choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={fields.groupId}
            onValue={(groupId) => set({ groupId })}
          />
          <DateField
            id="meeting-date"
            label="Day"
            value={fields.date}
            onValue={(date) => set({ date })}
            error={mistakeAt(mistakes, 'meeting-date')}
          />
          <div className="app-fields">
            <TimeField
              id="meeting-startsAt"
              label="From"
              value={fields.startsAt}
              onValue={(startsAt) => set({ startsAt })}
              error={mistakeAt(mistakes, 'meeting-startsAt')}
            />
            <TimeField
              id="meeting-endsAt"
              label="Until"
              value={fields.endsAt}
              onValue={(endsAt) => set({ endsAt })}
              error={mistakeAt(mistakes, 'meeting-endsAt')}
            />
          </div>
          <TextField
            id="meeting-place"
            label="Place"
            value={fields.place}
            onValue={(place) => set({ place })}
            maxLength={200}
          />
          <SubmitButton busy={busy}>Schedule and build the agenda</SubmitButton>
          {state.kind === 'sending' && state.waiting && (
            <p className="govuk-body" role="status">
              Waiting for the connection. It is sent as soon as it is back.
            </p>
          )}
        </form>
      </div>
    </div>
  );
};
