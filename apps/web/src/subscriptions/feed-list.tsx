import { useState } from 'react';
import { Link } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import { dateAndTime, longDate } from '../calendar/dates.ts';
import { Button } from '../design/button.tsx';
import { Empty, Tag } from '../design/messages.tsx';
import type { FeedEvent } from './feed.ts';
import { happened } from './words.ts';

const shownAtFirst = 20;

/** The newest first. What came since the page was opened is marked. */
export const FeedList = ({
  events,
  fresh,
}: {
  readonly events: readonly FeedEvent[];
  readonly fresh: ReadonlySet<string>;
}) => {
  const { path } = usePartnership();
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, shownAtFirst);
  if (events.length === 0) return <Empty>Nothing has happened to your agency&rsquo;s action points yet.</Empty>;
  return (
    <>
      <ol className="app-history">
        {shown.map((event) => (
          <li key={event.id} className="app-history__entry">
            <p className="app-history__what">
              <Link className="govuk-link" to={`${path}/action-points/${event.actionPointId}`}>
                {happened(event)}
              </Link>{' '}
              {fresh.has(event.id) && <Tag tone="purple">New</Tag>}{' '}
              <span className="app-history__when">{dateAndTime(event.at)}</span>
            </p>
            <p className="app-history__note">{event.text}</p>
            {event.note && <p className="app-history__note app-history__note--said">{event.note}</p>}
            {event.dueOn && event.kind !== 'CLOSED' && <p className="app-history__note">Due {longDate(event.dueOn)}</p>}
          </li>
        ))}
      </ol>
      {shown.length < events.length && (
        <Button look="secondary" onClick={() => setAll(true)}>
          Show {events.length - shown.length} earlier
        </Button>
      )}
    </>
  );
};
