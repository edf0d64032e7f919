import { useState, type FormEvent } from 'react';
import { usePartnership } from '../../app/partnership.ts';
import { useAnnounce } from '../../design/announcer.tsx';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { TextArea } from '../../design/field.tsx';
import { WordsForm } from '../../design/words-form.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { answerFeedback, publishFeedback, unpublishFeedback, type Feedback } from './feedback.documents.ts';

interface StepProps {
  readonly feedback: Feedback;
  readonly done: () => void;
}
type Leaving = StepProps & { readonly leave: () => void };

/** What the support officer can do with what was said: answer it, show it to the public, take it back. */
export const FeedbackSteps = ({ feedback, done }: StepProps) => {
  const { supportOfficer } = usePartnership();
  const [asked, setAsked] = useState<'answer' | 'unpublish' | undefined>();
  const { run, busy, state } = useCommand(publishFeedback);
  const announce = useAnnounce();
  const { id, version, said, publishedOn, whatChanged } = feedback;
  const about = `what was said: ${said.slice(0, 60)}`;
  const publish = async () => {
    if (!(await run({ feedbackId: id, expectedVersion: version }))) return;
    announce('It is published.');
    done();
  };
  const leave = () => setAsked(undefined);
  if (!supportOfficer) return null;
  if (asked === 'answer') return <Answer feedback={feedback} done={done} leave={leave} />;
  if (asked === 'unpublish') return <Unpublish feedback={feedback} done={done} leave={leave} />;
  return (
    <div className="govuk-button-group">
      {state.kind === 'refused' && <ErrorSummary mistakes={[{ text: state.message }]} />}
      {!publishedOn && (
        <Button look="secondary" about={about} onClick={() => setAsked('answer')}>
          Answer
        </Button>
      )}
      {!publishedOn && whatChanged && (
        <Button look="secondary" about={about} disabled={busy} onClick={() => void publish()}>
          Publish
        </Button>
      )}
      {publishedOn && (
        <Button look="secondary" about={about} onClick={() => setAsked('unpublish')}>
          Take back
        </Button>
      )}
    </div>
  );
};

const Answer = ({ feedback: { id, version, ...before }, done, leave }: Leaving) => {
  const [response, setResponse] = useState(before.response ?? '');
  const [whatChanged, setWhatChanged] = useState(before.whatChanged ?? '');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(answerFeedback);
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const [responseField, changedField] = [`response-${id}`, `changed-${id}`];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = response.trim() ? [] : [{ field: responseField, text: 'Enter the answer' }];
    setWrong(found);
    const input = { feedbackId: id, expectedVersion: version, response, whatChanged: whatChanged.trim() || null };
    if (found.length > 0 || !(await run(input))) return;
    leave();
    done();
  };
  return (
    <form className="app-attachment" onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <TextArea
        id={responseField}
        label="What we answer"
        maxLength={4_000}
        value={response}
        onValue={setResponse}
        error={mistakeAt(mistakes, responseField)}
        autoFocus
      />
      <TextArea
        id={changedField}
        label="What changed"
        hint="Leave empty until something has; it is published only then"
        maxLength={4_000}
        value={whatChanged}
        onValue={setWhatChanged}
      />
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        <SubmitButton busy={busy}>Keep the answer</SubmitButton>
        <Button look="link" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

const Unpublish = ({ feedback: { id, version }, ...after }: Leaving) => {
  const { run, ...sent } = useCommand(unpublishFeedback);
  return (
    <WordsForm
      {...after}
      {...sent}
      id={`unpublish-${id}`}
      label="Why it is taken back"
      button="Take it back from the public"
      missing="Enter why it is taken back"
      limit={4_000}
      send={(reason) => run({ feedbackId: id, expectedVersion: version, reason })}
    />
  );
};
