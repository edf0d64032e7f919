export { meetingSeriesEvents, type MeetingSeriesEvent } from './meeting-series.events.ts';
export { publicQuestionEvents, type PublicQuestionEvent } from './public-question.events.ts';
export { reportEvents, type FileType, type Marking, type ReportEvent } from './report.events.ts';
export { meetingCase, type CaseRole, type MeetingCase } from './meeting-case.ts';
export {
  meetingFile,
  type FileItem,
  type FileParagraph,
  type FilePerson,
  type FileRole,
  type MeetingFile,
} from './meeting-file.ts';
export { meetingEvents, supersededMeetingEvents, type MeetingEvent } from './meeting.events.ts';
export type {
  ActionReferences,
  Attendee,
  Capacity,
  Consequence,
  DecisionVerb,
  InterestConduct,
  InterestKind,
  Lead,
  MinuteNumbering,
  Owner,
  Participant,
  Purpose,
  ReviewOutcome,
  Rhythm,
  Votes,
  WeekOfMonth,
  Workday,
} from './vocabulary.ts';
export { meetingsPublished, meetingsUpcasts } from './contract.ts';
