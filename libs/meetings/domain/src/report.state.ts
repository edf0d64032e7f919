import { unreachable, type Decision, type LocalDate } from '@csp/kernel';
import type { Lead, ReportEvent } from '@csp/meetings-contract';
import type { Status } from './meeting.state.ts';

type Submitted = Extract<ReportEvent, { type: 'ReportSubmitted.v1' }>['data'];

/** One submission of a report, as it stays on record. */
export type ReportVersion = Omit<Submitted, 'reportId' | 'meetingId' | 'itemId' | 'author' | 'version'> & {
  /** From 1. */
  readonly number: number;
};

/** A file that was attached, as it stays on record; its bytes are kept elsewhere, under its digest. */
export type ReportFile = Omit<
  Extract<ReportEvent, { type: 'ReportFileAttached.v1' }>['data'],
  'reportId' | 'meetingId'
>;

interface Begun {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly author: Lead;
  /** Oldest first. */
  readonly versions: readonly ReportVersion[];
  /** Attached and not removed, in the order they came. */
  readonly files: readonly ReportFile[];
}

export type Report =
  | { readonly status: 'none' }
  | ({ readonly status: 'expected' } & Begun)
  | ({ readonly status: 'submitted' } & Begun)
  | ({ readonly status: 'withdrawn'; readonly reason: string; readonly withdrawnOn: LocalDate } & Begun);

/** What has to be known of the meeting, as it stands. */
export interface ReportedMeeting {
  readonly meetingId: string;
  readonly date: LocalDate;
  readonly noticeWorkingDays: number;
  readonly status: Status;
  /** Whether the report's item is on the agenda. */
  readonly hasItem: boolean;
}

/** Everything a report may be refused for. Clients switch on these: a code is never renamed. */
export const reportRefusals = [
  'unknown-report',
  'not-your-report',
  'report-not-submitted',
  'report-submitted',
  'report-withdrawn',
  'unknown-meeting',
  'meeting-cancelled',
  'already-held',
  'unknown-item',
  'unknown-agency',
  'agency-left',
  'too-many-reports',
  'too-many-versions',
  'too-many-sections',
  'too-many-recommendations',
  'sensitive-needs-reason',
  'late-needs-reason',
  'too-many-files',
  'unknown-file',
  'bad-digest',
  'no-such-size',
  'empty-text',
  'too-long',
  'unreadable-text',
] as const;
export type ReportRefusal = (typeof reportRefusals)[number];
export type Outcome = Decision<ReportEvent, ReportRefusal>;

/** Reports come and go up to the end of the meeting; from then on they are what it had before it. */
export const meetingFault = (meeting: ReportedMeeting | null, itemNeeded = true): ReportRefusal | undefined => {
  switch (meeting?.status) {
    case undefined:
    case 'none':
      return 'unknown-meeting';
    case 'cancelled':
      return 'meeting-cancelled';
    case 'held':
    case 'circulated':
    case 'agreed':
      return 'already-held';
    case 'scheduled':
    case 'agenda-published':
    case 'open':
      return itemNeeded && !meeting?.hasItem ? 'unknown-item' : undefined;
  }
};

/** The report after what happened. */
export const evolve = (state: Report, { type, data }: ReportEvent): Report => {
  switch (type) {
    case 'ReportExpected.v1': {
      const { reportId: id, meetingId, itemId, author } = data;
      return { status: 'expected', id, meetingId, itemId, author, versions: [], files: [] };
    }
    case 'ReportSubmitted.v1': {
      const { reportId: id, meetingId, itemId, author, version: number, ...said } = data;
      const { versions, files } = state.status === 'none' ? { versions: [], files: [] } : state;
      return {
        status: 'submitted',
        id,
        meetingId,
        itemId,
        author,
        versions: [...versions, { number, ...said }],
        files,
      };
    }
    case 'ReportWithdrawn.v1': {
      const { reason, withdrawnOn } = data;
      return state.status === 'none' ? state : { ...state, status: 'withdrawn', reason, withdrawnOn };
    }
    case 'ReportFileAttached.v1': {
      const { reportId: _, meetingId: __, ...file } = data;
      return state.status === 'none' ? state : { ...state, files: [...without(state.files, file.digest), file] };
    }
    case 'ReportFileRemoved.v1':
      return state.status === 'none' ? state : { ...state, files: without(state.files, data.digest) };
    default:
      return unreachable(type);
  }
};

const without = (files: readonly ReportFile[], digest: string): readonly ReportFile[] =>
  files.filter((one) => one.digest !== digest);
