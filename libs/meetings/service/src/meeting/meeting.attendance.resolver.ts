import type { InterestConduct, InterestKind } from '@csp/meetings-contract';
import type { MeetingCommand } from '@csp/meetings-domain';
import type { Here } from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { peopleOf, stayingOf, type OfMeeting, type SomeoneInput, type StayInput } from './meeting.inputs.ts';

interface Attendance extends OfMeeting {
  readonly present: readonly StayInput[];
  readonly apologies: readonly SomeoneInput[];
  readonly absent?: readonly SomeoneInput[] | null;
  readonly publicCount: number;
}

interface Declared extends OfMeeting {
  readonly itemId: string;
  readonly role: string;
  readonly agencyId?: string | null;
  readonly kind: string;
  readonly nature: string;
  readonly conduct: string;
}

/** Who came, and with which interests. */
export const attendanceChanges = {
  recordAttendance: async (
    here: Here,
    { present, apologies, absent, publicCount }: Attendance,
  ): Promise<MeetingCommand> => ({
    type: 'RecordAttendance',
    present: await stayingOf(here, present),
    apologies: await peopleOf(here, apologies),
    absent: await peopleOf(here, absent ?? []),
    publicCount,
  }),
  declareInterest: (
    here: Here,
    { commandId, itemId, role, agencyId, kind, nature, conduct }: Declared,
  ): MeetingCommand => ({
    type: 'DeclareInterest',
    declarationId: here.newId(commandId),
    itemId,
    role,
    agencyId: agencyId ?? null,
    kind: asStored<InterestKind>(kind),
    nature,
    conduct: asStored<InterestConduct>(conduct),
  }),
  withdrawDeclaration: (
    _: Here,
    { declarationId }: OfMeeting & { readonly declarationId: string },
  ): MeetingCommand => ({
    type: 'WithdrawDeclaration',
    declarationId,
  }),
};
