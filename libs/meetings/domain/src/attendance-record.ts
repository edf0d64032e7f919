import type { Participant } from '@csp/meetings-contract';
import type { RecordedAttendance } from './meeting.state.ts';

/** How one agency came to some meetings. Each meeting is counted once: who was there counts before who sent apologies. */
export interface AgencyAttendance {
  readonly agencyId: string;
  /** As the last of those meetings wrote it. */
  readonly agencyName: string;
  /** Whether somebody of it was on the board's list at one of them. */
  readonly board: boolean;
  readonly present: number;
  /** Of those, how often by somebody standing in for another alone. */
  readonly byDeputy: number;
  readonly apologies: number;
  readonly absent: number;
  /** Not on any list. */
  readonly notMentioned: number;
}

type Came = 'present' | 'byDeputy' | 'apologies' | 'absent';

/** The agencies that any of these meetings, in their order, has on a list; by name. */
export const attendanceRecord = (meetings: readonly RecordedAttendance[]): readonly AgencyAttendance[] => {
  const records = new Map<string, AgencyAttendance>();
  for (const meeting of meetings) {
    for (const [agencyId, of] of byAgency(meeting)) {
      const before = records.get(agencyId) ?? none(agencyId);
      const count = (...came: readonly Came[]) => Number(came.includes(of.came));
      records.set(agencyId, {
        agencyId,
        agencyName: of.agencyName,
        board: before.board || of.board,
        present: before.present + count('present', 'byDeputy'),
        byDeputy: before.byDeputy + count('byDeputy'),
        apologies: before.apologies + count('apologies'),
        absent: before.absent + count('absent'),
        notMentioned: 0,
      });
    }
  }
  return [...records.values()]
    .map((one) => ({ ...one, notMentioned: meetings.length - one.present - one.apologies - one.absent }))
    .sort((one, other) => one.agencyName.localeCompare(other.agencyName, 'en-GB'));
};

const none = (agencyId: string): AgencyAttendance => ({
  agencyId,
  agencyName: '',
  board: false,
  present: 0,
  byDeputy: 0,
  apologies: 0,
  absent: 0,
  notMentioned: 0,
});

interface Mention {
  readonly agencyName: string;
  readonly board: boolean;
  readonly came: Came;
}

/** In this order the first that is said of an agency is what counts. */
const order: readonly Came[] = ['present', 'byDeputy', 'apologies', 'absent'];

const byAgency = ({ present, apologies, absent }: RecordedAttendance): ReadonlyMap<string, Mention> => {
  const found = new Map<string, Mention>();
  const mention = (came: Came, { agencyId, agencyName, capacity }: Participant): void => {
    if (agencyId === null) return;
    const known = found.get(agencyId);
    const first = known && order.indexOf(known.came) <= order.indexOf(came) ? known.came : came;
    const board = capacity === 'board' || (known?.board ?? false);
    found.set(agencyId, { agencyName: agencyName ?? agencyId, board, came: first });
  };
  for (const one of present) mention(one.deputyFor === null ? 'present' : 'byDeputy', one);
  for (const one of apologies) mention('apologies', one);
  for (const one of absent) mention('absent', one);
  return found;
};
