import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { Button } from '../../design/button.tsx';
import { graphql } from '../../graph/graphql.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';

const sinceLastQuery = graphql(`
  query SinceLast($id: ID!) {
    meeting(id: $id) {
      sinceLast {
        date
        happenings {
          on
          text
          actionPointId
        }
      }
    }
  }
`);

/** What happened since the group last met, written from the log. `add`: takes a sentence into the minutes. */
export const SinceLast = ({ add }: { readonly add?: (text: string) => void }) => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  const [{ data }] = useQuery({
    query: sinceLastQuery,
    variables: { id: meeting.id },
    requestPolicy: 'cache-and-network',
  });
  const since = data?.meeting?.sinceLast;
  if (!since) return null;
  return (
    <section aria-labelledby="since-last" className="app-section">
      <h2 id="since-last" className="govuk-heading-s">
        Since the last meeting, {shortDate(since.date)}
      </h2>
      {since.happenings.length === 0 ? (
        <p className="govuk-body">Nothing is on record.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {since.happenings.map(({ on, text, actionPointId }, place) => (
            <li key={place}>
              {shortDate(on)}: {text}{' '}
              {add ? (
                <Button look="link" about={text} onClick={() => add(text)}>
                  Add to the minutes
                </Button>
              ) : (
                actionPointId && (
                  <Link className="govuk-link" to={`${path}/action-points/${actionPointId}`}>
                    See it<span className="govuk-visually-hidden">: {text}</span>
                  </Link>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
