import { anyoneWithARole, withRole, type Rule } from '@csp/platform-runtime';

const supportOfficer = withRole('support-officer');

/** Who may use what there is of series. */
export const meetingSeriesAccess: Readonly<Record<string, Rule>> = {
  'Query.allMeetingSeries': anyoneWithARole,
  'Query.meetingSeries': anyoneWithARole,
  'Mutation.startMeetingSeries': supportOfficer,
  'Mutation.changeMeetingSeries': supportOfficer,
  'Mutation.addStandingItem': supportOfficer,
  'Mutation.changeStandingItem': supportOfficer,
  'Mutation.moveStandingItem': supportOfficer,
  'Mutation.removeStandingItem': supportOfficer,
  'Mutation.scheduleFromSeries': supportOfficer,
  'Mutation.endMeetingSeries': supportOfficer,
};
