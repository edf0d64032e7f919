import { appointmentEvents, type AppointmentEvent } from '@csp/partnerships-contract';
import { view } from '@csp/platform-runtime';
import { inGraph } from '../constants.ts';

export interface AppointmentRow {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly standing: string;
  readonly from: string;
  readonly until: string | null;
}

/** One row per appointment, those that have ended too. */
export const appointments = view<AppointmentRow, AppointmentEvent>()({
  name: 'appointments',
  version: 1,
  source: 'partnerships',
  keys: ({ event }) => (event.type in appointmentEvents ? [event.data.appointmentId] : []),
  fold: (row, { event }) => {
    if (event.type === 'RepresentativeAppointed.v1') {
      const { appointmentId: id, standing, ...facts } = event.data;
      return { id, ...facts, standing: inGraph(standing) };
    }
    return row && event.type === 'AppointmentEnded.v1' ? { ...row, until: event.data.on } : row;
  },
  indexes: { from: (row) => row.from },
});
