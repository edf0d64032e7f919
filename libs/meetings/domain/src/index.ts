export { placedItem, placedItems, timingOf, type PlacedItem, type Timing } from './agenda-numbers.ts';
export { referenceOf, runningNumberOf, seriesOf } from './action-references.ts';
export { attendanceRecord, type AgencyAttendance } from './attendance-record.ts';
export { meeting, type MeetingCommand } from './meeting.ts';
export type { ScheduleMeeting } from './meeting.calendar.ts';
export type { SomeoneForAWhile, SomeoneThere } from './meeting.attendance.ts';
export { isQuorate, quorumOf, type Quorum } from './quorum.ts';
export type { LaterMeeting } from './meeting.agreement.ts';
export { groupOfFile, readMeeting, type MeetingRead } from './meeting-file.ts';
export type { KnownOfMeeting } from './meeting-file.entering.ts';
export type { FileFault, FileFinding, FileWarning } from './meeting-file.findings.ts';
export { meetingsInFile, type FileRecognised, type MeetingInFile } from './meeting-file.recognising.ts';
export type { ImportMeeting } from './meeting.import.ts';
export { meetingRefusals, type MeetingRefusal } from './meeting.refusals.ts';
export {
  hasBegun,
  type AgendaItem,
  type Comment,
  type Correction,
  type Declaration,
  type Meeting,
  type MinutedActionPoint,
  type Paragraph,
  type RecordedAttendance,
  type RecordedDecision,
  type Review,
} from './meeting.state.ts';
export {
  publicQuestion,
  publicQuestionRefusals,
  questionsCloseOn,
  questionsClosed,
  type PublicQuestionCommand,
  type PublicQuestionRefusal,
} from './public-question.ts';
export { meetingSeries, type MeetingSeriesCommand, type StartMeetingSeries } from './meeting-series.ts';
export { scheduledFrom, type WantedMeeting } from './meeting-series.scheduling.ts';
export {
  meetingSeriesRefusals,
  type MeetingSeries,
  type MeetingSeriesRefusal,
  type SeriesHabits,
} from './meeting-series.state.ts';
export { proposedDays, rhythmInWords, type ProposedDay } from './rhythm.ts';
export { usualItems } from './usual-items.ts';
export type { ItemFacts, NewItem } from './agenda-items.ts';
export { report, reportsDueBy, type ReportCommand } from './report.ts';
export {
  reportRefusals,
  type Report,
  type ReportedMeeting,
  type ReportFile,
  type ReportRefusal,
  type ReportVersion,
} from './report.state.ts';
export type { ReportContent } from './report.content.ts';
export { noticeOf, type Notice } from './notice.ts';
export type { ListedAgency, RoleOfAgency } from './texts.ts';
