import type { Standing } from '@csp/partnerships-contract';
import { appointment } from '@csp/partnerships-domain';
import {
  refusal,
  type Acted,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Resolvers,
} from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { agencies, agencyOf } from '../partnership/agencies.view.ts';
import { appointments, type AppointmentRow } from './appointments.view.ts';

interface Appoint {
  readonly personId?: string | null;
  readonly agencyId: string;
  readonly role: string;
  readonly standing: string;
  readonly from: string;
  readonly until?: string | null;
}

interface End {
  readonly appointmentId: string;
  readonly on: string;
}

export const appointmentResolvers = (ports: ContextPorts): Resolvers => {
  const answer = async (acted: Acted, id: string, asking: Asking) =>
    acted.kind === 'refused' ? refusal(acted.code) : ports.of(asking).rows(appointments).get(id);

  return {
    Query: {
      appointments: (_: unknown, __: unknown, asking: Asking) =>
        ports.of(asking).rows(appointments).find({ orderBy: 'from', descending: true }),
    },
    Mutation: {
      appointRepresentative: async (_: unknown, { input }: { input: ActOptions & Appoint }, asking: Asking) => {
        const here = ports.of(asking);
        const appointmentId = here.newId(input.commandId);
        const personId = input.personId ?? here.newId(input.commandId);
        const { agencyId, role, from, until = null } = input;
        const listing = await here.rows(agencies).get(agencyId);
        const acted = await here.act(
          appointment,
          appointmentId,
          {
            type: 'AppointRepresentative',
            appointmentId,
            personId,
            agencyId,
            agencyListed: listing !== undefined && listing.listedUntil === null,
            role,
            standing: asStored<Standing>(input.standing),
            from,
            until,
          },
          input,
        );
        return answer(acted, appointmentId, asking);
      },
      endAppointment: async (_: unknown, { input }: { input: ActOptions & End }, asking: Asking) => {
        const { appointmentId, on } = input;
        const acted = await ports.of(asking).act(appointment, appointmentId, { type: 'EndAppointment', on }, input);
        return answer(acted, appointmentId, asking);
      },
    },
    Appointment: {
      agency: ({ agencyId }: AppointmentRow, _: unknown, asking: Asking) => agencyOf(ports.of(asking), agencyId),
    },
  };
};
