import { usePartnership } from '../../app/partnership.ts';
import { longDate, shortDate } from '../../calendar/dates.ts';
import { Button } from '../../design/button.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { AttendanceLists } from '../attendance/attendance-lists.tsx';
import type { Meeting } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { MeetingPapers } from '../meeting-papers.tsx';
import { OpenMeeting } from '../open-meeting.tsx';
import { ActionTable } from './action-table.tsx';
import { RecordItems } from './record-items.tsx';
import { RecordSteps } from './record-steps.tsx';

/** The whole minutes as they are read and printed. */
export const RecordPage = () => {
  const { meeting } = useMeetingDesk();
  const held = meeting.stage === 'OPEN' || meeting.stage === 'HELD';
  return (
    <>
      <PageHeading title="Record" documentTitle={`Record, ${longDate(meeting.date)}`} />
      {held ? (
        <>
          <RecordSteps />
          <MeetingPapers papers={['minutes', 'actions', 'pack']} />
          <Sheet meeting={meeting} />
        </>
      ) : (
        <OpenMeeting />
      )}
    </>
  );
};

const Sheet = ({ meeting }: { readonly meeting: Meeting }) => {
  const { name } = usePartnership();
  const { title, date, startsAt, endsAt, closedAt, place } = meeting;
  return (
    <article className="app-sheet" aria-labelledby="sheet-title">
      <div className="app-sheet__head">
        <div>
          <h2 id="sheet-title" className="govuk-heading-m">
            {title}: minutes of {longDate(date)}
          </h2>
          <p className="govuk-body">
            {name}. {startsAt} to {closedAt ?? endsAt}
            {place && `, ${place}`}
          </p>
          <Standing meeting={meeting} />
        </div>
        <Button look="secondary" className="app-no-print" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <AttendanceLists meeting={meeting} rank="h3" />
      <RecordItems meeting={meeting} />
      {meeting.actionPoints.length > 0 && <ActionTable points={meeting.actionPoints} />}
      {closedAt && <p className="govuk-body">The meeting closed at {closedAt}.</p>}
    </article>
  );
};

/** How far the minutes are; agreed ones bear a stamp that says when and how. */
const Standing = ({ meeting: { minutesStatus, agreed } }: { readonly meeting: Meeting }) => {
  if (!agreed) {
    const words = minutesStatus === 'CIRCULATED' ? 'Circulated, not yet agreed' : 'Draft, not yet circulated';
    return <p className="app-stamp app-stamp--draft">{words}</p>;
  }
  const altered = agreed.alterations.length;
  return (
    <p className="app-stamp">
      Agreed on {shortDate(agreed.on)}{' '}
      {agreed.asCorrectRecord
        ? 'as a correct record'
        : `with ${altered} ${altered === 1 ? 'alteration' : 'alterations'}`}
    </p>
  );
};
