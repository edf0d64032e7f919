import { longDate } from '../../calendar/dates.ts';
import { Paragraph } from '../../design/messages.tsx';
import { Table } from '../../design/table.tsx';
import { AttendanceLists } from '../attendance/attendance-lists.tsx';
import { DeclarationList } from '../attendance/declaration-list.tsx';
import type { Meeting } from '../meeting.documents.ts';
import { ActionTable } from '../record/action-table.tsx';
import { RecordItems } from '../record/record-items.tsx';
import { outcomeWords, stageWords } from '../words.ts';

/** The meeting as it would be. */
export const Preview = ({ meeting }: { readonly meeting: Meeting }) => {
  const { title, date, startsAt, endsAt, closedAt, place, stage, timing, keyMessages } = meeting;
  const reviewed = meeting.review.filter(({ outcome }) => outcome !== null);
  // Without a reference no link leads to what isn't in the register yet; the table below has them.
  const unlinked = meeting.actionPoints.map((point) => ({ ...point, reference: '' }));
  return (
    <article className="app-sheet" aria-labelledby="preview">
      <h2 id="preview" className="govuk-heading-m">
        {title}: {longDate(date)}
      </h2>
      <Paragraph>
        {startsAt} to {closedAt ?? endsAt}
        {place && `, ${place}`}. It would be: {stageWords[stage].toLowerCase()}.
        {timing.allotted > 0 && ` ${timing.message}`}
      </Paragraph>
      {meeting.attendance.recorded && <AttendanceLists meeting={meeting} rank="h3" />}
      <DeclarationList meeting={meeting} rank="h3" />
      <RecordItems meeting={{ ...meeting, actionPoints: unlinked }} />
      {meeting.actionPoints.length > 0 && <ActionTable points={meeting.actionPoints} />}
      {reviewed.length > 0 && (
        <Table
          caption="Action points reviewed"
          rows={reviewed}
          keyOf={({ actionPointId }) => actionPointId}
          columns={[
            { head: 'Reference', names: true, cell: ({ reference }) => reference },
            { head: 'Outcome', cell: ({ outcome }) => outcome && outcomeWords[outcome] },
            { head: 'Response', cell: ({ outcomeResponse }) => outcomeResponse },
          ]}
        />
      )}
      {keyMessages.length > 0 && (
        <>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">Key messages</h3>
          <ul className="govuk-list govuk-list--bullet">
            {keyMessages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
};
