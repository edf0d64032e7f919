import type { MockMeeting } from './shapes.ts';

/** As many as were present; the rest of the counting is the product's. */
export const recordOf = (meetings: readonly MockMeeting[]) => {
  const present = meetings.flatMap(({ attendance }) => attendance.present);
  const agencies = new Map(
    present.flatMap(({ agencyId, agencyName }) => (agencyId ? [[agencyId, agencyName] as const] : [])),
  );
  return {
    meetings: meetings.filter(({ attendance }) => attendance.recorded).length,
    agencies: [...agencies].map(([agencyId, agencyName]) => ({
      agencyId,
      agencyName,
      board: true,
      present: present.filter((one) => one.agencyId === agencyId).length,
      byDeputy: 0,
      apologies: 0,
      absent: 0,
      notMentioned: 0,
    })),
  };
};
