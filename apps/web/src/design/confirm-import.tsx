import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Checkbox } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';

interface ConfirmImportProps {
  /** Why it was refused, if it was. */
  readonly refused: string | undefined;
  readonly busy: boolean;
  readonly checkAgain: () => void;
  /** What somebody says who imports in spite of warnings; none where there are no warnings. */
  readonly label: string | undefined;
  readonly run: (confirmed: boolean) => Promise<void>;
  /** The button, or why there is none. */
  readonly children: ReactNode;
}

/** The last step of an import: what was looked at is taken in, or checked again where it is refused. */
export const ConfirmImport = ({ refused, busy, checkAgain, label, run, children }: ConfirmImportProps) => {
  const [confirmed, setConfirmed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void run(confirmed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={refused === undefined ? [] : [{ text: refused }]}>
        <Button look="link" onClick={checkAgain}>
          Check it again
        </Button>
      </ErrorSummary>
      {label !== undefined && <Checkbox id="confirmed" label={label} checked={confirmed} onChecked={setConfirmed} />}
      {children}
    </form>
  );
};
