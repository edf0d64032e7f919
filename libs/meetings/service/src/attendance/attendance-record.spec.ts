import { describe, expect, it } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { askingAs } from '../testing/memory.ts';

const query = `query ($from: LocalDate!, $to: LocalDate!, $groupId: ID) {
  attendanceRecord(from: $from, to: $to, groupId: $groupId) {
    meetings agencies { agencyId agencyName board present byDeputy apologies absent notMentioned } } }`;

const asked = async (desk: Desk, variables: object) =>
  (await desk.query(query, askingAs('member'), variables))['attendanceRecord'];

const year = { from: '2020-04-01', to: '2021-03-31' };

describe('the attendance record', () => {
  it('counts meetings that are over, of the days that were asked for', async () => {
    const desk = new Desk();
    const close = async (date: string) => {
      const { id } = await desk.open(date);
      await desk.change('closeMeeting', { meetingId: id, closedAt: '11:30' });
      return id;
    };
    for (const date of ['2020-03-31', '2020-04-01', '2021-03-31', '2021-04-01']) await close(date);
    await desk.open('2020-10-06');
    expect(await asked(desk, year)).toEqual({
      meetings: 2,
      agencies: [
        {
          agencyId: 'police',
          agencyName: 'Cambridgeshire Constabulary',
          board: true,
          present: 2,
          byDeputy: 0,
          apologies: 0,
          absent: 0,
          notMentioned: 0,
        },
      ],
    });
    expect(await asked(desk, { ...year, groupId: 'board' })).toMatchObject({ meetings: 2 });
    expect(await asked(desk, { ...year, groupId: 'other' })).toEqual({ meetings: 0, agencies: [] });
  });
});
