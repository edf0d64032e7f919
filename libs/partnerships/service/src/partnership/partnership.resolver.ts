import { UnknownTenant } from '@csp/kernel';
import type { AgencyClass, PartnershipSettings } from '@csp/partnerships-contract';
import { partnership, type PartnershipCommand } from '@csp/partnerships-domain';
import { refusal, type ActOptions, type Asking, type ContextPorts, type Resolvers } from '@csp/platform-runtime';
import { asStored } from '../constants.ts';
import { groups, inOrder as groupsInOrder } from '../group/groups.view.ts';
import { agencies, agencyOf, inOrder, type AgencyRow } from './agencies.view.ts';
import { partnerships, type SettingsRow } from './partnership.view.ts';

/** In GraphQL, null says as little as leaving out. */
type Given<Input> = { readonly [Name in keyof Input]?: Input[Name] | null };

const changesIn = (given: Given<SettingsRow>): Partial<PartnershipSettings> => ({
  ...(given.noticeWorkingDays != null && { noticeWorkingDays: given.noticeWorkingDays }),
  ...(given.minuteNumbering != null && { minuteNumbering: asStored(given.minuteNumbering) }),
  ...(given.actionReferences != null && { actionReferences: asStored(given.actionReferences) }),
  ...(given.quorumAgencies != null && { quorumAgencies: given.quorumAgencies }),
  ...(given.ragLegend != null && {
    ragLegend: given.ragLegend.map(({ colour, meaning }) => ({ colour, meaning })),
  }),
});

export const partnershipResolvers = (ports: ContextPorts): Resolvers => {
  /** Throws `UnknownTenant` for one that has its place but was never founded. */
  const partnershipOf = async (asking: Asking) => {
    const row = await ports.of(asking).rows(partnerships).get(asking.tenant);
    if (!row) throw new UnknownTenant('There is no such partnership here.');
    return row;
  };
  const act = (asking: Asking, command: PartnershipCommand, options: ActOptions) =>
    ports.of(asking).act(partnership, asking.tenant, command, options);

  return {
    Query: {
      partnership: (_: unknown, __: unknown, asking: Asking) => partnershipOf(asking),
    },
    Mutation: {
      changeSettings: async (_: unknown, { input }: { input: ActOptions & Given<SettingsRow> }, asking: Asking) => {
        const acted = await act(asking, { type: 'ChangeSettings', settings: changesIn(input) }, input);
        return acted.kind === 'refused' ? refusal(acted.code) : partnershipOf(asking);
      },
      listAgency: async (_: unknown, { input }: { input: ActOptions & Listing }, asking: Asking) => {
        const { agencyId, name, from = null } = input;
        const command = {
          type: 'ListAgency',
          agencyId,
          name,
          class: asStored<AgencyClass>(input.class),
          from,
        } as const;
        const acted = await act(asking, command, input);
        return acted.kind === 'refused' ? refusal(acted.code) : agencyOf(ports.of(asking), agencyId);
      },
      endAgencyListing: async (_: unknown, { input }: { input: ActOptions & Ending }, asking: Asking) => {
        const { agencyId, until, succeededBy = null } = input;
        const acted = await act(asking, { type: 'EndAgencyListing', agencyId, until, succeededBy }, input);
        return acted.kind === 'refused' ? refusal(acted.code) : agencyOf(ports.of(asking), agencyId);
      },
    },
    Partnership: {
      agencies: async (_: unknown, __: unknown, asking: Asking) =>
        inOrder(await ports.of(asking).rows(agencies).find()),
      groups: async (_: unknown, __: unknown, asking: Asking) =>
        groupsInOrder(await ports.of(asking).rows(groups).find()),
    },
    Agency: {
      __resolveReference: ({ id }: { id: string }, asking: Asking) => agencyOf(ports.of(asking), id),
      succeededBy: ({ succeededById }: AgencyRow, _: unknown, asking: Asking) =>
        succeededById === null ? null : agencyOf(ports.of(asking), succeededById),
    },
  };
};

interface Listing {
  readonly agencyId: string;
  readonly name: string;
  readonly class: string;
  readonly from?: string | null;
}

interface Ending {
  readonly agencyId: string;
  readonly until: string;
  readonly succeededBy?: string | null;
}
