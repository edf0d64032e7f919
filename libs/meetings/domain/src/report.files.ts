import { refuse, type LocalDate } from '@csp/kernel';
import type { FileType } from '@csp/meetings-contract';
import { meetingFault, type Outcome, type Report, type ReportedMeeting } from './report.state.ts';
import { faultOf, kept, longest } from './texts.ts';

const mostFiles = 10;
/** 10 MiB, as much as is taken in. */
const largestBytes = 10 * 1024 * 1024;

export interface AttachReportFile {
  readonly type: 'AttachReportFile';
  readonly meeting: ReportedMeeting | null;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  readonly digest: string;
  readonly name: string;
  readonly mediaType: FileType;
  readonly sizeBytes: number;
  readonly attachedOn: LocalDate;
}

export interface RemoveReportFile {
  readonly type: 'RemoveReportFile';
  readonly meeting: ReportedMeeting | null;
  readonly digest: string;
  readonly removedOn: LocalDate;
}

/**
 * Attaches a file to the newest version: who may not read that one may not have the file either, whatever later versions say. Attached
 * again to a later version, it goes with that.
 */
export const attach = (command: AttachReportFile, state: Report): Outcome => {
  if (state.status === 'none') return refuse('unknown-report');
  if (state.status === 'expected') return refuse('report-not-submitted');
  if (state.status === 'withdrawn') return refuse('report-withdrawn');
  const { meeting, digest, mediaType, sizeBytes, attachedOn } = command;
  const name = kept(command.name);
  const fault = meetingFault(meeting) ?? faultOf([name, longest.title], [digest, longest.title]);
  if (fault) return refuse(fault);
  if (!Number.isInteger(sizeBytes) || sizeBytes < 1 || sizeBytes > largestBytes) return refuse('no-such-size');
  if (!/^[0-9a-f]{64}$/.test(digest)) return refuse('bad-digest');
  const version = state.versions.length;
  const before = state.files.find((one) => one.digest === digest);
  if (before?.version === version && before.name === name) return [];
  if (!before && state.files.length >= mostFiles) return refuse('too-many-files');
  const { id: reportId, meetingId } = state;
  const data = { reportId, meetingId, version, digest, name, mediaType, sizeBytes, attachedOn };
  return [{ type: 'ReportFileAttached.v1', data }];
};

export const remove = ({ meeting, digest, removedOn }: RemoveReportFile, state: Report): Outcome => {
  if (state.status === 'none') return refuse('unknown-report');
  if (state.status === 'withdrawn') return refuse('report-withdrawn');
  const fault = meetingFault(meeting, false) ?? faultOf([digest, longest.title]);
  if (fault) return refuse(fault);
  if (!state.files.some((one) => one.digest === digest)) return refuse('unknown-file');
  const { id: reportId, meetingId } = state;
  return [{ type: 'ReportFileRemoved.v1', data: { reportId, meetingId, digest, removedOn } }];
};
