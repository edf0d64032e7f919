import { refuse, type LocalDate, type LocalTime } from '@csp/kernel';
import type { Attendee, Capacity, Participant } from '@csp/meetings-contract';
import { isTime } from './meeting.calendar.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type AgendaItem, type Known, type RecordedAttendance } from './meeting.state.ts';
import { placedItems } from './agenda-numbers.ts';
import { withoutQuorum } from './quorum.ts';
import { faultOf, keptIfAny, leadOf, longest, roleFault, type RoleOfAgency } from './texts.ts';

const maxListed = 200;
const maxPublic = 10_000;

export interface OpenMeeting {
  readonly type: 'OpenMeeting';
}

export interface SomeoneThere extends RoleOfAgency {
  readonly capacity: Capacity;
  /** The role they stand in for. */
  readonly deputyFor: string | null;
}

export interface SomeoneForAWhile extends SomeoneThere {
  /** There from this item on; none: from the beginning. */
  readonly fromItemId: string | null;
  /** There until this item was done; none: to the end. */
  readonly untilItemId: string | null;
}

export interface RecordAttendance {
  readonly type: 'RecordAttendance';
  readonly present: readonly SomeoneForAWhile[];
  readonly apologies: readonly SomeoneThere[];
  readonly absent: readonly SomeoneThere[];
  readonly publicCount: number;
}

export interface CloseMeeting {
  readonly type: 'CloseMeeting';
  readonly closedAt: LocalTime;
}

export const open = (_: OpenMeeting, state: Known): Outcome => {
  switch (state.status) {
    case 'scheduled':
      return refuse('agenda-not-published');
    case 'agenda-published':
      return [{ type: 'MeetingOpened.v1', data: { meetingId: state.id } }];
    case 'open':
      return [];
    case 'cancelled':
      return refuse('meeting-cancelled');
    default:
      return refuse('already-held');
  }
};

export const recordAttendance = (command: RecordAttendance, state: Known): Outcome => {
  const sitting = whileMinuted(state);
  if (refusedOr(sitting)) return sitting;
  const { present, apologies, absent, publicCount } = command;
  const lists = [present, apologies, absent];
  if (lists.some((list) => list.length > maxListed)) return refuse('too-many-attendees');
  const fault =
    lists
      .flat()
      .map((one) => participantFault(one, sitting.date))
      .find(Boolean) ?? present.map((one) => stayFault(one, sitting.agenda)).find(Boolean);
  if (fault) return refuse(fault);
  if (!Number.isInteger(publicCount) || publicCount < 0 || publicCount > maxPublic) return refuse('no-such-count');
  const attendance = {
    present: present.map(attendeeOf),
    apologies: apologies.map(participantOf),
    absent: absent.map(participantOf),
    publicCount,
  };
  // An inquorate meeting can't have decided what it has decided.
  if (withoutQuorum({ ...sitting, attendance })) return refuse('decisions-need-quorum');
  if (sitting.attendance && saysTheSame(sitting.attendance, attendance)) return [];
  return [{ type: 'AttendanceRecorded.v2', data: { meetingId: sitting.id, ...attendance } }];
};

export const close = ({ closedAt }: CloseMeeting, state: Known): Outcome => {
  switch (state.status) {
    case 'scheduled':
    case 'agenda-published':
      return refuse('not-open');
    case 'cancelled':
      return refuse('meeting-cancelled');
    case 'open':
      if (!isTime(state.date, closedAt)) return refuse('no-such-time');
      if (closedAt < state.startsAt) return refuse('ends-before-start');
      return [{ type: 'MeetingClosed.v1', data: { meetingId: state.id, closedAt } }];
    default:
      return state.closedAt === closedAt ? [] : refuse('already-held');
  }
};

const participantFault = (someone: SomeoneThere, on: LocalDate): MeetingRefusal | undefined =>
  roleFault(someone, on) ?? faultOf([keptIfAny(someone.deputyFor), longest.role]);

const participantOf = (someone: SomeoneThere): Participant => ({
  ...leadOf(someone),
  capacity: someone.capacity,
  deputyFor: keptIfAny(someone.deputyFor),
});

const attendeeOf = (someone: SomeoneForAWhile): Attendee => ({
  ...participantOf(someone),
  fromItemId: someone.fromItemId,
  untilItemId: someone.untilItemId,
});

const stayFault = (
  { fromItemId, untilItemId }: SomeoneForAWhile,
  agenda: readonly AgendaItem[],
): MeetingRefusal | undefined => {
  const items = placedItems(agenda).map(({ item }) => item.id);
  const [from, until] = [fromItemId, untilItemId].map((id) => (id === null ? null : items.indexOf(id)));
  if (from === -1 || until === -1) return 'unknown-item';
  return from != null && until != null && until < from ? 'leaves-before-arriving' : undefined;
};

const saysTheSame = (one: RecordedAttendance, other: RecordedAttendance): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = ({ present, apologies, absent, publicCount }: RecordedAttendance): readonly unknown[] => [
  present.map((someone) => [...wordsOf(someone), someone.fromItemId, someone.untilItemId]),
  apologies.map(wordsOf),
  absent.map(wordsOf),
  publicCount,
];

const wordsOf = ({ role, agencyId, agencyName, capacity, deputyFor }: Participant): readonly unknown[] => [
  role,
  agencyId,
  agencyName,
  capacity,
  deputyFor,
];
