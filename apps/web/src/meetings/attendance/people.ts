import type { Attendance, GroupMeeting, Present } from '../meeting.documents.ts';

export type Capacity = Present['capacity'];
export type Whereabouts = 'present' | 'apologies' | 'absent';

/** A line of the list while it is worked on. */
export interface Person {
  /** For the page only. */
  readonly key: string;
  readonly role: string;
  readonly agencyId: string;
  readonly capacity: Capacity;
  readonly deputyFor: string;
  readonly where: Whereabouts;
}

export interface AttendanceList {
  readonly people: readonly Person[];
  /** As typed. */
  readonly publicCount: string;
}

const asPerson =
  (where: Whereabouts) =>
  ({ role, agencyId, capacity, deputyFor }: Present, place: number): Person => ({
    key: `${where}-${place}-${role}-${agencyId ?? ''}`,
    role,
    agencyId: agencyId ?? '',
    capacity,
    deputyFor: deputyFor ?? '',
    where,
  });

export const listOf = ({ present, apologies, publicCount }: Attendance): AttendanceList => ({
  people: inOrder([...present.map(asPerson('present')), ...apologies.map(asPerson('apologies'))]),
  publicCount: String(publicCount),
});

const order: Readonly<Record<Capacity, number>> = { BOARD: 0, MEMBER: 1, OTHER: 2 };

/** Board first, then members, then others; within these as they were put down. */
export const inOrder = (people: readonly Person[]): readonly Person[] =>
  [...people].sort((one, other) => order[one.capacity] - order[other.capacity]);

const samePerson = (one: Person, other: Person): boolean => one.role === other.role && one.agencyId === other.agencyId;

/** Those on an earlier meeting's list who aren't on this one yet; nobody knows yet whether they are here. */
export const joinedBy = (list: AttendanceList, before: Attendance): AttendanceList => {
  const known = listOf(before).people.map((person) => ({
    ...person,
    key: `before-${person.key}`,
    deputyFor: '',
    where: 'absent' as const,
  }));
  const fresh = known.filter((person) => !list.people.some((one) => samePerson(one, person)));
  return { ...list, people: inOrder([...list.people, ...fresh]) };
};

/** The latest meeting before a day whose attendance was recorded. */
export const lastRecorded = (meetings: readonly GroupMeeting[], date: string): GroupMeeting | undefined =>
  meetings.find((meeting) => meeting.date < date && meeting.attendance.recorded);

/** A quorum counts different agencies of the board among those present. */
export const boardAgenciesPresent = (people: readonly Person[]): number =>
  new Set(
    people
      .filter(({ where, capacity, agencyId }) => where === 'present' && capacity === 'BOARD' && agencyId)
      .map(({ agencyId }) => agencyId),
  ).size;

const asInput = ({ role, agencyId, capacity, deputyFor }: Person) => ({
  role: role.trim(),
  agencyId: agencyId || null,
  capacity,
  deputyFor: deputyFor.trim() || null,
});

/** As the graph takes it. Who is neither present nor sent apologies stands in no list. */
export const attendanceInput = ({ people, publicCount }: AttendanceList) => ({
  present: people.filter(({ where }) => where === 'present').map(asInput),
  apologies: people.filter(({ where }) => where === 'apologies').map(asInput),
  publicCount: Number(publicCount.trim() || 0),
});
