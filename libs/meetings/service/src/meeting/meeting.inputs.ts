import type { Capacity, Purpose } from '@csp/meetings-contract';
import type { ListedAgency, MeetingCommand, RoleOfAgency, SomeoneForAWhile, SomeoneThere } from '@csp/meetings-domain';
import type { ActOptions, Here } from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { listedAgencies } from '../partnership/agencies.view.ts';

/** What every change of a meeting names. */
export interface OfMeeting extends ActOptions {
  readonly meetingId: string;
}

export interface LeadInput {
  readonly role: string;
  readonly agencyId?: string | null;
}

export interface SomeoneInput extends LeadInput {
  readonly capacity: string;
  readonly deputyFor?: string | null;
}

export interface StayInput extends SomeoneInput {
  readonly fromItemId?: string | null;
  readonly untilItemId?: string | null;
}

export interface ItemInput {
  readonly title?: string | null;
  readonly purpose?: string | null;
  readonly leads?: readonly LeadInput[] | null;
  readonly minutesAllotted?: number | null;
  readonly restrictedBecause?: string | null;
}

type Agencies = ReadonlyMap<string, ListedAgency>;

const roleOf = ({ role, agencyId }: LeadInput, agencies: Agencies): RoleOfAgency => ({
  role,
  agency: agencyId == null ? null : agencies.get(agencyId)!,
});

/** The roles with their agencies as this partnership lists them. */
export const rolesOf = async (here: Here, inputs: readonly LeadInput[]): Promise<readonly RoleOfAgency[]> => {
  const agencies = await listedAgencies(
    here,
    inputs.map(({ agencyId }) => agencyId),
  );
  return inputs.map((input) => roleOf(input, agencies));
};

export const peopleOf = async (here: Here, inputs: readonly SomeoneInput[]): Promise<readonly SomeoneThere[]> => {
  const roles = await rolesOf(here, inputs);
  return inputs.map(({ capacity, deputyFor = null }, index) => ({
    ...roles[index]!,
    capacity: asStored<Capacity>(capacity),
    deputyFor,
  }));
};

/** Those present, with the items between which they were there. */
export const stayingOf = async (here: Here, inputs: readonly StayInput[]): Promise<readonly SomeoneForAWhile[]> =>
  (await peopleOf(here, inputs)).map((someone, index) => ({
    ...someone,
    fromItemId: inputs[index]?.fromItemId ?? null,
    untilItemId: inputs[index]?.untilItemId ?? null,
  }));

type ItemChanges = Extract<MeetingCommand, { type: 'ChangeAgendaItem' }>['changes'];

/** An item of which nothing was given. */
export const nothingGiven = { title: '', purpose: null, leads: [], minutesAllotted: null, restrictedBecause: null };

/** What was given of an item: left out stays out, null empties. */
export const itemChanges = async (here: Here, input: ItemInput): Promise<ItemChanges> => {
  const { title, purpose, leads, minutesAllotted, restrictedBecause } = input;
  return {
    ...(title !== undefined && { title: title ?? '' }),
    ...(purpose !== undefined && { purpose: purpose === null ? null : asStored<Purpose>(purpose) }),
    ...(leads !== undefined && { leads: await rolesOf(here, leads ?? []) }),
    ...(minutesAllotted !== undefined && { minutesAllotted }),
    ...(restrictedBecause !== undefined && { restrictedBecause }),
  };
};
