import { useState, type FormEvent } from 'react';
import type { CommandState } from '../graph/use-command.ts';
import { Button, SubmitButton } from './button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from './error-summary.tsx';
import { TextArea } from './field.tsx';

/** A form of one text: what it asks for, and what sends it. */
interface Asking {
  /** Puts the form away. */
  readonly leave: () => void;
  /** Called once it was taken. */
  readonly done: () => void;
  readonly busy: boolean;
  readonly state: CommandState;
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  readonly missing: string;
  readonly limit: number;
  /** Nothing when it was refused. */
  readonly send: (text: string) => Promise<object | undefined>;
}

/** Asks for the words that a step needs, says what is missing, and keeps what was typed when it is refused. */
export const WordsForm = ({ id, label, hint, button, missing, limit, busy, state, send, done, leave }: Asking) => {
  const [text, setText] = useState('');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!text.trim()) return setMistakes([{ field: id, text: missing }]);
    setMistakes([]);
    void send(text.trim()).then((answered) => {
      if (!answered) return;
      leave();
      done();
    });
  };
  const all = state.kind === 'refused' ? [...mistakes, { text: state.message }] : mistakes;
  return (
    <form className="app-attachment" onSubmit={onSubmit} noValidate>
      <ErrorSummary mistakes={all} />
      <TextArea
        id={id}
        label={label}
        {...(hint && { hint })}
        maxLength={limit}
        value={text}
        onValue={setText}
        error={mistakeAt(mistakes, id)}
        autoFocus
      />
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        <SubmitButton busy={busy}>{button}</SubmitButton>
        <Button look="link" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
