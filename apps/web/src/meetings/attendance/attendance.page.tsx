import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { OpenMeeting } from '../open-meeting.tsx';
import { AttendanceForm } from './attendance-form.tsx';
import { AttendanceLists } from './attendance-lists.tsx';
import { DeclarationList } from './declaration-list.tsx';
import { Interests } from './interests.tsx';

export const AttendancePage = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const minuted = meeting.stage === 'OPEN' || meeting.stage === 'HELD';
  const fixed = meeting.minutesStatus === 'CIRCULATED' || meeting.minutesStatus === 'AGREED';
  return (
    <>
      <PageHeading title="Attendance" documentTitle={`Attendance, ${longDate(meeting.date)}`} />
      {!minuted && <OpenMeeting />}
      {minuted && supportOfficer && !fixed && (
        <>
          <AttendanceForm />
          <Interests />
        </>
      )}
      {minuted && (!supportOfficer || fixed) && (
        <>
          <AttendanceLists meeting={meeting} rank="h2" />
          <DeclarationList meeting={meeting} rank="h2" />
        </>
      )}
    </>
  );
};
