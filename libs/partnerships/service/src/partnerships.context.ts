import { partnershipsPublished, partnershipsUpcasts } from '@csp/partnerships-contract';
import { together, withRole, type Context } from '@csp/platform-runtime';
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

const supportOfficer = withRole('support-officer');
const supportOfficerOrMember = withRole('support-officer', 'member');

/** The tenants: their names and habits, the agencies that belong to them, the groups that meet, who acts for whom. */
export const partnershipsContext: Context = {
  name: 'partnerships',
  published: partnershipsPublished,
  upcasts: partnershipsUpcasts,
  views: [partnerships, agencies, groups, appointments],
  policies: [doToGroupsWhatWasDecided],
  subgraph: {
    typeDefs,
    resolvers: together(partnershipResolvers, groupResolvers, appointmentResolvers),
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
