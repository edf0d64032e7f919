import type { ChangeEvent, ComponentProps, ReactNode, Ref } from 'react';

interface Framed {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Kept for screen readers alone where the surroundings show what it is. */
  readonly labelHidden?: boolean;
  readonly small?: boolean;
  /** Takes what room there is in a line of fields. */
  readonly wide?: boolean;
}

const described = ({ id, hint, error }: Framed): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

const classesOf = ({ error, small, wide }: Framed): string =>
  [
    'govuk-form-group',
    error && 'govuk-form-group--error',
    small && 'app-form-group--small',
    wide && 'app-form-group--wide',
  ]
    .filter(Boolean)
    .join(' ');

const Frame = ({ children, ...framed }: Framed & { readonly children: ReactNode }) => {
  const { id, label, hint, error, labelHidden } = framed;
  return (
    <div className={classesOf(framed)}>
      <label className={`govuk-label${labelHidden ? ' govuk-visually-hidden' : ''}`} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {children}
    </div>
  );
};

const framedOf = <P extends Framed>({ id, label, hint, error, labelHidden, small, wide, ...rest }: P) => ({
  framed: {
    id,
    label,
    ...(hint !== undefined && { hint }),
    ...(error !== undefined && { error }),
    ...(labelHidden !== undefined && { labelHidden }),
    ...(small !== undefined && { small }),
    ...(wide !== undefined && { wide }),
  },
  rest,
});

type Text = Framed & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20;
  readonly inputRef?: Ref<HTMLInputElement>;
} & Omit<ComponentProps<'input'>, 'id' | 'value' | 'width'>;

export const TextField = (props: Text) => {
  const { framed, rest } = framedOf(props);
  const { value, onValue, width, inputRef, ...input } = rest;
  const classes = ['govuk-input', width && `govuk-input--width-${width}`, framed.error && 'govuk-input--error'];
  return (
    <Frame {...framed}>
      <input
        type="text"
        autoComplete="off"
        {...input}
        ref={inputRef}
        id={framed.id}
        className={classes.filter(Boolean).join(' ')}
        value={value}
        aria-describedby={described(framed)}
        aria-invalid={framed.error ? true : undefined}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onValue(event.target.value)}
      />
    </Frame>
  );
};

/** The browser's own date field: typed as day, month, year on a keyboard, chosen from a calendar by touch. */
export const DateField = (props: Omit<Text, 'type' | 'width'>) => <TextField {...props} type="date" width={10} />;
export const TimeField = (props: Omit<Text, 'type' | 'width'>) => <TextField {...props} type="time" width={10} />;
export const NumberField = (props: Omit<Text, 'type' | 'inputMode'>) => (
  <TextField width={4} {...props} inputMode="numeric" />
);

type Area = Framed & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
} & Omit<ComponentProps<'textarea'>, 'id' | 'value'>;

export const TextArea = (props: Area) => {
  const { framed, rest } = framedOf(props);
  const { value, onValue, areaRef, rows = 3, ...area } = rest;
  return (
    <Frame {...framed}>
      <textarea
        {...area}
        ref={areaRef}
        id={framed.id}
        rows={rows}
        className={`govuk-textarea app-textarea${framed.error ? ' govuk-textarea--error' : ''}`}
        value={value}
        aria-describedby={described(framed)}
        aria-invalid={framed.error ? true : undefined}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onValue(event.target.value)}
      />
    </Frame>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type Choose = Framed & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly choices: readonly Choice[];
  /** The words for choosing nothing; left out where something must be chosen. */
  readonly none?: string;
  readonly selectRef?: Ref<HTMLSelectElement>;
} & Omit<ComponentProps<'select'>, 'id' | 'value'>;

export const SelectField = (props: Choose) => {
  const { framed, rest } = framedOf(props);
  const { value, onValue, choices, none, selectRef, ...select } = rest;
  return (
    <Frame {...framed}>
      <select
        {...select}
        ref={selectRef}
        id={framed.id}
        className={`govuk-select app-select${framed.error ? ' govuk-select--error' : ''}`}
        value={value}
        aria-describedby={described(framed)}
        aria-invalid={framed.error ? true : undefined}
        onChange={(event) => onValue(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
};

type FileOf = Framed & {
  readonly accept: string;
  /** Nothing where the choice was taken back. */
  readonly onFile: (file: File | undefined) => void;
};

/** A file of the visitor's. The same one can be chosen again, when it has changed meanwhile. */
export const FileField = (props: FileOf) => {
  const { framed, rest } = framedOf(props);
  const { accept, onFile } = rest;
  return (
    <Frame {...framed}>
      <input
        type="file"
        accept={accept}
        id={framed.id}
        className="govuk-file-upload"
        aria-describedby={described(framed)}
        onClick={(event) => void (event.currentTarget.value = '')}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onFile(event.target.files?.[0])}
      />
    </Frame>
  );
};
