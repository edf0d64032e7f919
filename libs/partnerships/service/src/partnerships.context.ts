import { partnershipsPublished, partnershipsUpcasts } from '@csp/partnerships-contract';
import type { Context, ContextPorts, Resolvers, Rule } from '@csp/platform-runtime';
import { appointmentResolvers } from './appointment/appointment.resolver.ts';
import { appointments } from './appointment/appointments.view.ts';
import { groupResolvers } from './group/group.resolver.ts';
import { groups } from './group/groups.view.ts';
import { agencies } from './partnership/agencies.view.ts';
import { partnershipResolvers } from './partnership/partnership.resolver.ts';
import { partnerships } from './partnership/partnership.view.ts';
import typeDefs from './partnerships.graphql';
import { doToGroupsWhatWasDecided } from './policies/do-to-groups-what-was-decided.policy.ts';
import { refusals } from './refusals.ts';

const supportOfficer: Rule = (grants) => grants.some(({ role }) => role === 'support-officer');
const supportOfficerOrMember: Rule = (grants) =>
  grants.some(({ role }) => role === 'support-officer' || role === 'member');

const resolvers = (ports: ContextPorts): Resolvers => {
  const parts = [partnershipResolvers(ports), groupResolvers(ports), appointmentResolvers(ports)];
  return {
    ...Object.assign({}, ...parts),
    Query: Object.assign({}, ...parts.map(({ Query }) => Query)),
    Mutation: Object.assign({}, ...parts.map(({ Mutation }) => Mutation)),
  };
};

/** The tenants: their names and habits, the agencies that belong to them, the groups that meet, who acts for whom. */
export const partnershipsContext: Context = {
  name: 'partnerships',
  published: partnershipsPublished,
  upcasts: partnershipsUpcasts,
  views: [partnerships, agencies, groups, appointments],
  policies: [doToGroupsWhatWasDecided],
  subgraph: {
    typeDefs,
    resolvers,
    access: {
      // Its name, agencies and groups stand in every published paper, and public pages show them.
      'Query.partnership': 'anyone',
      'Agency.__resolveReference': 'anyone',
      'Group.__resolveReference': 'anyone',
      'Query.appointments': supportOfficerOrMember,
      'Mutation.changeSettings': supportOfficer,
      'Mutation.listAgency': supportOfficer,
      'Mutation.endAgencyListing': supportOfficer,
      'Mutation.setUpGroup': supportOfficer,
      'Mutation.renameGroup': supportOfficer,
      'Mutation.disbandGroup': supportOfficer,
      'Mutation.adoptTermsOfReference': supportOfficer,
      'Mutation.appointRepresentative': supportOfficer,
      'Mutation.endAppointment': supportOfficer,
    },
    refusals,
  },
};
