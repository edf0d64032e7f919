import { useQuery } from 'urql';
import { usePartnership } from '../../app/partnership.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { reportsQuery, type Report } from './report.documents.ts';

/** Papers for this meeting's items; `again` reads them after a change. */
export const useReports = () => {
  const { meeting } = useMeetingDesk();
  const [result, read] = useQuery({
    query: reportsQuery,
    variables: { id: meeting.id },
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  return { result, again, reports: result.data?.meeting?.reports ?? [] };
};

/** Below it are a paper's printed forms and its files. */
export const useReportAddress = ({ id }: Report): string => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  return `${path}/meetings/${encodeURIComponent(meeting.id)}/papers/${encodeURIComponent(id)}`;
};

/** What the one who is signed in may do with papers; nothing once the meeting is over. */
export const useAuthorship = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer, ownAgencyIds } = usePartnership();
  const open = ['SCHEDULED', 'AGENDA_PUBLISHED', 'OPEN'].includes(meeting.stage);
  return {
    supportOfficer: open && supportOfficer,
    writes: open && (supportOfficer || ownAgencyIds.length > 0),
    changes: ({ mayChange, status }: Report) => open && status !== 'WITHDRAWN' && mayChange,
  };
};
