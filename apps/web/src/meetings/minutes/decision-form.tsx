import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import type { MinuteParagraph } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { choicesOf, verbWords } from '../words.ts';
import type { AttachmentForm, AttachmentState } from './attachment-form.ts';
import { DecisionDetails } from './decision-details.tsx';
import { decisionInput, mistakesIn } from './decision-input.ts';

/** What was decided in a paragraph. Enter records it, Escape leaves it; both lead back to the next paragraph. */
export const DecisionForm = ({
  state,
  form,
  paragraph,
}: {
  readonly state: AttachmentState;
  readonly form: AttachmentForm;
  readonly paragraph: MinuteParagraph;
}) => {
  const { meeting, send } = useMeetingDesk();
  const announce = useAnnounce();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = mistakesIn(state);
    if (found.length > 0) return setMistakes(found);
    send({ type: 'recordDecision', input: decisionInput(state, paragraph.id) });
    announce(`Decision on paragraph ${paragraph.number} recorded.`);
    form.close();
  };
  return (
    <form className="app-attachment" onSubmit={submit} onKeyDown={leavingOnEscape(form)} noValidate>
      <h3 className="govuk-heading-s">Decision on {paragraph.number}</h3>
      <ErrorSummary mistakes={mistakes} />
      {!meeting.quorum.met && (
        <p className="govuk-body-s">
          <strong>No quorum:</strong> {meeting.quorum.present} of {meeting.quorum.required} agencies of the board are
          recorded as present. Record the attendance first.
        </p>
      )}
      <div className="app-fields">
        <SelectField
          id="decision-verb"
          label="What was done"
          choices={choicesOf(verbWords)}
          value={state.verb}
          onValue={(verb) => form.set({ verb })}
          autoFocus
        />
        <TextField
          id="decision-subject"
          label="On what"
          wide
          value={state.subject}
          onValue={(subject) => form.set({ subject })}
          error={mistakeAt(mistakes, 'decision-subject')}
          maxLength={500}
        />
        <TextField
          id="decision-caveat"
          label="Under which condition (optional)"
          value={state.caveat}
          onValue={(caveat) => form.set({ caveat })}
        />
      </div>
      <DecisionDetails itemId={paragraph.itemId} state={state} form={form} mistakes={mistakes} />
      <FormButtons label="Record decision" form={form} />
    </form>
  );
};

export const leavingOnEscape = (form: AttachmentForm) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  form.close();
};

export const FormButtons = ({ label, form }: { readonly label: string; readonly form: AttachmentForm }) => (
  <div className="govuk-button-group govuk-!-margin-bottom-0">
    <SubmitButton>{label}</SubmitButton>
    <Button look="link" onClick={form.close}>
      Cancel
    </Button>
  </div>
);
