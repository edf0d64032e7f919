import type { Capacity } from '@csp/meetings-contract';
import {
  hasBegun,
  placedItems,
  quorumOf,
  timingOf,
  type AgendaItem,
  type Meeting,
  type PlacedItem,
  type RecordedAttendance,
} from '@csp/meetings-domain';
import { inGraph } from '../constants.ts';
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
  const { id, groupId, title, date, startsAt, endsAt, place, agenda, publishedOn } = state;
  return {
    row,
    eyes,
    id,
    version,
    groupId,
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
    attendance: attendancePage(hasBegun(state) ? state.attendance : null),
    quorum: quorumOf(hasBegun(state) ? state : { ...state, attendance: null }),
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

const agendaPage = (agenda: readonly AgendaItem[], eyes: Eyes) => {
  const seen = placedItems(agenda).filter(({ restricted }) => eyes.seesRestricted || !restricted);
  return seen
    .filter(({ parent }) => !parent)
    .map((top) => ({
      ...itemPage(top),
      subItems: seen.filter(({ parent }) => parent === top.item).map((sub) => ({ ...itemPage(sub), subItems: [] })),
    }));
};

const capacities: readonly Capacity[] = ['board', 'member', 'other'];

const listPage = (list: RecordedAttendance['present']) =>
  capacities.flatMap((capacity) =>
    list.filter((one) => one.capacity === capacity).map((one) => ({ ...one, capacity: inGraph(capacity) })),
  );

const attendancePage = (attendance: RecordedAttendance | null) => ({
  recorded: attendance !== null,
  present: listPage(attendance?.present ?? []),
  apologies: listPage(attendance?.apologies ?? []),
  publicCount: attendance?.publicCount ?? 0,
});

/** What was written down, as far as it stands under items that may be seen. Everything else here is found through a paragraph. */
const minutesPage = (state: Meeting, eyes: Eyes) => {
  if (!hasBegun(state)) return { minutes: [], decisions: [], actionPoints: [], agreed: null };
  const open = new Set(
    placedItems(state.agenda)
      .filter(({ restricted }) => eyes.seesRestricted || !restricted)
      .map(({ item }) => item.id),
  );
  const minutes = state.paragraphs.filter(({ itemId }) => open.has(itemId));
  const place = new Map(minutes.map(({ id }, index) => [id, index]));
  const cited = <Citing extends { readonly paragraphId: string }>(all: readonly Citing[]) =>
    all.filter(({ paragraphId }) => place.has(paragraphId));
  const numberOf = (paragraphId: string): string => minutes[place.get(paragraphId)!]!.number;
  return {
    minutes,
    decisions: cited(state.decisions)
      .toSorted((one, other) => place.get(one.paragraphId)! - place.get(other.paragraphId)!)
      .map((one) => ({ ...one, verb: inGraph(one.verb), paragraph: numberOf(one.paragraphId) })),
    actionPoints: cited(state.actionPoints).map(({ id, owners, ownerAgencyNames, ...one }) => ({
      ...one,
      actionPointId: id,
      seesRegister: eyes.seesRegister,
      paragraph: numberOf(one.paragraphId),
      owners: owners.map(({ agencyId, role }, index) => ({
        role,
        agencyId,
        agencyName: ownerAgencyNames[index] ?? null,
      })),
    })),
    agreed: state.status === 'agreed' ? agreementPage(state.agreement, minutes) : null,
  };
};

const agreementPage = (
  { atMeetingId, agreedOn }: Extract<Meeting, { status: 'agreed' }>['agreement'],
  minutes: Extract<Meeting, { status: 'agreed' }>['paragraphs'],
) => {
  const alterations = minutes.flatMap(({ number, before, text }) =>
    before === null ? [] : { paragraph: number, before, after: text },
  );
  return { atMeetingId, on: agreedOn, asCorrectRecord: alterations.length === 0, alterations };
};
