import { useState, type FormEvent } from 'react';
import { shortDate } from '../../calendar/dates.ts';
import { SubmitButton } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { SelectField, TextArea } from '../../design/field.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { noteReviewProgress, type Review } from './review.documents.ts';
import type { ReviewProps } from './review.page.tsx';

/** What has become of a recommendation, for those who are named. */
export const Progress = ({ of }: { readonly of: Review['recommendations'][number] }) =>
  of.progress.length === 0 ? (
    'Nothing noted'
  ) : (
    <ul className="govuk-list">
      {of.progress.map(({ on, text, done }, place) => (
        <li key={place}>
          {shortDate(on)}: {text}
          {done && ' (done)'}
        </li>
      ))}
    </ul>
  );

const empty = { id: '', text: '', done: false };

export const NoteProgress = ({ review: { id: reviewId, recommendations }, reload }: ReviewProps) => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(noteReviewProgress);
  const set = (part: Partial<typeof empty>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { id: reviewRecommendationId, text, done } = fields;
    const found = [
      ...(reviewRecommendationId ? [] : [{ field: 'progress-of', text: 'Choose the recommendation' }]),
      ...(text.trim() ? [] : [{ field: 'progress-text', text: 'Enter what was done' }]),
    ];
    setWrong(found);
    if (found.length > 0 || !(await run({ reviewId, reviewRecommendationId, text, done }))) return;
    setFields(empty);
    reload();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <SelectField
        id="progress-of"
        label="Which recommendation"
        none="Choose"
        choices={recommendations.map(({ id, number, text }) => ({
          value: id,
          label: `${number} ${text.slice(0, 60)}`,
        }))}
        value={fields.id}
        onValue={(id) => set({ id })}
        error={mistakeAt(mistakes, 'progress-of')}
      />
      <TextArea
        id="progress-text"
        label="What was done"
        hint="Only those who are named see it, also after the review is published"
        maxLength={4_000}
        value={fields.text}
        onValue={(text) => set({ text })}
        error={mistakeAt(mistakes, 'progress-text')}
      />
      <Checkbox
        id="progress-done"
        label="That is all that was recommended"
        checked={fields.done}
        onChecked={(done) => set({ done })}
      />
      <SubmitButton busy={busy} look="secondary">
        Note the progress
      </SubmitButton>
    </form>
  );
};
