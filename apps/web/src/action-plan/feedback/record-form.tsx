import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { Radios } from '../../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, TextArea } from '../../design/field.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { saidByWords } from '../../public/said-by.ts';
import { recordFeedback, type Feedback } from './feedback.documents.ts';

const empty = { saidBy: 'PUBLIC' as Feedback['saidBy'], said: '', saidOn: '' };
const choices = Object.entries(saidByWords).map(([value, label]) => ({ value, label }));

export const RecordForm = ({ done }: { readonly done: () => void }) => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(recordFeedback);
  const announce = useAnnounce();
  const set = (part: Partial<typeof empty>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = [
      ...(fields.said.trim() ? [] : [{ field: 'said', text: 'Enter what was said' }]),
      ...(fields.saidOn ? [] : [{ field: 'said-on', text: 'Enter the day on which it was said' }]),
    ];
    setWrong(found);
    if (found.length > 0 || !(await run(fields))) return;
    setFields(empty);
    announce('It is written down.');
    done();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <div className="govuk-form-group">
        <Radios
          name="said-by"
          legend="Who said it"
          value={fields.saidBy}
          choices={choices}
          onValue={(saidBy) => set({ saidBy: saidBy as Feedback['saidBy'] })}
        />
      </div>
      <TextArea
        id="said"
        label="What was said"
        hint="Leave out names and addresses: it may be published"
        maxLength={4_000}
        value={fields.said}
        onValue={(said) => set({ said })}
        error={mistakeAt(mistakes, 'said')}
      />
      <DateField
        id="said-on"
        label="When it was said"
        value={fields.saidOn}
        onValue={(saidOn) => set({ saidOn })}
        error={mistakeAt(mistakes, 'said-on')}
      />
      <SubmitButton busy={busy}>Write it down</SubmitButton>
    </form>
  );
};
