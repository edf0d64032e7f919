import { Navigate } from 'react-router';
import { usePartnership } from '../app/partnership.ts';
import type { Meeting } from './meeting.documents.ts';
import { useMeetingDesk } from './meeting-desk.tsx';

const stageOf: Readonly<Record<Meeting['stage'], string>> = {
  SCHEDULED: 'agenda',
  AGENDA_PUBLISHED: 'agenda',
  OPEN: 'minutes',
  HELD: 'record',
  CANCELLED: 'agenda',
};

/** A meeting's plain address leads to where its work is now. */
export const StageRedirect = () => {
  const { meeting } = useMeetingDesk();
  const { path } = usePartnership();
  return <Navigate to={`${path}/meetings/${meeting.id}/${stageOf[meeting.stage]}`} replace />;
};
