import type { ReactNode } from 'react';
import type { Choice } from './field.tsx';

/** Radios in one line or below each other; `name` also begins their ids. */
export const Radios = ({
  name,
  legend,
  legendHidden = false,
  value,
  onValue,
  choices,
  inline = false,
}: {
  readonly name: string;
  readonly legend: ReactNode;
  readonly legendHidden?: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
}) => (
  <fieldset className="govuk-fieldset">
    <legend className={legendHidden ? 'govuk-visually-hidden' : 'govuk-fieldset__legend govuk-fieldset__legend--s'}>
      {legend}
    </legend>
    <div className={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
      {choices.map((choice) => (
        <div key={choice.value} className="govuk-radios__item">
          <input
            className="govuk-radios__input"
            type="radio"
            id={`${name}-${choice.value}`}
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onValue(choice.value)}
          />
          <label className="govuk-label govuk-radios__label" htmlFor={`${name}-${choice.value}`}>
            {choice.label}
          </label>
        </div>
      ))}
    </div>
  </fieldset>
);

export const Checkbox = ({
  id,
  label,
  checked,
  onChecked,
}: {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}) => (
  <div className="govuk-checkboxes govuk-checkboxes--small">
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
    </div>
  </div>
);
