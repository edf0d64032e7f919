import { Link } from 'react-router';
import { usePartnership } from '../../app/partnership.ts';
import { leadText } from '../lead-text.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { useReports } from './use-reports.ts';

/** What the agenda says of an item's papers: which are there, and which are to follow. */
export const ItemReports = ({ itemId }: { readonly itemId: string }) => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  const { reports } = useReports();
  const shown = reports.filter((one) => one.itemId === itemId && one.status !== 'WITHDRAWN');
  return shown.map(({ id, status, author, current }) => (
    <span key={id} className="app-agenda__detail">
      <Link className="govuk-link" to={`${path}/meetings/${meeting.id}/papers`}>
        {status === 'EXPECTED' ? `Paper to follow from ${leadText(author)}` : `Paper: ${current?.subject}`}
      </Link>
      {current?.late && ' (late)'}
      {current?.restricted && ' (restricted)'}
    </span>
  ));
};
