import { refuse, type LocalDate, type LocalTime } from '@csp/kernel';
import type { Participant, Capacity } from '@csp/meetings-contract';
import { isTime } from './meeting.calendar.ts';
import { refusedOr, type MeetingRefusal, type Outcome } from './meeting.refusals.ts';
import { whileMinuted, type Known, type RecordedAttendance } from './meeting.state.ts';
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

export interface RecordAttendance {
  readonly type: 'RecordAttendance';
  readonly present: readonly SomeoneThere[];
  readonly apologies: readonly SomeoneThere[];
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
  const { publicCount } = command;
  const everyone = [...command.present, ...command.apologies];
  if (command.present.length > maxListed || command.apologies.length > maxListed) return refuse('too-many-attendees');
  const fault = everyone.map((one) => participantFault(one, sitting.date)).find(Boolean);
  if (fault) return refuse(fault);
  if (!Number.isInteger(publicCount) || publicCount < 0 || publicCount > maxPublic) return refuse('no-such-count');
  const attendance = {
    present: command.present.map(participantOf),
    apologies: command.apologies.map(participantOf),
    publicCount,
  };
  // An inquorate meeting can't have decided what it has decided.
  if (sitting.decisions.length > 0 && !quorumOf({ ...sitting, attendance }).met) return refuse('decisions-need-quorum');
  if (sitting.attendance && saysTheSame(sitting.attendance, attendance)) return [];
  return [{ type: 'AttendanceRecorded.v1', data: { meetingId: sitting.id, ...attendance } }];
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

/** Whether enough different agencies are there, among the board, to decide. Before attendance is recorded nobody is. */
export interface Quorum {
  readonly required: number;
  readonly present: number;
  readonly met: boolean;
}

export const quorumOf = ({
  quorumAgencies: required,
  attendance,
}: {
  readonly quorumAgencies: number;
  readonly attendance: RecordedAttendance | null;
}): Quorum => {
  const board = attendance?.present.filter(({ capacity }) => capacity === 'board') ?? [];
  const present = new Set(board.flatMap(({ agencyId }) => agencyId ?? [])).size;
  return { required, present, met: attendance !== null && present >= required };
};

const participantFault = (someone: SomeoneThere, on: LocalDate): MeetingRefusal | undefined =>
  roleFault(someone, on) ?? faultOf([keptIfAny(someone.deputyFor), longest.role]);

const participantOf = (someone: SomeoneThere): Participant => ({
  ...leadOf(someone),
  capacity: someone.capacity,
  deputyFor: keptIfAny(someone.deputyFor),
});

const saysTheSame = (one: RecordedAttendance, other: RecordedAttendance): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = ({ present, apologies, publicCount }: RecordedAttendance): readonly unknown[] => [
  ...[present, apologies].map((list) =>
    list.map(({ role, agencyId, agencyName, capacity, deputyFor }) => [
      role,
      agencyId,
      agencyName,
      capacity,
      deputyFor,
    ]),
  ),
  publicCount,
];
