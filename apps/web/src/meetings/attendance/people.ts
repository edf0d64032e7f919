import type { Attendance, GroupMeeting, Present } from '../meeting.documents.ts';

export type Capacity = Present['capacity'];
/** Empty: nobody has said yet. */
export type Whereabouts = 'present' | 'apologies' | 'absent' | '';

/** A line of the list while it is worked on. */
export interface Person {
  /** For the page only. */
  readonly key: string;
  readonly role: string;
  readonly agencyId: string;
  readonly capacity: Capacity;
  readonly deputyFor: string;
  readonly where: Whereabouts;
  /** Came with this item, left after that one; empty for all of the meeting. */
  readonly fromItemId: string;
  readonly untilItemId: string;
}

export interface AttendanceList {
  readonly people: readonly Person[];
  /** As typed. */
  readonly publicCount: string;
}

const asPerson =
  (where: Whereabouts) =>
  ({ role, agencyId, capacity, deputyFor, fromItemId, untilItemId }: Present, place: number): Person => ({
    key: `${where}-${place}-${role}-${agencyId ?? ''}`,
    role,
    agencyId: agencyId ?? '',
    capacity,
    deputyFor: deputyFor ?? '',
    where,
    fromItemId: fromItemId ?? '',
    untilItemId: untilItemId ?? '',
  });

export const listOf = ({ present, apologies, absent, publicCount }: Attendance): AttendanceList => ({
  people: inOrder([
    ...present.map(asPerson('present')),
    ...apologies.map(asPerson('apologies')),
    ...absent.map(asPerson('absent')),
  ]),
  publicCount: String(publicCount),
});

const order: Readonly<Record<Capacity, number>> = { BOARD: 0, MEMBER: 1, OFFICER: 2, OBSERVER: 3, OTHER: 4 };

/** Board first, then members, officers, observers and others; within these as they were put down. */
export const inOrder = (people: readonly Person[]): readonly Person[] =>
  [...people].sort((one, other) => order[one.capacity] - order[other.capacity]);

const samePerson = (one: Person, other: Person): boolean => one.role === other.role && one.agencyId === other.agencyId;

/** Those on an earlier meeting's list who aren't on this one yet; nobody knows yet whether they are here. */
export const joinedBy = (list: AttendanceList, before: Attendance): AttendanceList => {
  const known = listOf(before).people.map((person) => ({
    ...person,
    key: `before-${person.key}`,
    deputyFor: '',
    where: '' as const,
    fromItemId: '',
    untilItemId: '',
  }));
  const fresh = known.filter((person) => !list.people.some((one) => samePerson(one, person)));
  return { ...list, people: inOrder([...list.people, ...fresh]) };
};

/** The latest meeting before a day whose attendance was recorded. */
export const lastRecorded = (meetings: readonly GroupMeeting[], date: string): GroupMeeting | undefined =>
  meetings.find((meeting) => meeting.date < date && meeting.attendance.recorded);

/** A quorum counts different agencies of the board among those present who stay. */
export const boardAgenciesPresent = (people: readonly Person[]): number =>
  new Set(
    people
      .filter(
        ({ where, capacity, agencyId, untilItemId }) =>
          where === 'present' && capacity === 'BOARD' && agencyId && !untilItemId,
      )
      .map(({ agencyId }) => agencyId),
  ).size;

const asInput = ({ role, agencyId, capacity, deputyFor }: Person) => ({
  role: role.trim(),
  agencyId: agencyId || null,
  capacity,
  deputyFor: deputyFor.trim() || null,
});

const asStay = (person: Person) => ({
  ...asInput(person),
  fromItemId: person.fromItemId || null,
  untilItemId: person.untilItemId || null,
});

/** As the graph takes it. Of whom nobody has said anything stands in no list. */
export const attendanceInput = ({ people, publicCount }: AttendanceList) => ({
  present: people.filter(({ where }) => where === 'present').map(asStay),
  apologies: people.filter(({ where }) => where === 'apologies').map(asInput),
  absent: people.filter(({ where }) => where === 'absent').map(asInput),
  publicCount: Number(publicCount.trim() || 0),
});
