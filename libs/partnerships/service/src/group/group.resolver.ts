import { group } from '@csp/partnerships-domain';
import {
  grantsIn,
  refusal,
  type Acted,
  type ActOptions,
  type Asking,
  type ContextPorts,
  type Resolvers,
} from '@csp/platform-runtime';
import { groups, namesBeside, type GroupRow } from './groups.view.ts';

interface SetUp {
  readonly name: string;
  readonly kind: string;
  readonly cadence?: string | null;
  readonly setUpOn?: string | null;
}

interface Rename {
  readonly groupId: string;
  readonly name: string;
  readonly on: string;
}

interface Disband {
  readonly groupId: string;
  readonly on: string;
}

interface Terms {
  readonly groupId: string;
  readonly text: string;
  readonly adoptedOn: string;
  readonly reviewOn?: string | null;
}

/**
 * Terms may have been adopted under a restricted item, which isn't known here: they are for those who read such items, as in meetings.
 * What was decided in public stands in its agreed minutes.
 */
const termsFor = ({ terms }: GroupRow, { principal, tenant }: Asking): GroupRow['terms'] =>
  grantsIn(principal, tenant).some(({ role }) => role !== 'agency-officer') ? terms : [];

export const groupResolvers = (ports: ContextPorts): Resolvers => {
  const answer = async (acted: Acted, id: string, asking: Asking) =>
    acted.kind === 'refused' ? refusal(acted.code) : ports.of(asking).rows(groups).get(id);

  return {
    Mutation: {
      setUpGroup: async (_: unknown, { input }: { input: ActOptions & SetUp }, asking: Asking) => {
        const here = ports.of(asking);
        const groupId = here.newId(input.commandId);
        const { name, kind, cadence = null, setUpOn = null } = input;
        const takenNames = await namesBeside(here, groupId);
        const command = { type: 'SetUpGroup', groupId, name, kind, cadence, setUpOn, takenNames } as const;
        return answer(await here.act(group, groupId, command, input), groupId, asking);
      },
      renameGroup: async (_: unknown, { input }: { input: ActOptions & Rename }, asking: Asking) => {
        const here = ports.of(asking);
        const { groupId, name, on } = input;
        const takenNames = await namesBeside(here, groupId);
        const acted = await here.act(group, groupId, { type: 'RenameGroup', name, on, takenNames }, input);
        return answer(acted, groupId, asking);
      },
      disbandGroup: async (_: unknown, { input }: { input: ActOptions & Disband }, asking: Asking) => {
        const { groupId, on } = input;
        return answer(await ports.of(asking).act(group, groupId, { type: 'DisbandGroup', on }, input), groupId, asking);
      },
      adoptTermsOfReference: async (_: unknown, { input }: { input: ActOptions & Terms }, asking: Asking) => {
        const { groupId, text, adoptedOn, reviewOn = null } = input;
        const command = { type: 'AdoptTermsOfReference', text, adoptedOn, reviewOn, decided: null } as const;
        return answer(await ports.of(asking).act(group, groupId, command, input), groupId, asking);
      },
    },
    Group: {
      termsOfReference: (row: GroupRow, _: unknown, asking: Asking) => termsFor(row, asking).at(-1) ?? null,
      termsVersions: (row: GroupRow, _: unknown, asking: Asking) => [...termsFor(row, asking)].reverse(),
      __resolveReference: ({ id }: { id: string }, asking: Asking) => ports.of(asking).rows(groups).get(id),
    },
  };
};
