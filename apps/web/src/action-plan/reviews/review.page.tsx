import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { dateAndTime, longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded, Problem } from '../../design/loaded.tsx';
import { Inset } from '../../design/messages.tsx';
import { SummaryList } from '../../design/summary-list.tsx';
import { NamedAccounts } from './named-accounts.tsx';
import { accountsQuery, reviewQuery, type Review } from './review.documents.ts';
import { ReviewRecommendations } from './review-recommendations.tsx';
import { StageForm } from './stage-form.tsx';
import { changeNames, stageNames } from './words.ts';

export interface ReviewProps {
  readonly review: Review;
  /** An account as it is shown. */
  readonly labelOf: (accountId: string) => string;
  readonly reload: () => void;
}

export const ReviewPage = () => {
  const { id = '' } = useParams();
  const { supportOfficer } = usePartnership();
  const [result, read] = useQuery({ query: reviewQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  const [{ data }] = useQuery({ query: accountsQuery, pause: !supportOfficer });
  const reload = () => read({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={reload} needs={['viewer']}>
      {({ viewer, domesticHomicideReview: review }) => {
        const labels = new Map((data?.accounts ?? []).map((account) => [account.id, account.label]));
        const labelOf = (accountId: string) =>
          accountId === viewer.accountId ? 'You' : (labels.get(accountId) ?? 'Another account');
        return review?.id === id ? (
          <Whole review={review} labelOf={labelOf} reload={reload} />
        ) : (
          <Problem title="There is no such review here">
            <p className="govuk-body">The address may not be right.</p>
          </Problem>
        );
      }}
    </Loaded>
  );
};

const Whole = (props: ReviewProps) => {
  const { supportOfficer } = usePartnership();
  const { review, reload } = props;
  return (
    <>
      <PageHeading title={review.reference} caption="Domestic homicide review" />
      <Inset>A restricted matter: only those who are named below know that it exists.</Inset>
      <SummaryList rows={review.stages.map(({ stage, on }) => [stageNames[stage], longDate(on)] as const)} />
      {supportOfficer && <StageForm key={review.stage} review={review} reload={reload} />}
      <ReviewRecommendations {...props} />
      <NamedAccounts {...props} />
      <History {...props} />
    </>
  );
};

const History = ({ review: { history }, labelOf }: ReviewProps) => (
  <section aria-labelledby="history" className="app-section">
    <h2 id="history" className="govuk-heading-m">
      History
    </h2>
    <ol className="app-history">
      {[...history].reverse().map(({ kind, at, byAccountId, accountId, stage, number }, place) => (
        <li key={history.length - place} className="app-history__entry">
          <p className="app-history__what">
            <strong>{changeNames[kind]}</strong> <span className="app-history__when">{dateAndTime(at)}</span>
          </p>
          <p className="app-history__note">
            {[stage && stageNames[stage], number, accountId && labelOf(accountId)].filter(Boolean).join('')} by{' '}
            {labelOf(byAccountId).replace(/^You$/, 'you')}
          </p>
        </li>
      ))}
    </ol>
  </section>
);
