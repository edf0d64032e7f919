import type { Recorded } from '@csp/kernel';
import { reportEvents, type ReportEvent } from '@csp/meetings-contract';
import { report, type Report } from '@csp/meetings-domain';
import { view } from '@csp/platform-runtime';

/** A report with all its versions, as the domain knows it. */
export interface ReportRow {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  /** How many events it has; the version to decide on. */
  readonly version: number;
  /** Where it stands among a meeting's reports, in the order they began. */
  readonly place: number;
  readonly state: Exclude<Report, { status: 'none' }>;
}

const fold = (row: ReportRow | undefined, { event, position }: Recorded<ReportEvent>): ReportRow | undefined => {
  const state = report.evolve(row?.state ?? report.initial, event);
  if (state.status === 'none') return undefined;
  const { id, meetingId, itemId } = state;
  return { id, meetingId, itemId, version: (row?.version ?? 0) + 1, place: row?.place ?? position, state };
};

/** One row per report. Raise the version as well when the domain's state changes: the row holds it. */
export const reports = view<ReportRow, ReportEvent>()({
  name: 'reports',
  version: 1,
  source: 'meetings',
  keys: ({ event }) => (event.type in reportEvents ? [event.data.reportId] : []),
  fold,
  indexes: { meeting: ({ meetingId }) => meetingId, item: ({ itemId }) => itemId },
});
