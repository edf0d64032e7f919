import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { dateAndTime, longDate, shortDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { Loaded, Problem } from '../../design/loaded.tsx';
import { Tag } from '../../design/messages.tsx';
import { SummaryList } from '../../design/summary-list.tsx';
import { ActionPointTable } from '../action-point-table.tsx';
import { recommendationQuery, type Recommendation } from './recommendation.documents.ts';
import { RecommendationSteps } from './recommendation-steps.tsx';
import { placeText, recommendationTones, recommendationWords, sourceWords } from './words.ts';

export const RecommendationPage = () => {
  const { id = '' } = useParams();
  const [result, read] = useQuery({
    query: recommendationQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => read({ requestPolicy: 'network-only' });
  return (
    <Loaded result={result} retry={reload}>
      {({ recommendation }) =>
        recommendation?.id === id ? (
          <Whole recommendation={recommendation} reload={reload} />
        ) : (
          <Problem title="There is no such recommendation here">
            <p className="govuk-body">It may belong to another partnership, or the address is not right.</p>
          </Problem>
        )
      }
    </Loaded>
  );
};

interface Shown {
  readonly recommendation: Recommendation;
}

const names = (agencies: readonly { readonly name: string }[]): string => agencies.map(({ name }) => name).join('; ');

const Whole = ({ recommendation, reload }: Shown & { readonly reload: () => void }) => {
  const { path } = usePartnership();
  const { text, source, agencies, targetOn, overdue, status, takenUpBy, actionPoints, whatWasDone, reason } =
    recommendation;
  return (
    <>
      <PageHeading
        title={text}
        caption={placeText(recommendation)}
        documentTitle={`Recommendation ${placeText(recommendation)}`}
        size="m"
      />
      <SummaryList
        rows={[
          ['Status', <Tag tone={recommendationTones[status]}>{recommendationWords[status]}</Tag>],
          ['Source', sourceWords[source]],
          ['For', names(agencies) || 'The partnership'],
          [
            'Target date',
            <>
              {targetOn ? longDate(targetOn) : 'None'} {overdue && <Tag tone="red">Overdue</Tag>}
            </>,
          ],
          ['Agreed', <Decision recommendation={recommendation} />],
          ...(takenUpBy.length > 0 ? ([['Taken up by', names(takenUpBy)]] as const) : []),
          ...(whatWasDone ? ([['What was done', whatWasDone]] as const) : []),
          ...(reason ? ([['Reason', reason]] as const) : []),
        ]}
      />
      {actionPoints.length > 0 && (
        <ActionPointTable rows={actionPoints} path={path} caption="Action points that take it up" />
      )}
      <RecommendationSteps key={status} recommendation={recommendation} reload={reload} />
      <History recommendation={recommendation} />
    </>
  );
};

const Decision = ({ recommendation: { decision } }: Shown) => {
  const { path } = usePartnership();
  if (!decision) return 'Not so far';
  return (
    <>
      {shortDate(decision.on)} by{' '}
      <Link className="govuk-link" to={`${path}/meetings/${decision.meetingId}/record`}>
        a decision in the minutes
      </Link>
    </>
  );
};

const History = ({ recommendation: { history } }: Shown) => (
  <section aria-labelledby="history" className="app-section">
    <h2 id="history" className="govuk-heading-m">
      History
    </h2>
    <ol className="app-history">
      {[...history].reverse().map(({ status, at, note, agencies, actionPoints }, place) => {
        const takers = [
          ...actionPoints.map(({ reference }) => `action point ${reference}`),
          ...agencies.map((a) => a.name),
        ];
        return (
          <li key={history.length - place} className="app-history__entry">
            <p className="app-history__what">
              <strong>{recommendationWords[status]}</strong>{' '}
              <span className="app-history__when">{dateAndTime(at)}</span>
            </p>
            {note && <p className="app-history__note">{note}</p>}
            {takers.length > 0 && <p className="app-history__note">By {takers.join('; ')}</p>}
          </li>
        );
      })}
    </ol>
  </section>
);
