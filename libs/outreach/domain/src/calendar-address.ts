import type { Decider, Decision, LocalDate } from '@csp/kernel';
import type { CalendarAddressEvent } from '@csp/outreach-contract';

export interface CalendarAddress {
  /** Null: there is none, or none any more. */
  readonly hash: string | null;
}

export type CalendarAddressCommand =
  | {
      readonly type: 'MakeCalendarAddress';
      readonly personId: string;
      /** SHA-256 of the secret, hexadecimal. */
      readonly hash: string;
      readonly madeOn: LocalDate;
    }
  | { readonly type: 'RevokeCalendarAddress'; readonly personId: string; readonly revokedOn: LocalDate };

export type CalendarAddressRefusal = 'secret-used';

const decide = (
  command: CalendarAddressCommand,
  state: CalendarAddress,
): Decision<CalendarAddressEvent, CalendarAddressRefusal> => {
  const { personId } = command;
  if (command.type === 'RevokeCalendarAddress') {
    if (state.hash === null) return [];
    return [{ type: 'CalendarAddressRevoked.v1', data: { personId, revokedOn: command.revokedOn } }];
  }
  const { hash, madeOn } = command;
  if (hash === state.hash) return [];
  return [{ type: 'CalendarAddressMade.v1', data: { personId, hash, madeOn } }];
};

/** The secret address of one person's calendar: at most one at a time, and a new one ends the one before. */
export const calendarAddress: Decider<
  CalendarAddressCommand,
  CalendarAddress,
  CalendarAddressEvent,
  CalendarAddressRefusal
> = {
  category: 'calendar-address',
  initial: { hash: null },
  decide,
  evolve: (_, event) => ({ hash: event.type === 'CalendarAddressMade.v1' ? event.data.hash : null }),
  // Nobody comes to somebody else's address, and none that was ended comes back.
  claim: {
    of: (event) => (event.type === 'CalendarAddressMade.v1' ? `calendar ${event.data.hash}` : undefined),
    taken: 'secret-used',
  },
};
