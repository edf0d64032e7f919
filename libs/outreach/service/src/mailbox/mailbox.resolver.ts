import { mailbox, type MailboxCommand } from '@csp/outreach-domain';
import {
  refusal,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Here,
  type Resolvers,
} from '@csp/platform-runtime';
import { told } from '../digest/told.view.ts';
import { agencies, partaking } from '../partnership/agencies.view.ts';
import { mailboxes } from './mailboxes.view.ts';

type Input = ActOptions & { readonly agencyId: string };

const shown = async (here: Here, agencyId: string) => {
  const row = await here.rows(mailboxes).get(agencyId);
  const { lastSentOn = null, givenUpOn = null } = (await here.rows(told).get(agencyId)) ?? {};
  return { agencyId, address: row?.address ?? null, setOn: row?.setOn ?? null, lastSentOn, givenUpOn };
};

/** `sends`: whether a server for outgoing mail was set. */
export const mailboxResolvers =
  (sends: boolean) =>
  (ports: ContextPorts): Resolvers => {
    const change = async (asking: Asking, input: Input, command: (here: Here) => MailboxCommand) => {
      const here = ports.of(asking);
      const acted = await here.act(mailbox, input.agencyId, command(here), input);
      return acted.kind === 'refused' ? refusal(acted.code) : shown(here, input.agencyId);
    };

    return {
      Query: {
        mailboxes: async (_: unknown, __: unknown, asking: Asking) => {
          const here = ports.of(asking);
          const today = here.today();
          const rows = await here.rows(agencies).find();
          const listed = rows.filter(({ until }) => until === null || until >= today);
          listed.sort((one, other) => one.name.localeCompare(other.name, 'en-GB') || (one.id < other.id ? -1 : 1));
          return { sending: sends, nodes: await Promise.all(listed.map(({ id }) => shown(here, id))) };
        },
      },
      Mutation: {
        setMailbox: async (_: unknown, { input }: { input: Input & { address: string } }, asking: Asking) => {
          const { agencyId, address } = input;
          if (!(await partaking(ports.of(asking), agencyId))) return refusal('unknown-agency');
          return change(asking, input, (here) => ({ type: 'SetMailbox', agencyId, address, setOn: here.today() }));
        },
        // Also of an agency that has left.
        removeMailbox: async (_: unknown, { input }: { input: Input }, asking: Asking) => {
          const { agencyId } = input;
          if (!(await ports.of(asking).rows(agencies).get(agencyId))) return refusal('unknown-agency');
          return change(asking, input, (here) => ({ type: 'RemoveMailbox', agencyId, removedOn: here.today() }));
        },
      },
      Mailbox: {
        agency: ({ agencyId }: { agencyId: string }) => ({ __typename: 'Agency', id: agencyId }),
      },
      MailboxResult: {
        __resolveType: (value: { __typename?: string }) => value.__typename ?? 'Mailbox',
      },
    };
  };
