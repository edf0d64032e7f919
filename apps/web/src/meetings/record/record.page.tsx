import { useSearchParams } from 'react-router';
import { longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { MeetingPapers } from '../meeting-papers.tsx';
import { OpenMeeting } from '../open-meeting.tsx';
import { Comments } from './comments.tsx';
import { AskForPast, PastRecord } from './past-record.tsx';
import { RecordSteps } from './record-steps.tsx';
import { Sheet } from './sheet.tsx';

/** The whole minutes as they are read and printed. */
export const RecordPage = () => {
  const { meeting } = useMeetingDesk();
  const [parameters] = useSearchParams();
  const day = parameters.get('day');
  const held = meeting.stage === 'OPEN' || meeting.stage === 'HELD';
  return (
    <>
      <PageHeading title="Record" documentTitle={`Record, ${longDate(meeting.date)}`} />
      {held && day && <PastRecord day={day} />}
      {held && !day && (
        <>
          <RecordSteps />
          <MeetingPapers papers={['minutes', 'actions', 'pack']} />
          <Sheet meeting={meeting} />
          {(meeting.minutesStatus === 'CIRCULATED' || meeting.comments.length > 0) && <Comments />}
          <AskForPast />
        </>
      )}
      {!held && <OpenMeeting />}
    </>
  );
};
