import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { longDate, shortDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Details, Empty, Tag } from '../../design/messages.tsx';
import { SummaryList } from '../../design/summary-list.tsx';
import { saidByWords } from '../../public/said-by.ts';
import { FeedbackSteps } from './feedback-steps.tsx';
import { feedbackQuery, type Feedback } from './feedback.documents.ts';
import { RecordForm } from './record-form.tsx';

/** What the public and scrutiny committees said, what was answered, and what changed. */
export const FeedbackPage = () => {
  const { slug, supportOfficer } = usePartnership();
  const [result, read] = useQuery({ query: feedbackQuery, requestPolicy: 'cache-and-network' });
  const again = () => read({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeading title="You said, we did" />
      <p className="govuk-body">
        What is published is on{' '}
        <a className="govuk-link" href={`/public/${slug}/you-said-we-did`}>
          the page that anyone reads
        </a>
        .
      </p>
      {supportOfficer && (
        <Details summary="Write down what was said">
          <RecordForm done={again} />
        </Details>
      )}
      <Loaded result={result} retry={again} needs={['scrutinyFeedback']}>
        {({ scrutinyFeedback }) =>
          scrutinyFeedback.length === 0 ? (
            <Empty>Nothing has been written down so far.</Empty>
          ) : (
            scrutinyFeedback.map((feedback) => <One key={feedback.id} feedback={feedback} done={again} />)
          )
        }
      </Loaded>
    </>
  );
};

const One = ({ feedback, done }: { readonly feedback: Feedback; readonly done: () => void }) => {
  const { id, saidBy, said, saidOn, response, whatChanged, publishedOn, unpublishedBecause } = feedback;
  return (
    <section className="app-section" aria-labelledby={`feedback-${id}`}>
      <h2 id={`feedback-${id}`} className="govuk-heading-s">
        {saidByWords[saidBy]}, {longDate(saidOn)}{' '}
        {publishedOn ? <Tag tone="green">Published</Tag> : <Tag tone="grey">Not published</Tag>}
      </h2>
      <SummaryList
        rows={[
          ['You said', said],
          ['We answered', response ?? 'Nothing so far'],
          ['We did', whatChanged ?? 'Nothing so far'],
          ...(publishedOn ? ([['Published', shortDate(publishedOn)]] as const) : []),
          ...(unpublishedBecause ? ([['Taken back', unpublishedBecause]] as const) : []),
        ]}
      />
      <FeedbackSteps feedback={feedback} done={done} />
    </section>
  );
};
