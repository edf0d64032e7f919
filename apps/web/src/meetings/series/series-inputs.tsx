import { mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField, TextField, TimeField } from '../../design/field.tsx';
import { choicesOf } from '../words.ts';
import { monthChoices, weekdayWords, weekWords, type SeriesFields } from './series-fields.ts';

/** What the meetings of a series have in common. */
export const SeriesInputs = ({
  prefix,
  fields,
  onFields,
  mistakes,
}: {
  readonly prefix: string;
  readonly fields: SeriesFields;
  readonly onFields: (fields: SeriesFields) => void;
  readonly mistakes: readonly Mistake[];
}) => {
  const set = (part: Partial<SeriesFields>) => onFields({ ...fields, ...part });
  const error = (field: string) => mistakeAt(mistakes, `${prefix}-${field}`);
  return (
    <>
      <TextField
        id={`${prefix}-name`}
        label="Name"
        hint="For example, Cambridge board"
        value={fields.name}
        onValue={(name) => set({ name })}
        maxLength={200}
        error={error('name')}
      />
      <div className="app-fields">
        <SelectField
          id={`${prefix}-months`}
          label="How often"
          none="Days are set by hand"
          choices={monthChoices}
          value={fields.everyMonths}
          onValue={(everyMonths) => set({ everyMonths })}
        />
        {fields.everyMonths && (
          <>
            <SelectField
              id={`${prefix}-week`}
              label="On the"
              choices={choicesOf(weekWords)}
              value={fields.week}
              onValue={(week) => set({ week: week as SeriesFields['week'] })}
            />
            <SelectField
              id={`${prefix}-weekday`}
              label="Weekday"
              choices={choicesOf(weekdayWords)}
              value={fields.weekday}
              onValue={(weekday) => set({ weekday: weekday as SeriesFields['weekday'] })}
            />
          </>
        )}
      </div>
      <div className="app-fields">
        <TimeField
          id={`${prefix}-startsAt`}
          label="Usually from"
          value={fields.startsAt}
          onValue={(startsAt) => set({ startsAt })}
          error={error('startsAt')}
        />
        <TimeField
          id={`${prefix}-endsAt`}
          label="Until"
          value={fields.endsAt}
          onValue={(endsAt) => set({ endsAt })}
          error={error('endsAt')}
        />
      </div>
      <TextField
        id={`${prefix}-place`}
        label="Usual place (optional)"
        value={fields.place}
        onValue={(place) => set({ place })}
        maxLength={200}
      />
    </>
  );
};
