import { outreachPublished, outreachUpcasts } from '@csp/outreach-contract';
import { together, withRole, type Context } from '@csp/platform-runtime';
import { digests } from './digest/digests.view.ts';
import { told } from './digest/told.view.ts';
import linkSdl from './link/link.graphql';
import { linkResolvers } from './link/link.resolver.ts';
import { links } from './link/links.view.ts';
import mailboxSdl from './mailbox/mailbox.graphql';
import { mailboxResolvers } from './mailbox/mailbox.resolver.ts';
import { mailboxes } from './mailbox/mailboxes.view.ts';
import { agencies } from './partnership/agencies.view.ts';
import { partnership } from './partnership/partnership.view.ts';
import { points } from './points.view.ts';
import { refusals } from './refusals.ts';

const supportOfficer = withRole('support-officer');

export interface Outgoing {
  /** Whether this installation has a server for outgoing mail. */
  readonly sends: boolean;
}

/** Reaches those who never sign in: by e-mail about their agency's action points, with a link to answer each. */
export const outreachContextWith = ({ sends }: Outgoing): Context => ({
  name: 'outreach',
  published: outreachPublished,
  upcasts: outreachUpcasts,
  views: [mailboxes, digests, told, links, points, agencies, partnership],
  policies: [],
  subgraph: {
    typeDefs: `${mailboxSdl}\n${linkSdl}`,
    resolvers: together(mailboxResolvers(sends), linkResolvers),
    access: {
      'Query.mailboxes': supportOfficer,
      'Mutation.setMailbox': supportOfficer,
      'Mutation.removeMailbox': supportOfficer,
      // Who has the link may: 256 random bits, once, for a few days.
      'Query.answerLink': 'anyone',
      'Mutation.answerByLink': 'anyone',
    },
    refusals,
  },
});

/** As it is where nothing is sent. */
export const outreachContext = outreachContextWith({ sends: false });
