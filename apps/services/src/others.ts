import { actionPlanPublished, actionPlanUpcasts } from '@csp/action-plan-contract';
import { meetingsPublished, meetingsUpcasts } from '@csp/meetings-contract';
import { outreachPublished, outreachUpcasts } from '@csp/outreach-contract';
import { partnershipsPublished, partnershipsUpcasts } from '@csp/partnerships-contract';
import type { Others } from '@csp/platform-distributed';
import type { Context } from '@csp/platform-runtime';

/** The contexts that publish anything, as their contracts tell of them: a service has no other's code. */
const publishing = [
  { name: 'partnerships', published: partnershipsPublished, upcasts: partnershipsUpcasts },
  { name: 'meetings', published: meetingsPublished, upcasts: meetingsUpcasts },
  { name: 'action-plan', published: actionPlanPublished, upcasts: actionPlanUpcasts },
  { name: 'outreach', published: outreachPublished, upcasts: outreachUpcasts },
];

/** Where every partnership begins: read by all. */
const founding = 'partnerships';

/** What a context's views and policies read of other services. */
export const othersOf = ({ name, views, policies }: Context): Others => {
  const read = new Set([founding, ...[...views, ...policies].map(({ source }) => source)]);
  return {
    sources: publishing.filter((one) => one.name !== name && read.has(one.name)),
    founds: ({ context, commit }) =>
      context === founding && commit.events.some(({ type }) => type.startsWith('PartnershipFounded.')),
  };
};
