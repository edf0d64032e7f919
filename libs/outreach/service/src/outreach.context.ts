import { outreachPublished, outreachUpcasts } from '@csp/outreach-contract';
import { together, withRole, type Context, type Rule } from '@csp/platform-runtime';
import { calendarAddresses } from './calendar/calendar-addresses.view.ts';
import calendarSdl from './calendar/calendar.graphql';
import { calendarResolvers } from './calendar/calendar.resolver.ts';
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
/** Machines ask the graph. */
const person: Rule = (grants, { kind }) => kind === 'person' && grants.length > 0;

export interface Outgoing {
  /** Whether this installation has a server for outgoing mail. */
  readonly sends: boolean;
}

/**
 * Reaches people where they are: by e-mail about their agency's action points, with a link to answer each without signing in, and in
 * their calendars, by a secret address.
 */
export const outreachContextWith = ({ sends }: Outgoing): Context => ({
  name: 'outreach',
  published: outreachPublished,
  upcasts: outreachUpcasts,
  views: [mailboxes, digests, told, links, points, agencies, partnership, calendarAddresses],
  policies: [],
  subgraph: {
    typeDefs: `${mailboxSdl}\n${linkSdl}\n${calendarSdl}`,
    resolvers: together(mailboxResolvers(sends), linkResolvers, calendarResolvers),
    access: {
      'Query.mailboxes': supportOfficer,
      'Mutation.setMailbox': supportOfficer,
      'Mutation.removeMailbox': supportOfficer,
      // Who has the link may: 256 random bits, once, for a few days.
      'Query.answerLink': 'anyone',
      'Mutation.answerByLink': 'anyone',
      'Query.calendarAddress': person,
      'Mutation.makeCalendarAddress': person,
      'Mutation.revokeCalendarAddress': person,
      // Who has the secret may: it tells the id of an account, and nothing can be done with that.
      'Query.calendarHolder': 'anyone',
    },
    refusals,
  },
});

/** As it is where nothing is sent. */
export const outreachContext = outreachContextWith({ sends: false });
