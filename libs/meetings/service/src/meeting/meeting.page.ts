import type { Attendee, Capacity, Participant } from '@csp/meetings-contract';
import {
  hasBegun,
  placedItems,
  quorumOf,
  timingOf,
  type AgendaItem,
  type PlacedItem,
  type RecordedAttendance,
} from '@csp/meetings-domain';
import { inGraph } from '../constants.ts';
import { minutesPage } from './minutes.page.ts';
import type { MeetingRow } from './meetings.view.ts';

/** Who looks: restricted items, and all that is minuted under them, don't exist for those who may not see them. */
export interface Eyes {
  readonly seesRestricted: boolean;
  /** Whether they may look an action point up in the register. */
  readonly seesRegister: boolean;
}

type Known = MeetingRow['state'];

const stages: Readonly<Record<Known['status'], string>> = {
  scheduled: 'SCHEDULED',
  'agenda-published': 'AGENDA_PUBLISHED',
  open: 'OPEN',
  held: 'HELD',
  circulated: 'HELD',
  agreed: 'HELD',
  cancelled: 'CANCELLED',
};

/** A meeting as the graph shows it, whole but for what the eyes may not see; made from one row, without looking elsewhere. */
export const meetingPage = (row: MeetingRow, eyes: Eyes) => {
  const { state, version, changesOfDate } = row;
  const { id, groupId, seriesId, title, date, startsAt, endsAt, place, agenda, publishedOn } = state;
  return {
    row,
    eyes,
    id,
    version,
    groupId,
    seriesId,
    title,
    date,
    startsAt,
    endsAt,
    place,
    stage: stages[state.status],
    cancelledBecause: state.status === 'cancelled' ? state.cancelledBecause : null,
    changesOfDate,
    agenda: agendaPage(agenda, eyes),
    timing: timingOf(agenda, startsAt, endsAt),
    attendance: attendancePage(hasBegun(state) ? state.attendance : null, agenda),
    quorum: quorumOf(hasBegun(state) ? state : { ...state, attendance: null, declarations: [] }),
    ...minutesPage(state, eyes),
    minutesStatus: minutesStatusOf(state),
    closedAt: 'closedAt' in state ? state.closedAt : null,
    published: publishedOn !== null,
  };
};

export type MeetingPage = ReturnType<typeof meetingPage>;

const minutesStatusOf = (state: Known): string => {
  if (state.status === 'circulated') return 'CIRCULATED';
  if (state.status === 'agreed') return 'AGREED';
  return hasBegun(state) && state.paragraphs.length > 0 ? 'DRAFT' : 'NONE';
};

const itemPage = ({ item, number, restricted }: PlacedItem) => ({
  id: item.id,
  number,
  title: item.title,
  purpose: item.purpose && inGraph(item.purpose),
  leads: item.leads,
  minutesAllotted: item.minutesAllotted,
  restricted,
  restrictedBecause: item.restrictedBecause,
});

/** Items in order, without those that the eyes may not see. */
export const agendaPage = (agenda: readonly AgendaItem[], eyes: Eyes) => {
  const seen = placedItems(agenda).filter(({ restricted }) => eyes.seesRestricted || !restricted);
  return seen
    .filter(({ parent }) => !parent)
    .map((top) => ({
      ...itemPage(top),
      subItems: seen.filter(({ parent }) => parent === top.item).map((sub) => ({ ...itemPage(sub), subItems: [] })),
    }));
};

const capacities: readonly Capacity[] = ['board', 'member', 'officer', 'observer', 'other'];

const listPage = <Someone extends Participant>(list: readonly Someone[]) =>
  capacities.flatMap((capacity) =>
    list
      .filter((one) => one.capacity === capacity)
      .map((one) => ({ fromItemId: null, untilItemId: null, stay: null, ...one, capacity: inGraph(capacity) })),
  );

const attendancePage = (attendance: RecordedAttendance | null, agenda: readonly AgendaItem[]) => {
  const numbers = new Map(placedItems(agenda).map(({ item, number }) => [item.id, number]));
  const stay = ({ fromItemId, untilItemId }: Attendee): string | null => {
    const [from, until] = [fromItemId, untilItemId].map((id) => (id === null ? undefined : numbers.get(id)));
    if (from && until) return `for items ${from} to ${until}`;
    return from ? `from item ${from}` : until ? `until item ${until}` : null;
  };
  return {
    recorded: attendance !== null,
    present: listPage(attendance?.present.map((one) => ({ ...one, stay: stay(one) })) ?? []),
    apologies: listPage(attendance?.apologies ?? []),
    absent: listPage(attendance?.absent ?? []),
    publicCount: attendance?.publicCount ?? 0,
  };
};
