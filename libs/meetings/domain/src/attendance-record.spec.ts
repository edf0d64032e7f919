import type { Participant } from '@csp/meetings-contract';
import { describe, expect, it } from 'vitest';
import { attendanceRecord } from './attendance-record.ts';
import type { RecordedAttendance } from './meeting.state.ts';

const from = (agencyId: string | null, part: Partial<Participant> = {}): Participant => ({
  role: 'Officer',
  agencyId,
  agencyName: agencyId && `The ${agencyId}`,
  capacity: 'board',
  deputyFor: null,
  ...part,
});
const meeting = (part: {
  readonly present?: readonly Participant[];
  readonly apologies?: readonly Participant[];
  readonly absent?: readonly Participant[];
}): RecordedAttendance => ({
  present: (part.present ?? []).map((one) => ({ ...one, fromItemId: null, untilItemId: null })),
  apologies: part.apologies ?? [],
  absent: part.absent ?? [],
  publicCount: 0,
});

describe('an attendance record', () => {
  it('counts each meeting once for each agency, and those that say nothing of it', () => {
    const record = attendanceRecord([
      meeting({ present: [from('police'), from('police')], apologies: [from('fire')] }),
      meeting({ present: [from('police')], absent: [from('fire')] }),
      meeting({ apologies: [from('police')] }),
    ]);
    expect(record).toMatchObject([
      { agencyId: 'fire', present: 0, apologies: 1, absent: 1, notMentioned: 1 },
      { agencyId: 'police', agencyName: 'The police', present: 2, apologies: 1, absent: 0, notMentioned: 0 },
    ]);
  });

  it('counts an agency as present that one was there of, whoever else sent apologies', () => {
    const both = meeting({
      present: [from('council', { capacity: 'member' })],
      apologies: [from('council')],
      absent: [from('council')],
    });
    expect(attendanceRecord([both])).toMatchObject([
      { agencyId: 'council', board: true, present: 1, byDeputy: 0, apologies: 0, absent: 0 },
    ]);
  });

  it('tells those who only sent a deputy from those who came', () => {
    const deputy = from('nhs', { deputyFor: 'Director' });
    const record = attendanceRecord([
      meeting({ present: [deputy] }),
      meeting({ present: [deputy, from('nhs')] }),
      meeting({ present: [from('nhs'), deputy] }),
    ]);
    expect(record).toMatchObject([{ present: 3, byDeputy: 1 }]);
  });

  it('has nobody who belongs to no agency, and nobody where there was no meeting', () => {
    expect(attendanceRecord([meeting({ present: [from(null)] })])).toEqual([]);
    expect(attendanceRecord([])).toEqual([]);
  });

  it('names an agency as the last meeting did, in the order of names', () => {
    const record = attendanceRecord([
      meeting({ present: [from('b', { agencyName: 'Zebra' }), from('a', { agencyName: 'Middle' })] }),
      meeting({ present: [from('b', { agencyName: 'Ant' })] }),
    ]);
    expect(record.map(({ agencyName }) => agencyName)).toEqual(['Ant', 'Middle']);
  });
});
