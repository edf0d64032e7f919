import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { DateField, TextArea } from '../../design/field.tsx';
import { useDraft } from '../../storage/drafts.ts';
import type { ReviewRow } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';
import { outcomeWords } from '../words.ts';

type Outcome = NonNullable<ReviewRow['outcome']>;

/** An answer is needed to close a point that the register still has open, and a reason to open one again. */
export const needsResponse = (outcome: Outcome, status: string): boolean =>
  outcome === 'REOPENED' || (outcome === 'CLOSED' && status !== 'CLOSED');

const labels: Readonly<Record<Outcome, string>> = {
  CLOSED: 'Answer',
  CARRIED_FORWARD: 'Why it goes on (optional)',
  REOPENED: 'Why it is opened again',
};

export const OutcomeForm = ({
  row,
  outcome,
  onClose,
}: {
  readonly row: ReviewRow;
  readonly outcome: Outcome;
  readonly onClose: () => void;
}) => {
  const { draftScope } = useMeetingDesk();
  const [response, setResponse] = useDraft(`${draftScope}review:${row.actionPointId}`);
  const [dueOn, setDueOn] = useState('');
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const id = `response-${row.actionPointId}`;
  const needed = needsResponse(outcome, row.status);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (needed && !response.trim()) {
      const text =
        outcome === 'CLOSED' ? `Enter the answer to ${row.reference}` : `Enter why ${row.reference} is opened again`;
      return setMistakes([{ field: id, text }]);
    }
    const input = {
      actionPointId: row.actionPointId,
      outcome,
      response: response.trim() || null,
      ...(dueOn && { dueOn }),
    };
    if (!(await run({ type: 'reviewActionPoint', input }))) return;
    setResponse('');
    announce(`${row.reference}: ${outcomeWords[outcome].toLowerCase()}.`);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  return (
    <form onSubmit={submit} onKeyDown={onKeyDown} noValidate aria-label={`${outcomeWords[outcome]}: ${row.reference}`}>
      <ErrorSummary mistakes={mistakes} />
      <TextArea
        id={id}
        label={labels[outcome]}
        small
        rows={3}
        value={response}
        onValue={setResponse}
        error={mistakeAt(mistakes, id)}
        autoFocus
      />
      {outcome !== 'CLOSED' && (
        <DateField
          id={`due-${row.actionPointId}`}
          label="New due date"
          hint="Leave empty for the next meeting"
          small
          value={dueOn}
          onValue={setDueOn}
        />
      )}
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        <SubmitButton busy={busy}>{outcomeWords[outcome]}</SubmitButton>
        <Button look="link" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
