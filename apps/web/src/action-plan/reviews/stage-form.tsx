import { useState, type FormEvent } from 'react';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField } from '../../design/field.tsx';
import { Warning } from '../../design/messages.tsx';
import { useAnnounce } from '../../design/announcer.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { recordReviewStage } from './review.documents.ts';
import type { ReviewProps } from './review.page.tsx';
import { stageAfter, stageNames } from './words.ts';

/** The stage that comes next, and when it was reached. */
export const StageForm = ({ review, reload }: Pick<ReviewProps, 'review' | 'reload'>) => {
  const { id, version, stage, recommendations } = review;
  const next = stageAfter[stage];
  const [on, setOn] = useState('');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(recordReviewStage);
  const announce = useAnnounce();
  if (!next) return null;
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setWrong(on ? [] : [{ field: 'reached-on', text: 'Enter the day' }]);
    if (!on || !(await run({ reviewId: id, expectedVersion: version, stage: next, reachedOn: on }))) return;
    announce(`${stageNames[next]}: recorded.`);
    reload();
  };
  return (
    <form onSubmit={submit} noValidate className="app-section">
      <ErrorSummary mistakes={mistakes} />
      {next === 'PUBLISHED' && (
        <Warning>
          With its publication everybody with a role here sees the reference and{' '}
          {recommendations.length === 1 ? 'the recommendation' : `the ${recommendations.length} recommendations`} in the
          register. This can’t be taken back.
        </Warning>
      )}
      <DateField
        id="reached-on"
        label={`Next stage: ${stageNames[next]}, reached on`}
        value={on}
        onValue={setOn}
        error={mistakeAt(mistakes, 'reached-on')}
      />
      <SubmitButton busy={busy} look={next === 'PUBLISHED' ? 'warning' : 'secondary'}>
        {next === 'PUBLISHED' ? 'Record the publication' : 'Record the stage'}
      </SubmitButton>
    </form>
  );
};
