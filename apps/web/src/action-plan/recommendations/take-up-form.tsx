import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { Button, SubmitButton } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Empty } from '../../design/messages.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { registerQuery } from '../action-point.documents.ts';
import { AgencyBoxes } from './propose-form.tsx';
import { takeUpRecommendation } from './recommendation.documents.ts';
import type { StepProps } from './recommendation-steps.tsx';

/** Of the open points, those that are due first. */
const mostOffered = 100;

/** Which action points or agencies take a recommendation up, beside those that do already. */
export const TakeUpForm = ({ recommendation, done, leave }: StepProps) => {
  const { id, version, actionPoints, takenUpBy } = recommendation;
  const [points, setPoints] = useState<readonly string[]>([]);
  const [agencies, setAgencies] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const { run, state, busy } = useCommand(takeUpRecommendation);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(points.length + agencies.length === 0);
    if (points.length + agencies.length === 0) return;
    if (!(await run({ id, expectedVersion: version, actionPointIds: [...points], agencyIds: [...agencies] }))) return;
    leave();
    done();
  };
  const refused = state.kind === 'refused' ? [{ text: state.message }] : [];
  const mistakes = missing ? [{ text: 'Choose an action point or an agency' }] : refused;
  return (
    <form className="app-attachment" onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <OpenPoints without={actionPoints.map((point) => point.id)} chosen={points} onChosen={setPoints} />
      <AgencyBoxes
        name="taker"
        legend="Which agencies take it up themselves"
        without={takenUpBy.map((agency) => agency.id)}
        chosen={agencies}
        onChosen={setAgencies}
      />
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        <SubmitButton busy={busy}>Take it up</SubmitButton>
        <Button look="link" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

const OpenPoints = ({
  without,
  chosen,
  onChosen,
}: {
  /** Those that take it up already. */
  readonly without: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}) => {
  const variables = { filter: { open: true }, first: mostOffered, offset: 0 };
  const [result, read] = useQuery({ query: registerQuery, variables });
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which action points take it up</legend>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['actionPoints']}>
        {({ actionPoints: { nodes } }) => {
          const others = nodes.filter(({ id }) => !without.includes(id));
          if (others.length === 0) return <Empty>No other action point is open.</Empty>;
          return others.map(({ id, reference, text }) => (
            <Checkbox
              key={id}
              id={`point-${id}`}
              label={`${reference}: ${text}`}
              checked={chosen.includes(id)}
              onChecked={(checked) => onChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ));
        }}
      </Loaded>
    </fieldset>
  );
};
