import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../design/announcer.tsx';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt } from '../../design/error-summary.tsx';
import { TextArea } from '../../design/field.tsx';
import { useDraft } from '../../storage/drafts.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useStep } from '../use-step.ts';

/** What the public is to be told, a line each. */
export const KeyMessages = () => {
  const { meeting, draftScope } = useMeetingDesk();
  const stored = meeting.keyMessages.join('\n');
  const [draft, setDraft] = useDraft(`${draftScope}key-messages`);
  // What is typed here and cleared again is something else than nothing typed.
  const [touched, setTouched] = useState(draft !== '');
  const text = touched ? draft : stored;
  const { run, busy, mistakes, setMistakes } = useStep();
  const announce = useAnnounce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const messages = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (messages.some((line) => line.length > 500))
      return setMistakes([{ field: 'key-messages', text: 'A key message must be 500 characters or fewer' }]);
    if (!(await run({ type: 'recordKeyMessages', input: { messages } }))) return;
    setDraft('');
    setTouched(false);
    announce('The key messages are saved.');
  };
  return (
    <form className="app-section" onSubmit={submit} noValidate>
      <h2 className="govuk-heading-s">Key messages for the public</h2>
      <ErrorSummary mistakes={mistakes} />
      <TextArea
        id="key-messages"
        label="One on each line"
        hint="Published with the agreed minutes"
        value={text}
        onValue={(next) => {
          setTouched(true);
          setDraft(next);
        }}
        error={mistakeAt(mistakes, 'key-messages')}
      />
      <SubmitButton busy={busy} look="secondary">
        Save the key messages
      </SubmitButton>
    </form>
  );
};
