import { inLondon } from '../calendar/dates.ts';
import { Button } from '../design/button.tsx';
import type { Mistake } from '../design/error-summary.tsx';
import { DateField, SelectField } from '../design/field.tsx';
import { LeadInputs, type LeadField } from '../meetings/lead-inputs.tsx';
import { isAnswer, type Step } from './steps.ts';

/** What a step asks for beside its text. */
export interface Fields {
  readonly dueOn: string;
  readonly closedOn: string;
  readonly agencyId: string;
  readonly owners: readonly LeadField[];
}

export interface Speaker {
  readonly id: string;
  readonly name: string;
}

/** `speakers`: the owners whom the person may speak for; `forOthers`: as a support officer, who need not name one for a note. */
export const StepFields = ({
  step,
  fields,
  set,
  speakers,
  forOthers,
  mistakes,
}: {
  readonly step: Step;
  readonly fields: Fields;
  readonly set: (part: Partial<Fields>) => void;
  readonly speakers: readonly Speaker[];
  readonly forOthers: boolean;
  readonly mistakes: readonly Mistake[];
}) => {
  const naming = (isAnswer(step) || step === 'update') && (forOthers || speakers.length > 1);
  return (
    <>
      {naming && (
        <SelectField
          id="step-agency"
          label={isAnswer(step) ? 'Which owner says so' : 'Whose progress it is'}
          {...(forOthers && step === 'update' && { none: 'Nobody’s in particular' })}
          choices={speakers.map(({ id, name }) => ({ value: id, label: name }))}
          value={fields.agencyId || (forOthers && step === 'update' ? '' : (speakers[0]?.id ?? ''))}
          onValue={(agencyId) => set({ agencyId })}
        />
      )}
      {(step === 'carry' || step === 'date') && (
        <DateField
          id="step-due"
          label="New due date"
          hint="Leave empty for the next meeting, not yet dated"
          value={fields.dueOn}
          onValue={(dueOn) => set({ dueOn })}
        />
      )}
      {step === 'close' && (
        <DateField
          id="step-closed"
          label="Done on"
          hint="Leave empty for today"
          value={fields.closedOn}
          onValue={(closedOn) => set({ closedOn })}
        />
      )}
      {step === 'reassign' && (
        <>
          <LeadInputs
            prefix="step"
            what="Owner"
            on={inLondon(Date.now()).date}
            leads={fields.owners}
            onLeads={(owners) => set({ owners })}
            mistakes={mistakes}
            agencyNeeded
          />
          {fields.owners.length < 10 && (
            <Button
              look="link"
              className="app-add-another"
              onClick={() => set({ owners: [...fields.owners, { role: '', agencyId: '' }] })}
            >
              Add another owner
            </Button>
          )}
        </>
      )}
    </>
  );
};

/** What is missing in a list of owners. */
export const ownerMistakes = (owners: readonly LeadField[]): readonly Mistake[] =>
  owners.flatMap(({ role, agencyId }, place) => [
    ...(role.trim() ? [] : [{ field: `step-role-${place}`, text: 'Enter the role of the owner' }]),
    ...(agencyId ? [] : [{ field: `step-agency-${place}`, text: 'Choose the agency of the owner' }]),
  ]);
