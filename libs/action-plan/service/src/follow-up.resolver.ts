import { followUp } from '@csp/action-plan-domain';
import { refusal, type ActOptions, type Asking, type ContextPorts, type Resolvers } from '@csp/platform-runtime';
import { followUpHere, followUpId } from './follow-up.view.ts';

type Change = ActOptions & { readonly silentAfterDays: number };

export const followUpResolvers = (ports: ContextPorts): Resolvers => ({
  Query: {
    followUpSettings: (_: unknown, __: unknown, asking: Asking) => followUpHere(ports.of(asking)),
  },
  Mutation: {
    changeFollowUpSettings: async (_: unknown, { input }: { readonly input: Change }, asking: Asking) => {
      const here = ports.of(asking);
      const { silentAfterDays } = input;
      const command = { type: 'ChangeFollowUpSettings', settings: { silentAfterDays } } as const;
      const acted = await here.act(followUp, followUpId, command, input);
      return acted.kind === 'refused'
        ? refusal(acted.code)
        : { __typename: 'FollowUpSettings', ...(await followUpHere(here)) };
    },
  },
  FollowUpSettingsResult: {
    __resolveType: (value: { __typename: string }) => value.__typename,
  },
});
