import { usePartnership } from '../../app/partnership.ts';
import { longDate } from '../../calendar/dates.ts';
import { PageHeading } from '../../design/heading.tsx';
import { Empty, Inset } from '../../design/messages.tsx';
import { MeetingPapers } from '../meeting-papers.tsx';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { Questions } from '../questions/questions.tsx';
import { AddItem } from './add-item.tsx';
import { AgendaList } from './agenda-list.tsx';
import { ChangeMeeting } from './change-meeting.tsx';
import { PublishAgenda } from './publish-agenda.tsx';
import { Running } from './running.tsx';
import { StartFromBefore } from './start-from-before.tsx';

export const AgendaPage = () => {
  const { meeting } = useMeetingDesk();
  const { supportOfficer } = usePartnership();
  const editable = supportOfficer && (meeting.stage === 'SCHEDULED' || meeting.stage === 'AGENDA_PUBLISHED');
  return (
    <>
      <PageHeading title="Agenda" documentTitle={`Agenda, ${longDate(meeting.date)}`} />
      {meeting.agenda.length > 0 && <Running />}
      {meeting.agenda.length === 0 && !editable && <Empty>No items have been put on this agenda.</Empty>}
      {meeting.agenda.length === 0 && editable && <StartFromBefore />}
      <AgendaList editable={editable} />
      {editable && <AddItem />}
      {editable && <PublishAgenda />}
      {meeting.agenda.length > 0 && <MeetingPapers papers={['agenda', 'pack']} />}
      {!editable && meeting.notice.publishedAt && <Inset>{meeting.notice.message}</Inset>}
      {meeting.stage !== 'CANCELLED' && <Questions />}
      {editable && <ChangeMeeting />}
    </>
  );
};
