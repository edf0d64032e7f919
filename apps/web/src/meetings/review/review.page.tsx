import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { Empty } from '../../design/messages.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { ReviewTable } from './review-table.tsx';
import { SinceLast } from './since-last.tsx';

/** The table in which a meeting goes through earlier action points: reference, action, response. */
export const ReviewPage = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const { review, stage, minutesStatus, date } = meeting;
  const fixed = minutesStatus === 'CIRCULATED' || minutesStatus === 'AGREED';
  const open = supportOfficer && (stage === 'OPEN' || stage === 'HELD') && !fixed;
  const left = review.filter(({ outcome }) => !outcome).length;
  return (
    <>
      <PageHeading title="Review of action points" documentTitle={`Review, ${longDate(date)}`} />
      {review.length === 0 ? (
        <Empty>There are no action points of earlier meetings to go through.</Empty>
      ) : (
        <>
          <p className="govuk-body" role="status">
            {summary(review.length, left)}
            {!open && stage !== 'HELD' && ' Outcomes are recorded once the meeting is open.'}
          </p>
          <ReviewTable rows={review} open={open} />
        </>
      )}
      <SinceLast />
    </>
  );
};

const summary = (all: number, left: number): string => {
  if (left === 0) return all === 1 ? 'The one action point was gone through.' : `All ${all} were gone through.`;
  return `${left} of ${all} still to go through.`;
};
