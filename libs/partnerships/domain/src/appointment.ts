import {
  isLocalDate,
  refuse,
  unreachable,
  type Decider,
  type Decision,
  type LocalDate,
  type TextFault,
} from '@csp/kernel';
import type { AppointmentEvent, Standing } from '@csp/partnerships-contract';
import { faultOf, isId, nameLength } from './texts.ts';

interface Post {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly standing: Standing;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** A person's acting for an agency. The person is an id; names are elsewhere. */
export type Appointment =
  | { readonly status: 'none' }
  | ({ readonly status: 'running' } & Post)
  | ({ readonly status: 'ended'; readonly endedOn: LocalDate } & Post);

export type AppointmentCommand =
  | {
      readonly type: 'AppointRepresentative';
      readonly appointmentId: string;
      readonly personId: string;
      readonly agencyId: string;
      /** Whether the agency is listed in this partnership now. */
      readonly agencyListed: boolean;
      readonly role: string;
      readonly standing: Standing;
      readonly from: LocalDate;
      readonly until: LocalDate | null;
    }
  | { readonly type: 'EndAppointment'; readonly on: LocalDate };

type Command<Type extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: Type }>;
type Appointed = Exclude<Appointment, { status: 'none' }>;

export type AppointmentRefusal =
  | TextFault
  | 'unknown-appointment'
  | 'already-appointed'
  | 'already-ended'
  | 'not-listed'
  | 'bad-id'
  | 'no-such-date'
  | 'out-of-order';

type Outcome = Decision<AppointmentEvent, AppointmentRefusal>;

const appoint = (command: Command<'AppointRepresentative'>, state: Appointment): Outcome => {
  const { type: _, agencyListed, ...given } = command;
  const post = { ...given, role: given.role.trim() };
  if (state.status !== 'none')
    return state.status === 'running' && samePost(state, post) ? [] : refuse('already-appointed');
  if (!isId(post.personId)) return refuse('bad-id');
  if (!agencyListed) return refuse('not-listed');
  const fault = faultOf([post.role, nameLength]);
  if (fault) return refuse(fault);
  if (!isLocalDate(post.from) || (post.until !== null && !isLocalDate(post.until))) return refuse('no-such-date');
  if (post.until !== null && post.until < post.from) return refuse('out-of-order');
  return [{ type: 'RepresentativeAppointed.v1', data: post }];
};

const samePost = (a: Post, b: Omit<Post, 'id'>): boolean =>
  a.personId === b.personId &&
  a.agencyId === b.agencyId &&
  a.role === b.role &&
  a.standing === b.standing &&
  a.from === b.from &&
  a.until === b.until;

const end = ({ on }: Command<'EndAppointment'>, state: Appointed): Outcome => {
  if (state.status === 'ended') return state.endedOn === on ? [] : refuse('already-ended');
  if (!isLocalDate(on)) return refuse('no-such-date');
  // A fixed term can be cut short, not drawn out: a longer one is a new appointment.
  if (on < state.from || (state.until !== null && on > state.until)) return refuse('out-of-order');
  return [{ type: 'AppointmentEnded.v1', data: { appointmentId: state.id, on } }];
};

const decide = (command: AppointmentCommand, state: Appointment): Outcome => {
  switch (command.type) {
    case 'AppointRepresentative':
      return appoint(command, state);
    case 'EndAppointment':
      return state.status === 'none' ? refuse('unknown-appointment') : end(command, state);
    default:
      return unreachable(command);
  }
};

const evolve = (state: Appointment, event: AppointmentEvent): Appointment => {
  switch (event.type) {
    case 'RepresentativeAppointed.v1': {
      const { appointmentId: id, ...post } = event.data;
      return { status: 'running', id, ...post };
    }
    case 'AppointmentEnded.v1':
      return state.status === 'none' ? state : { ...state, status: 'ended', endedOn: event.data.on };
    default:
      return unreachable(event);
  }
};

/** A person acting for an agency, in a role, for a term. */
export const appointment: Decider<AppointmentCommand, Appointment, AppointmentEvent, AppointmentRefusal> = {
  category: 'appointment',
  initial: { status: 'none' },
  decide,
  evolve,
};
