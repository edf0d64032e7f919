export {
  commentsSelection,
  meetingOf,
  meetingOfPublic,
  meetingSelection,
  publicMeetingSelection,
  type Meeting,
  type Partnership,
} from './meeting/meeting.ts';
export { fileNameOf, kindsOfPaper, paperOf, type KindOfPaper, type PaperInput } from './meeting/papers.ts';
export { reportFileName, reportPaper } from './meeting/report-blocks.ts';
export { stylesheetHash } from './html/html.ts';
export { createOffice, OfficeBusy, type Office } from './office/office.ts';
export { formats, render, type Format } from './render.ts';
export type { Block, Paper } from './paper.ts';
export {
  sealedRecord,
  sealOf,
  type Json,
  type Link,
  type Part,
  type SealedPart,
  type SealedRecord,
} from './sealed/sealed.ts';
export { sealedCorrections, sealedFile, type SealedFile, type SealedRecords } from './sealed/corrections.ts';
