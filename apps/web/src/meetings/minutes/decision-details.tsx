import { usePartnership } from '../../app/partnership.ts';
import { mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, NumberField, SelectField, TextArea, TextField } from '../../design/field.tsx';
import { Details } from '../../design/messages.tsx';
import { recommendationsFor } from '../reports/recommendation-names.ts';
import { useReports } from '../reports/use-reports.ts';
import { choicesOf, consequenceWords } from '../words.ts';
import { WhichRecommendation } from './which-recommendation.tsx';
import type { AttachmentForm, AttachmentState } from './attachment-form.ts';

export interface Part {
  readonly state: AttachmentState;
  readonly form: AttachmentForm;
  readonly mistakes: readonly Mistake[];
}

/** What most decisions don't have: a recommendation, a vote, something they set off. */
export const DecisionDetails = ({ itemId, ...part }: Part & { readonly itemId: string }) => {
  const { state, form, mistakes } = part;
  const { reports } = useReports();
  const votes = [
    { id: 'votes-for', label: 'For', value: state.votesFor, set: (votesFor: string) => form.set({ votesFor }) },
    {
      id: 'votes-against',
      label: 'Against',
      value: state.votesAgainst,
      set: (votesAgainst: string) => form.set({ votesAgainst }),
    },
    {
      id: 'votes-abstained',
      label: 'Abstained',
      value: state.votesAbstained,
      set: (votesAbstained: string) => form.set({ votesAbstained }),
    },
  ];
  return (
    <Details summary="Recommendation, votes, what it sets off">
      <TextField
        id="decision-recommendation"
        label="The recommendation decided on (optional)"
        hint="Those of the item’s papers are offered as you type"
        list="decision-recommendations"
        maxLength={500}
        value={state.recommendation}
        onValue={(recommendation) => form.set({ recommendation })}
      />
      <datalist id="decision-recommendations">
        {recommendationsFor(itemId, reports).map(({ name, text }) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </datalist>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Votes, if one was taken</legend>
        <div className="app-fields">
          {votes.map(({ id, label, value, set }) => (
            <NumberField key={id} id={id} label={label} value={value} onValue={set} error={mistakeAt(mistakes, id)} />
          ))}
        </div>
      </fieldset>
      <SelectField
        id="decision-sets-off"
        label="What it sets off"
        hint="Done by itself when the minutes are circulated"
        none="Nothing"
        choices={choicesOf(consequenceWords)}
        value={state.setsOff}
        onValue={(setsOff) => form.set({ setsOff })}
      />
      {state.setsOff && <Consequence {...part} />}
    </Details>
  );
};

const Consequence = ({ state, form, mistakes }: Part) => {
  const { groups } = usePartnership();
  const { setsOff } = state;
  if (setsOff === 'RECOMMENDATION_AGREED') return <WhichRecommendation state={state} form={form} mistakes={mistakes} />;
  return (
    <div className="app-fields">
      {setsOff !== 'GROUP_SET_UP' && (
        <SelectField
          id="decision-group"
          label="Which group"
          none="Choose"
          choices={groups.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          value={state.groupId}
          onValue={(groupId) => form.set({ groupId })}
          error={mistakeAt(mistakes, 'decision-group')}
        />
      )}
      {(setsOff === 'GROUP_SET_UP' || setsOff === 'GROUP_RENAMED') && (
        <TextField
          id="decision-group-name"
          label={setsOff === 'GROUP_SET_UP' ? 'Its name' : 'Its new name'}
          maxLength={200}
          value={state.groupName}
          onValue={(groupName) => form.set({ groupName })}
          error={mistakeAt(mistakes, 'decision-group-name')}
        />
      )}
      {setsOff === 'TERMS_OF_REFERENCE_ADOPTED' && (
        <>
          <TextArea
            id="decision-terms"
            label="The terms of reference"
            value={state.terms}
            onValue={(terms) => form.set({ terms })}
            error={mistakeAt(mistakes, 'decision-terms')}
          />
          <DateField
            id="decision-review-on"
            label="To be looked at again on (optional)"
            value={state.reviewOn}
            onValue={(reviewOn) => form.set({ reviewOn })}
          />
        </>
      )}
    </div>
  );
};
