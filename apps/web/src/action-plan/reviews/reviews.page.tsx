import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { SubmitButton } from '../../design/button.tsx';
import { ErrorSummary, mistakeAt, type Mistake } from '../../design/error-summary.tsx';
import { DateField } from '../../design/field.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Details, Empty, Inset } from '../../design/messages.tsx';
import { Table } from '../../design/table.tsx';
import { useCommand } from '../../graph/use-command.ts';
import { commissionReview, reviewsQuery, type ReviewRow } from './review.documents.ts';
import { stageNames } from './words.ts';

/** The domestic homicide reviews that the person is named in. */
export const ReviewsPage = () => {
  const { supportOfficer } = usePartnership();
  const [result, read] = useQuery({ query: reviewsQuery, requestPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeading title="Domestic homicide reviews" />
      <Inset>You see the reviews that you are named in. Nobody else is told that they exist.</Inset>
      <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['domesticHomicideReviews']}>
        {({ domesticHomicideReviews: rows }) =>
          rows.length === 0 ? <Empty>You are not named in any review.</Empty> : <Reviews rows={rows} />
        }
      </Loaded>
      {supportOfficer && (
        <Details summary="Commission a review">
          <CommissionForm />
        </Details>
      )}
    </>
  );
};

const Reviews = ({ rows }: { readonly rows: readonly ReviewRow[] }) => {
  const { path } = usePartnership();
  return (
    <Table
      caption="Reviews that you are named in"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Review',
          names: true,
          cell: ({ id, reference }) => (
            <Link className="govuk-link" to={`${path}/reviews/${id}`}>
              {reference}
            </Link>
          ),
        },
        { head: 'Stage', cell: ({ stage }) => stageNames[stage] },
        { head: 'Since', cell: ({ stages }) => shortDate(stages.at(-1)!.on) },
      ]}
    />
  );
};

const CommissionForm = () => {
  const { path } = usePartnership();
  const navigate = useNavigate();
  const [on, setOn] = useState('');
  const [wrong, setWrong] = useState<readonly Mistake[]>([]);
  const { run, state, busy } = useCommand(commissionReview);
  const mistakes = state.kind === 'refused' ? [{ text: state.message }] : wrong;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setWrong(on ? [] : [{ field: 'commissioned-on', text: 'Enter the day of the decision' }]);
    const review = on && (await run({ commissionedOn: on }));
    if (review) void navigate(`${path}/reviews/${review.id}`);
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary mistakes={mistakes} />
      <DateField
        id="commissioned-on"
        label="When the partnership decided to hold it"
        hint="The review gets a reference that names nobody; you are named in it"
        value={on}
        onValue={setOn}
        error={mistakeAt(mistakes, 'commissioned-on')}
      />
      <SubmitButton busy={busy}>Commission the review</SubmitButton>
    </form>
  );
};
