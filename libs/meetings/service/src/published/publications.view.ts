import type { MeetingEvent, ReportEvent } from '@csp/meetings-contract';
import type { Recorded } from '@csp/kernel';
import { view } from '@csp/platform-runtime';

/** When a meeting's public face changed, and its place in the order in which minutes were agreed. */
export interface PublicationRow {
  readonly id: string;
  /** An instant; none while the agenda isn't out. */
  readonly publishedAt: string | null;
  /** When what anyone may read of it last changed, or could have. */
  readonly modifiedAt: string | null;
  /** Position in the log at which its minutes were agreed. */
  readonly agreedPosition: number | null;
}

/** Once the agenda is out, these change what anyone may read. Minutes being drafted don't. */
const shown: ReadonlySet<string> = new Set<(MeetingEvent | ReportEvent)['type']>([
  'MeetingRescheduled.v1',
  'MeetingCancelled.v1',
  'AgendaItemAdded.v1',
  'AgendaItemChanged.v1',
  'AgendaItemMoved.v1',
  'AgendaItemRemoved.v1',
  'AgendaPublished.v1',
  'MinutesAgreed.v1',
  'MinutesCorrected.v1',
  'ReportExpected.v1',
  'ReportSubmitted.v1',
  'ReportWithdrawn.v1',
  'ReportFileAttached.v1',
  'ReportFileRemoved.v1',
]);

const fold = (
  row: PublicationRow | undefined,
  { event, at, position }: Recorded<MeetingEvent | ReportEvent>,
): PublicationRow => {
  const { id, publishedAt, agreedPosition } = row ?? {
    id: event.data.meetingId,
    publishedAt: null,
    agreedPosition: null,
  };
  const out = event.type === 'AgendaPublished.v1' ? at : publishedAt;
  return {
    id,
    publishedAt: out,
    modifiedAt: out === null ? null : at,
    agreedPosition: event.type === 'MinutesAgreed.v1' ? position : agreedPosition,
  };
};

/** One small row per meeting. */
export const publications = view<PublicationRow, MeetingEvent | ReportEvent>()({
  name: 'publications',
  version: 2,
  source: 'meetings',
  keys: ({ event }) => (shown.has(event.type) ? [event.data.meetingId] : []),
  fold,
  indexes: { agreed: ({ agreedPosition }) => agreedPosition },
});
