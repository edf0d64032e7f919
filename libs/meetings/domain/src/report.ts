import { refuse, unreachable, type Decider, type LocalDate } from '@csp/kernel';
import type { ReportEvent } from '@csp/meetings-contract';
import { publishBy } from './notice.ts';
import { contentFault, keptContent, type ReportContent } from './report.content.ts';
import { attach, remove, type AttachReportFile, type RemoveReportFile } from './report.files.ts';
import {
  evolve,
  meetingFault,
  type Outcome,
  type Report,
  type ReportedMeeting,
  type ReportRefusal,
  type ReportVersion,
} from './report.state.ts';
import { faultOf, kept, keptIfAny, leadOf, longest, roleFault, type RoleOfAgency } from './texts.ts';

const mostVersions = 20;
/** For one item, withdrawn ones included: some hundred pages are more than a meeting reads. */
const mostForAnItem = 20;

interface Placed {
  readonly reportId: string;
  readonly meeting: ReportedMeeting | null;
  readonly itemId: string;
  readonly author: RoleOfAgency;
  /** How many other reports the item has. */
  readonly beside: number;
}

interface Submission {
  readonly content: ReportContent;
  readonly submittedOn: LocalDate;
  /** Needed after the last day of full notice, and dropped before. */
  readonly lateBecause: string | null;
}

export interface ExpectReport extends Placed {
  readonly type: 'ExpectReport';
  readonly expectedOn: LocalDate;
}
export interface SubmitReport extends Placed, Submission {
  readonly type: 'SubmitReport';
}
export interface ReviseReport extends Submission {
  readonly type: 'ReviseReport';
  readonly meeting: ReportedMeeting | null;
  readonly whatChanged: string;
}
export interface WithdrawReport {
  readonly type: 'WithdrawReport';
  readonly meeting: ReportedMeeting | null;
  readonly reason: string;
  readonly withdrawnOn: LocalDate;
}
export type ReportCommand =
  ExpectReport | SubmitReport | ReviseReport | WithdrawReport | AttachReportFile | RemoveReportFile;

/** The last day on which a report for a meeting isn't late: it goes out with the agenda, in full notice. */
export const reportsDueBy = ({ date, noticeWorkingDays }: Pick<ReportedMeeting, 'date' | 'noticeWorkingDays'>) =>
  publishBy(date, noticeWorkingDays);

const placeFault = ({ meeting, author, beside }: Placed): ReportRefusal | undefined => {
  const fault = meetingFault(meeting);
  if (fault) return fault;
  return beside >= mostForAnItem ? 'too-many-reports' : roleFault(author, meeting!.date);
};

const expect = (command: ExpectReport): Outcome => {
  const fault = placeFault(command);
  if (fault) return refuse(fault);
  const { reportId, meeting, itemId, author, expectedOn } = command;
  const { meetingId } = meeting!;
  return [{ type: 'ReportExpected.v1', data: { reportId, meetingId, itemId, author: leadOf(author), expectedOn } }];
};

type Submitted = Extract<ReportEvent, { type: 'ReportSubmitted.v1' }>['data'];
type Versioned = Pick<Submitted, 'reportId' | 'meetingId' | 'itemId' | 'author' | 'version' | 'whatChanged'>;

const submission = (command: Submission, of: Versioned, meeting: ReportedMeeting): Outcome => {
  const content = keptContent(command.content);
  const { submittedOn } = command;
  const late = submittedOn > reportsDueBy(meeting);
  const reason = keptIfAny(command.lateBecause);
  const fault = contentFault(content) ?? faultOf([of.whatChanged, longest.reason], [reason, longest.reason]);
  if (fault) return refuse(fault);
  if (late && reason === null) return refuse('late-needs-reason');
  const lateBecause = late ? reason : null;
  return [{ type: 'ReportSubmitted.v1', data: { ...of, ...content, submittedOn, late, lateBecause } }];
};

/** Begins a report, or is the one that was expected. */
const submit = (command: SubmitReport, state: Report): Outcome => {
  if (state.status === 'submitted')
    return saysTheSame(keptContent(command.content), state.versions.at(-1)!) ? [] : refuse('report-submitted');
  if (state.status === 'withdrawn') return refuse('report-withdrawn');
  const fault = placeFault(command);
  if (fault) return refuse(fault);
  const { reportId, meeting, author } = command;
  // An expected one stays with the item that it was expected for.
  const itemId = state.status === 'expected' ? state.itemId : command.itemId;
  const { meetingId } = meeting!;
  const of = { reportId, meetingId, itemId, author: leadOf(author), version: 1, whatChanged: null };
  return submission(command, of, meeting!);
};

const revise = (command: ReviseReport, state: Report): Outcome => {
  if (state.status === 'none') return refuse('unknown-report');
  if (state.status === 'expected') return refuse('report-not-submitted');
  if (state.status === 'withdrawn') return refuse('report-withdrawn');
  const fault = meetingFault(command.meeting);
  if (fault) return refuse(fault);
  const { id: reportId, meetingId, itemId, author, versions } = state;
  if (saysTheSame(keptContent(command.content), versions.at(-1)!)) return [];
  if (versions.length >= mostVersions) return refuse('too-many-versions');
  const whatChanged = kept(command.whatChanged);
  const of = { reportId, meetingId, itemId, author: { ...author }, version: versions.length + 1, whatChanged };
  return submission(command, of, command.meeting!);
};

const withdraw = (command: WithdrawReport, state: Report): Outcome => {
  if (state.status === 'none') return refuse('unknown-report');
  if (state.status === 'withdrawn') return [];
  const fault = meetingFault(command.meeting, false);
  if (fault) return refuse(fault);
  const reason = kept(command.reason);
  const textFault = faultOf([reason, longest.reason]);
  if (textFault) return refuse(textFault);
  const { id: reportId, meetingId } = state;
  return [{ type: 'ReportWithdrawn.v1', data: { reportId, meetingId, reason, withdrawnOn: command.withdrawnOn } }];
};

const saysTheSame = (content: ReturnType<typeof keptContent>, version: ReportVersion): boolean =>
  JSON.stringify(content) === JSON.stringify(keptContent(version));

const decide = (command: ReportCommand, state: Report): Outcome => {
  switch (command.type) {
    case 'ExpectReport':
      return state.status === 'none' ? expect(command) : [];
    case 'SubmitReport':
      return submit(command, state);
    case 'ReviseReport':
      return revise(command, state);
    case 'WithdrawReport':
      return withdraw(command, state);
    case 'AttachReportFile':
      return attach(command, state);
    case 'RemoveReportFile':
      return remove(command, state);
    default:
      return unreachable(command);
  }
};

/** A report for an item of a meeting, a paper as people say: expected, submitted, revised, withdrawn. */
export const report: Decider<ReportCommand, Report, ReportEvent, ReportRefusal> = {
  category: 'report',
  initial: { status: 'none' },
  decide,
  evolve,
};
