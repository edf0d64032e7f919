import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { shortDate } from '../../calendar/dates.ts';
import { placeInSeriesQuery } from './series.documents.ts';

/** Which series a meeting belongs to, with the way to the meetings about it. */
export const PlaceInSeries = ({ id }: { readonly id: string }) => {
  const { path } = usePartnership();
  const [read, setRead] = useState(false);
  // Read once, as the meeting is: else each minute that is saved would ask again.
  const [{ data }] = useQuery({ query: placeInSeriesQuery, variables: { id }, pause: read });
  if (data && !read) setRead(true);
  const place = data?.meeting?.series;
  if (!place) return null;
  const { series, previous, next } = place;
  const to = (meeting: { readonly meetingId: string; readonly date: string }, what: string) => (
    <>
      {' · '}
      <Link className="govuk-link" to={`${path}/meetings/${meeting.meetingId}`}>
        {what}: {shortDate(meeting.date)}
      </Link>
    </>
  );
  return (
    <p className="app-meeting-header__where">
      Series:{' '}
      <Link className="govuk-link" to={`${path}/meetings/series/${series.id}`}>
        {series.name}
      </Link>
      {previous && to(previous, 'earlier')}
      {next && to(next, 'next')}
    </p>
  );
};
