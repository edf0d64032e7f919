import { refuse, type Decider, type Decision, type LocalDate } from '@csp/kernel';
import type { MailboxEvent } from '@csp/outreach-contract';

export interface Mailbox {
  /** Null: there is none, or none any more. */
  readonly address: string | null;
}

export type MailboxCommand =
  | { readonly type: 'SetMailbox'; readonly agencyId: string; readonly address: string; readonly setOn: LocalDate }
  | { readonly type: 'RemoveMailbox'; readonly agencyId: string; readonly removedOn: LocalDate };

export type MailboxRefusal = 'not-an-address';

/** RFC 5321, 4.5.3.1.3. */
const longestAddress = 254;
/** What the HTML standard takes for an e-mail address, with at least one dot in the domain; no quotes, comments or other scripts. */
const addressForm =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;

const decide = (command: MailboxCommand, state: Mailbox): Decision<MailboxEvent, MailboxRefusal> => {
  const { agencyId } = command;
  if (command.type === 'RemoveMailbox') {
    if (state.address === null) return [];
    return [{ type: 'MailboxRemoved.v1', data: { agencyId, removedOn: command.removedOn } }];
  }
  const address = command.address.trim();
  if (address.length > longestAddress || !addressForm.test(address)) return refuse('not-an-address');
  if (address === state.address) return [];
  return [{ type: 'MailboxSet.v1', data: { agencyId, address, setOn: command.setOn } }];
};

/** Where an agency wants to be written to about its action points. Changed or removed, it takes the links sent there with it. */
export const mailbox: Decider<MailboxCommand, Mailbox, MailboxEvent, MailboxRefusal> = {
  category: 'mailbox',
  initial: { address: null },
  decide,
  evolve: (_, event) => ({ address: event.type === 'MailboxSet.v1' ? event.data.address : null }),
};
