import type { Lead } from './meeting.ts';

/** A report of the graph, the paper for an item, in the newest version that whoever asks may read. */
export interface Report {
  readonly id: string;
  readonly itemId: string;
  /** That item's number; none when it has left the agenda. */
  readonly item?: string | null;
  readonly status: 'EXPECTED' | 'SUBMITTED' | 'WITHDRAWN';
  readonly author: Lead;
  /** None while it is expected. */
  readonly current?: ReportVersion | null;
  /** Attached, as far as whoever asks may have them. */
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly sizeBytes: number;
    readonly digest: string;
  }[];
}

export interface ReportVersion {
  readonly number: number;
  readonly subject: string;
  readonly purpose: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly recommendations: readonly string[];
  readonly contact?: string | null;
  readonly marking: 'OFFICIAL' | 'OFFICIAL_SENSITIVE';
  readonly restricted: boolean;
  readonly restrictedBecause?: string | null;
  readonly submittedOn: string;
  readonly late: boolean;
  readonly lateBecause?: string | null;
}

/** What papers ask the graph of a report. */
export const reportSelection = `id itemId item status author { role agencyName } files { name mediaType sizeBytes digest }
  current { number subject purpose sections { heading text } recommendations contact marking restricted restrictedBecause
    submittedOn late lateBecause }`;
