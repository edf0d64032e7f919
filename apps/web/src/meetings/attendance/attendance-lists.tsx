import type { Attendance } from '../meeting.documents.ts';
import { WhoWasThere } from './who-was-there.tsx';

/** Who was there and who was not, as it stands in minutes. */
export const AttendanceLists = ({
  meeting: { attendance },
  rank,
}: {
  readonly meeting: { readonly attendance: Attendance };
  /** Of the headings over the lists. */
  readonly rank: 'h2' | 'h3';
}) =>
  attendance.recorded ? (
    <div className="app-attendance-lists">
      <WhoWasThere attendance={attendance} rank={rank} />
    </div>
  ) : (
    <p className="govuk-body">Attendance has not been recorded.</p>
  );
