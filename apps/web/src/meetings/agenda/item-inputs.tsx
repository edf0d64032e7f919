import type { Ref } from 'react';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { NumberField, SelectField, TextField } from '../../design/field.tsx';
import { LeadInputs } from '../lead-inputs.tsx';
import { choicesOf, purposeWords } from '../words.ts';
import type { ItemFields } from './item-fields.ts';

export const ItemInputs = ({
  on,
  prefix,
  fields,
  onFields,
  mistakes,
  autoFocus = false,
  titleRef,
}: {
  /** The day on which its leads must take part. */
  readonly on: string;
  readonly prefix: string;
  readonly fields: ItemFields;
  readonly onFields: (fields: ItemFields) => void;
  readonly mistakes: readonly Mistake[];
  readonly autoFocus?: boolean;
  readonly titleRef?: Ref<HTMLInputElement>;
}) => {
  const set = (part: Partial<ItemFields>) => onFields({ ...fields, ...part });
  const error = (field: string) => mistakeAt(mistakes, `${prefix}-${field}`);
  return (
    <>
      <div className="app-fields">
        <TextField
          id={`${prefix}-title`}
          label="Title"
          wide
          value={fields.title}
          onValue={(title) => set({ title })}
          error={error('title')}
          autoFocus={autoFocus}
          {...(titleRef && { inputRef: titleRef })}
        />
        <SelectField
          id={`${prefix}-purpose`}
          label="Purpose"
          none="None"
          choices={choicesOf(purposeWords)}
          value={fields.purpose}
          onValue={(purpose) => set({ purpose })}
        />
        <NumberField
          id={`${prefix}-minutes`}
          label="Minutes"
          width={3}
          value={fields.minutes}
          onValue={(minutes) => set({ minutes })}
          error={error('minutes')}
        />
      </div>
      <LeadInputs
        prefix={prefix}
        what="Lead"
        on={on}
        leads={fields.leads}
        onLeads={(leads) => set({ leads })}
        mistakes={mistakes}
      />
      {fields.leads.length < 10 && (
        <Button
          look="link"
          className="app-add-another"
          onClick={() => set({ leads: [...fields.leads, { role: '', agencyId: '' }] })}
        >
          Add another lead
        </Button>
      )}
      <Checkbox
        id={`${prefix}-restricted`}
        label="Keep this item from the public"
        checked={fields.restricted}
        onChecked={(restricted) => set({ restricted })}
      />
      {fields.restricted && (
        <TextField
          id={`${prefix}-because`}
          label="Why"
          hint="The reason is recorded. Neither it nor the item is published."
          value={fields.because}
          onValue={(because) => set({ because })}
          error={error('because')}
        />
      )}
    </>
  );
};
