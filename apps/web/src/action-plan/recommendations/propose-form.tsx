import { useState, type FormEvent } from 'react';
import { presentAgencies, usePartnership } from '../../app/partnership.ts';
import { inLondon } from '../../calendar/dates.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, SelectField, TextArea, TextField } from '../../design/field.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { proposeRecommendation, type RecommendationRow } from './recommendation.documents.ts';
import { enteredByHand } from './words.ts';

const empty = { number: '', text: '', targetOn: '', agencyIds: [] as readonly string[] };
const begin = { source: 'STRATEGIC_ASSESSMENT' as RecommendationRow['source'], sourceTitle: '', ...empty };

const mistakesIn = ({ sourceTitle, number, text }: typeof begin): readonly Mistake[] => [
  ...(sourceTitle.trim() ? [] : [{ field: 'source-title', text: 'Enter what the source is called' }]),
  ...(number.trim() ? [] : [{ field: 'source-number', text: 'Enter the number of the recommendation' }]),
  ...(text.trim() ? [] : [{ field: 'recommendation-text', text: 'Enter what is recommended' }]),
];

/** Enters one recommendation after another of a source: what they have in common stays. */
export const ProposeForm = ({ done }: { readonly done: () => void }) => {
  const [fields, setFields] = useState(begin);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(proposeRecommendation);
  const announce = useAnnounce();
  const set = (part: Partial<typeof begin>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = mistakesIn(fields);
    setWrong(found);
    if (
      found.length > 0 ||
      !(await run({ ...fields, agencyIds: [...fields.agencyIds], targetOn: fields.targetOn || null }))
    )
      return;
    setFields({ ...fields, ...empty });
    announce('The recommendation was entered.');
    done();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <SelectField
        id="source-kind"
        label="Kind of source"
        choices={enteredByHand}
        value={fields.source}
        onValue={(source) => set({ source: source as RecommendationRow['source'] })}
      />
      <TextField
        id="source-title"
        label="What the source is called"
        hint="For example, Strategic assessment 2026/27"
        maxLength={120}
        value={fields.sourceTitle}
        onValue={(sourceTitle) => set({ sourceTitle })}
        error={mistakeAt(mistakes, 'source-title')}
      />
      <TextField
        id="source-number"
        label="Number in the source"
        width={5}
        maxLength={20}
        value={fields.number}
        onValue={(number) => set({ number })}
        error={mistakeAt(mistakes, 'source-number')}
      />
      <TextArea
        id="recommendation-text"
        label="What is recommended"
        maxLength={4_000}
        value={fields.text}
        onValue={(text) => set({ text })}
        error={mistakeAt(mistakes, 'recommendation-text')}
      />
      <AgencyBoxes
        name="for"
        legend="Which agencies it is for (none: the partnership as a whole)"
        chosen={fields.agencyIds}
        onChosen={(agencyIds) => set({ agencyIds })}
      />
      <DateField
        id="target-on"
        label="Target date (optional)"
        value={fields.targetOn}
        onValue={(targetOn) => set({ targetOn })}
      />
      <SubmitButton busy={busy}>Enter the recommendation</SubmitButton>
    </form>
  );
};

/** Some of the agencies that take part now. */
export const AgencyBoxes = ({
  name,
  legend,
  without = [],
  chosen,
  onChosen,
}: {
  readonly name: string;
  readonly legend: string;
  /** Those that can't be chosen any more. */
  readonly without?: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}) => {
  const { agencies } = usePartnership();
  const present = presentAgencies(agencies, inLondon(Date.now()).date).filter(({ id }) => !without.includes(id));
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      {present.map((agency) => (
        <Checkbox
          key={agency.id}
          id={`${name}-${agency.id}`}
          label={agency.name}
          checked={chosen.includes(agency.id)}
          onChecked={(checked) => onChosen(checked ? [...chosen, agency.id] : chosen.filter((id) => id !== agency.id))}
        />
      ))}
    </fieldset>
  );
};
