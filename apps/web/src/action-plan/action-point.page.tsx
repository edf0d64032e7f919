import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../app/partnership.ts';
import { dateAndTime, longDate, shortDate } from '../calendar/dates.ts';
import { PageHeading } from '../design/heading.tsx';
import { Loaded, Problem } from '../design/loaded.tsx';
import { Tag, Warning } from '../design/messages.tsx';
import { SummaryList } from '../design/summary-list.tsx';
import { actionPointQuery, type ActionPoint } from './action-point.documents.ts';
import { ActionPointSteps } from './action-point-steps.tsx';
import { useNewDay } from '../graph/use-new-day.ts';
import { answerText, changeWords, ownersText, silenceText, statusTones, statusWords } from './words.ts';

export const ActionPointPage = () => {
  const { id = '' } = useParams();
  const [result, read] = useQuery({ query: actionPointQuery, variables: { id } });
  const reload = useCallback(() => read({ requestPolicy: 'network-only' }), [read]);
  useNewDay(reload);
  return (
    <Loaded result={result} retry={reload}>
      {({ actionPoint }) =>
        actionPoint?.id === id ? (
          <Whole point={actionPoint} reload={reload} />
        ) : (
          <Problem title="There is no such action point here">
            <p className="govuk-body">It may belong to another partnership, or the address is not right.</p>
          </Problem>
        )
      }
    </Loaded>
  );
};

const Whole = ({ point, reload }: { readonly point: ActionPoint; readonly reload: () => void }) => {
  const { path } = usePartnership();
  const { reference, text, status, owners, dueOn, overdue, meetingId, paragraph, raisedOn, timesCarriedForward } =
    point;
  const { declined, originalOwners } = point;
  const reassigned = ownersText(originalOwners) !== ownersText(owners);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageHeading
          title={text}
          caption={`Action point ${reference}`}
          documentTitle={`Action point ${reference}`}
          size="m"
        />
        {declined && (
          <Warning>An owner has declined this action point: others are to do it, or it is asked again.</Warning>
        )}
        <SummaryList
          rows={[
            ['Status', <Tag tone={statusTones[status]}>{statusWords[status]}</Tag>],
            ['Owner', ownersText(owners)],
            ...(reassigned ? ([['Owner when raised', ownersText(originalOwners)]] as const) : []),
            ...(isOpen(point) ? ([['Answers', <Answers point={point} />]] as const) : []),
            [
              'Due',
              <>
                {dueOn ? longDate(dueOn) : 'Next meeting, not yet dated'} {overdue && <Tag tone="red">Overdue</Tag>}
                {timesCarriedForward > 0 &&
                  ` (carried forward ${timesCarriedForward === 1 ? 'once' : `${timesCarriedForward} times`})`}
              </>,
            ],
            [
              'Raised',
              <>
                {shortDate(raisedOn)}
                {meetingId && ' in '}
                {meetingId && (
                  <Link className="govuk-link" to={`${path}/meetings/${meetingId}/record`}>
                    {paragraph ? `paragraph ${paragraph} of the minutes` : 'a meeting'}
                  </Link>
                )}
              </>,
            ],
          ]}
        />
        <ActionPointSteps point={point} reload={reload} />
        <History point={point} />
      </div>
    </div>
  );
};

const isOpen = ({ status }: ActionPoint): boolean => status === 'OPEN' || status === 'IN_PROGRESS';

const Answers = ({ point: { answers, silentForDays } }: { readonly point: ActionPoint }) => (
  <>
    <ul className="govuk-list">
      {answers.map((one) => (
        <li key={one.agency.id}>{answerText(one)}</li>
      ))}
    </ul>
    {silentForDays !== null && <Tag tone="purple">{silenceText(silentForDays)}</Tag>}
  </>
);

const History = ({ point: { history } }: { readonly point: ActionPoint }) => (
  <section aria-labelledby="history">
    <h2 id="history" className="govuk-heading-m">
      History
    </h2>
    <ol className="app-history">
      {[...history].reverse().map(({ kind, at, note, dueOn, agency, owners: to }, place) => (
        <li key={history.length - place} className="app-history__entry">
          <p className="app-history__what">
            <strong>{changeWords[kind]}</strong> {agency && `by ${agency.name} `}
            <span className="app-history__when">{dateAndTime(at)}</span>
          </p>
          {note && <p className="app-history__note">{note}</p>}
          {kind === 'REASSIGNED' && to && <p className="app-history__note">To {ownersText(to)}</p>}
          {kind !== 'CLOSED' && dueOn && <p className="app-history__note">Due {longDate(dueOn)}</p>}
        </li>
      ))}
    </ol>
  </section>
);
