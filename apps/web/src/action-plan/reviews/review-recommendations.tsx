import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { Button, SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField, TextArea, TextField } from '../../design/field.tsx';
import { Details, Empty } from '../../design/messages.tsx';
import { Table } from '../../design/table.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { AgencyBoxes } from '../recommendations/propose-form.tsx';
import { addReviewRecommendation, removeReviewRecommendation, type Review } from './review.documents.ts';
import type { ReviewProps } from './review.page.tsx';
import { NoteProgress, Progress } from './review-progress.tsx';

/** What the report recommends: restricted until the review is published, in the register from then on. */
export const ReviewRecommendations = (props: ReviewProps) => {
  const { supportOfficer } = usePartnership();
  const { review, reload } = props;
  const { id: reviewId, recommendations, stage } = review;
  const { run, state, busy } = useCommand(removeReviewRecommendation);
  const changing = supportOfficer && stage !== 'PUBLISHED';
  const remove = async (reviewRecommendationId: string) => {
    await run({ reviewId, reviewRecommendationId });
    reload();
  };
  return (
    <section aria-labelledby="recommends" className="app-section">
      <h2 id="recommends" className="govuk-heading-m">
        What it recommends
      </h2>
      {state.kind === 'refused' && <ErrorSummary mistakes={[{ text: state.message }]} />}
      {recommendations.length === 0 && <Empty>Nothing so far.</Empty>}
      {recommendations.length > 0 && (
        <Recommended review={review} {...(changing && { busy, remove: (id: string) => void remove(id) })} />
      )}
      {changing && (
        <Details summary="Add a recommendation">
          <AddForm {...props} />
        </Details>
      )}
      {changing && recommendations.length > 0 && (
        <Details summary="Note what was done">
          <NoteProgress {...props} />
        </Details>
      )}
    </section>
  );
};

const Recommended = ({
  review: { recommendations, stage },
  busy,
  remove,
}: {
  readonly review: Review;
  readonly busy?: boolean;
  readonly remove?: (id: string) => void;
}) => {
  const { path } = usePartnership();
  return (
    <Table
      caption="Recommendations of the report"
      captionHidden
      rows={recommendations}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Number',
          names: true,
          cell: ({ id, number }) =>
            stage === 'PUBLISHED' ? (
              <Link className="govuk-link" to={`${path}/recommendations/${id}`}>
                {number}
              </Link>
            ) : (
              number
            ),
        },
        { head: 'Recommendation', cell: ({ text }) => text },
        { head: 'For', cell: ({ agencies }) => agencies.map(({ name }) => name).join('; ') || 'The partnership' },
        { head: 'Target', cell: ({ targetOn }) => (targetOn ? shortDate(targetOn) : 'None') },
        { head: 'What was done', cell: (of) => <Progress of={of} /> },
        ...(remove
          ? [
              {
                head: 'Change',
                cell: ({ id, number }: Review['recommendations'][number]) => (
                  <Button look="link" about={`recommendation ${number}`} disabled={busy} onClick={() => remove(id)}>
                    Take out
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

const empty = { number: '', text: '', targetOn: '', agencyIds: [] as readonly string[] };

const AddForm = ({ review: { id: reviewId }, reload }: ReviewProps) => {
  const [fields, setFields] = useState(empty);
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(addReviewRecommendation);
  const set = (part: Partial<typeof empty>) => setFields({ ...fields, ...part });
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { number, text, targetOn, agencyIds } = fields;
    const found = [
      ...(number.trim() ? [] : [{ field: 'number', text: 'Enter the number of the recommendation' }]),
      ...(text.trim() ? [] : [{ field: 'recommended-text', text: 'Enter what is recommended' }]),
    ];
    setWrong(found);
    const input = { reviewId, number, text, agencyIds: [...agencyIds], targetOn: targetOn || null };
    if (found.length > 0 || !(await run(input))) return;
    setFields(empty);
    reload();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <TextField
        id="number"
        label="Number in the report"
        width={5}
        maxLength={20}
        value={fields.number}
        onValue={(number) => set({ number })}
        error={mistakeAt(mistakes, 'number')}
      />
      <TextArea
        id="recommended-text"
        label="What is recommended"
        maxLength={4_000}
        value={fields.text}
        onValue={(text) => set({ text })}
        error={mistakeAt(mistakes, 'recommended-text')}
      />
      <AgencyBoxes
        name="review-for"
        legend="Which agencies it is for (none: the partnership as a whole)"
        chosen={fields.agencyIds}
        onChosen={(agencyIds) => set({ agencyIds })}
      />
      <DateField
        id="review-target"
        label="Target date (optional)"
        value={fields.targetOn}
        onValue={(targetOn) => set({ targetOn })}
      />
      <SubmitButton busy={busy}>Add the recommendation</SubmitButton>
    </form>
  );
};
