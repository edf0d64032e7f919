import { usePartnership } from '../../app/partnership.ts';
import { longDate, shortDate } from '../../calendar/dates.ts';
import { Button } from '../../design/button.tsx';
import { PageHeading } from '../../design/heading.tsx';
import { AttendanceLists } from '../attendance/attendance-lists.tsx';
import { DeclarationList } from '../attendance/declaration-list.tsx';
import type { Meeting } from '../meeting.documents.ts';
import { useMeetingDesk } from '../meeting-desk.tsx';
import { MeetingPapers } from '../meeting-papers.tsx';
import { OpenMeeting } from '../open-meeting.tsx';
import { ActionTable } from './action-table.tsx';
import { Comments } from './comments.tsx';
import { CorrectionList } from './corrections.tsx';
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
          {(meeting.minutesStatus === 'CIRCULATED' || meeting.comments.length > 0) && <Comments />}
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
      <DeclarationList meeting={meeting} rank="h3" />
      <RecordItems meeting={meeting} />
      {meeting.actionPoints.length > 0 && <ActionTable points={meeting.actionPoints} />}
      {meeting.keyMessages.length > 0 && (
        <>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">Key messages</h3>
          <ul className="govuk-list govuk-list--bullet">
            {meeting.keyMessages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {closedAt && <p className="govuk-body">The meeting closed at {closedAt}.</p>}
      <CorrectionList agreed={meeting.agreed} />
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
