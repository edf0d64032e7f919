import { attendanceRecord, hasBegun } from '@csp/meetings-domain';
import type { Asking, MakeResolvers } from '@csp/platform-runtime';
import { meetingDays } from '../meeting/meeting-days.view.ts';
import { meetings } from '../meeting/meetings.view.ts';

interface Period {
  readonly from: string;
  readonly to: string;
  readonly groupId?: string | null;
}

/** Sits that are over: the list of one under way may still change with each who comes in. */
const over: ReadonlySet<string> = new Set(['held', 'circulated', 'agreed']);

export const attendanceResolvers: MakeResolvers = (ports) => ({
  Query: {
    attendanceRecord: async (_: unknown, { from, to, groupId }: Period, asking: Asking) => {
      const here = ports.of(asking);
      const days = await here.rows(meetingDays).find({
        ...(groupId != null && { where: { group: groupId } }),
        orderBy: 'day',
        from,
      });
      const held = days.filter(({ date, status }) => date <= to && over.has(status));
      const rows = await Promise.all(held.map(({ id }) => here.rows(meetings).get(id)));
      const recorded = rows.flatMap((row) => (row && hasBegun(row.state) && row.state.attendance) || []);
      return { meetings: recorded.length, agencies: attendanceRecord(recorded) };
    },
  },
});
