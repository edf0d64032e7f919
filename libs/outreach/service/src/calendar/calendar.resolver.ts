import { calendarAddress, type CalendarAddressCommand } from '@csp/outreach-domain';
import { refusal, type ActOptions, type Asking, type ContextPorts, type Resolvers } from '@csp/platform-runtime';
import { hashOf, isSecret, looksRandom } from '../link/secret.ts';
import { calendarAddresses } from './calendar-addresses.view.ts';

type Input<More = unknown> = { readonly input: ActOptions & More };

/** Everybody has an address of their own only: nobody is named in what is sent. */
export const calendarResolvers = (ports: ContextPorts): Resolvers => {
  const shown = async (asking: Asking) => {
    const row = await ports.of(asking).rows(calendarAddresses).get(asking.principal.id);
    return { madeOn: row?.madeOn ?? null, hash: row?.hash ?? null, path: null };
  };
  const change = (asking: Asking, options: ActOptions, command: CalendarAddressCommand) =>
    ports.of(asking).act(calendarAddress, asking.principal.id, command, options);

  return {
    Query: {
      calendarAddress: (_: unknown, __: unknown, asking: Asking) => shown(asking),
      calendarHolder: async (_: unknown, { secret }: { secret: string }, asking: Asking) => {
        if (!isSecret(secret)) return null;
        const where = { hash: await hashOf(secret) };
        const [row] = await ports.of(asking).rows(calendarAddresses).find({ where });
        return row?.personId ?? null;
      },
    },
    Mutation: {
      makeCalendarAddress: async (_: unknown, { input }: Input<{ secret: string }>, asking: Asking) => {
        const { secret, ...options } = input;
        if (!looksRandom(secret)) return refusal('bad-secret');
        const [personId, madeOn, hash] = [asking.principal.id, ports.of(asking).today(), await hashOf(secret)];
        const acted = await change(asking, options, { type: 'MakeCalendarAddress', personId, hash, madeOn });
        if (acted.kind === 'refused') return refusal(acted.code);
        const now = await shown(asking);
        // Sent again when another has taken its place, it leads nowhere.
        return now.hash === hash ? { ...now, path: `/t/${asking.tenant}/calendars/${secret}.ics` } : now;
      },
      revokeCalendarAddress: async (_: unknown, { input }: Input, asking: Asking) => {
        const revokedOn = ports.of(asking).today();
        const personId = asking.principal.id;
        const acted = await change(asking, input, { type: 'RevokeCalendarAddress', personId, revokedOn });
        return acted.kind === 'refused' ? refusal(acted.code) : shown(asking);
      },
    },
    CalendarAddressResult: {
      __resolveType: (value: { __typename?: string }) => value.__typename ?? 'CalendarAddress',
    },
  };
};
