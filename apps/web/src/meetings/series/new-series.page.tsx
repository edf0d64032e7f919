import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { SubmitButton } from '../../design/button.tsx';
import { Radios } from '../../design/choices.tsx';
import { ErrorSummary, type Mistake } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Problem } from '../../design/loaded.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { startSeries } from './series.documents.ts';
import { inputOfSeries, mistakesInSeries, newSeries } from './series-fields.ts';
import { SeriesInputs } from './series-inputs.tsx';

const title = 'Start a series of meetings';

export const NewSeriesPage = () => {
  const { supportOfficer, groups } = usePartnership();
  const active = groups.filter((group) => group.active);
  if (supportOfficer && active.length > 0) return <NewSeriesForm groups={active} />;
  return (
    <Problem title={title}>
      <p className="govuk-body">
        {supportOfficer
          ? 'There is no group that meets. Set one up in the settings first.'
          : 'Only support officers can start a series.'}
      </p>
    </Problem>
  );
};

const beginnings = [
  { value: 'USUAL', label: 'The usual ones, from welcome and apologies to the next meeting' },
  { value: 'NONE', label: 'None yet' },
];

const NewSeriesForm = ({ groups }: { readonly groups: readonly { readonly id: string; readonly name: string }[] }) => {
  const { path } = usePartnership();
  const navigate = useNavigate();
  const [groupId, setGroupId] = useState(groups[0]?.id ?? '');
  const [fields, setFields] = useState(newSeries);
  const [items, setItems] = useState('USUAL');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(startSeries);
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesInSeries(fields, 'series');
    setWrong(found);
    if (found.length > 0 || busy) return;
    const series = await run({ groupId, ...inputOfSeries(fields), items: items === 'USUAL' ? 'USUAL' : 'NONE' });
    if (series) await navigate(`${path}/meetings/series/${series.id}`);
  };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary mistakes={mistakes} />
        <PageHeading title={title} />
        <form onSubmit={submit} noValidate>
          <SelectField
            id="series-group"
            label="Group"
            choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={groupId}
            onValue={setGroupId}
          />
          <SeriesInputs prefix="series" fields={fields} onFields={setFields} mistakes={mistakes} />
          <div className="govuk-form-group">
            <Radios
              name="series-items"
              legend="Standing items to begin with"
              value={items}
              onValue={setItems}
              choices={beginnings}
            />
          </div>
          <SubmitButton busy={busy}>Start the series</SubmitButton>
        </form>
      </div>
    </div>
  );
};
