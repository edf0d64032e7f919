/**
 * Who may use what, written down beside the product's own table: o support officer, m member, a agency officer, x machine client
 * (all of the partnership that is asked); c the county board's officer, d another district's officer, p the public.
 */
interface May {
  /** At Cambridge City's address. */
  readonly district: string;
  /** At the county board's address, where `o` is the board's own officer and m its member; the others as above. */
  readonly county: string;
}

const anyone: May = { district: 'omaxcdp', county: 'omaxcdp' };
const anyRole: May = { district: 'omax', county: 'omax' };
const personWithARole: May = { district: 'oma', county: 'oma' };
const officer: May = { district: 'o', county: 'o' };
const officerOrMember: May = { district: 'om', county: 'om' };
const reporter: May = { district: 'oax', county: 'oax' };
const board: May = { district: '', county: 'om' };

export const access: Readonly<Record<string, May>> = {
  'Query.viewer': anyone,
  'Query.partnership': anyone,
  'Query.appointments': officerOrMember,
  'Query.meeting': anyRole,
  'Query.meetings': anyRole,
  'Query.meetingAsAt': anyRole,
  'Query.nextMeeting': anyRole,
  'Query.searchMeetings': anyRole,
  'Query.publicQuestion': anyone,
  'Query.publicMeetings': anyone,
  'Query.publicMeeting': anyone,
  'Query.actionPoint': anyRole,
  'Query.actionPoints': anyRole,
  'Query.actionPointsAsAt': anyRole,
  'Query.followUpSettings': anyRole,
  'Query.actionPointEvents': anyRole,
  'Query.countyOverview': board,
  'Query.mailboxes': officer,
  'Query.answerLink': anyone,
  'Query.checkActionTable': officer,
  'Query.calendarAddress': personWithARole,
  'Query.calendarHolder': anyone,
  'Mutation.ping': anyone,
  'Mutation.changeSettings': officer,
  'Mutation.listAgency': officer,
  'Mutation.endAgencyListing': officer,
  'Mutation.setUpGroup': officer,
  'Mutation.renameGroup': officer,
  'Mutation.disbandGroup': officer,
  'Mutation.adoptTermsOfReference': officer,
  'Mutation.appointRepresentative': officer,
  'Mutation.endAppointment': officer,
  'Mutation.scheduleMeeting': officer,
  'Mutation.rescheduleMeeting': officer,
  'Mutation.cancelMeeting': officer,
  'Mutation.addAgendaItem': officer,
  'Mutation.changeAgendaItem': officer,
  'Mutation.moveAgendaItem': officer,
  'Mutation.removeAgendaItem': officer,
  'Mutation.publishAgenda': officer,
  'Mutation.openMeeting': officer,
  'Mutation.recordAttendance': officer,
  'Mutation.declareInterest': officer,
  'Mutation.withdrawDeclaration': officer,
  'Mutation.askPublicQuestion': anyone,
  'Mutation.acceptPublicQuestion': officer,
  'Mutation.refusePublicQuestion': officer,
  'Mutation.answerPublicQuestion': officer,
  'Mutation.addMinute': officer,
  'Mutation.reviseMinute': officer,
  'Mutation.removeMinute': officer,
  'Mutation.recordDecision': officer,
  'Mutation.withdrawDecision': officer,
  'Mutation.recordKeyMessages': officer,
  'Mutation.minuteActionPoint': officer,
  'Mutation.withdrawMinutedActionPoint': officer,
  'Mutation.reviewActionPoint': officer,
  'Mutation.closeMeeting': officer,
  'Mutation.circulateMinutes': officer,
  'Mutation.commentOnMinutes': anyRole,
  'Mutation.recallMinutes': officer,
  'Mutation.agreeMinutes': officer,
  'Mutation.correctMinutes': officer,
  'Mutation.raiseActionPoint': officer,
  'Mutation.updateActionPoint': reporter,
  'Mutation.answerActionPoint': reporter,
  'Mutation.closeActionPoint': reporter,
  'Mutation.reopenActionPoint': officer,
  'Mutation.carryForwardActionPoint': officer,
  'Mutation.reassignActionPoint': officer,
  'Mutation.changeActionPointDueDate': officer,
  'Mutation.withdrawActionPoint': officer,
  'Mutation.changeFollowUpSettings': officer,
  'Mutation.importActionTable': officer,
  'Mutation.setMailbox': officer,
  'Mutation.removeMailbox': officer,
  'Mutation.answerByLink': anyone,
  'Mutation.makeCalendarAddress': personWithARole,
  'Mutation.revokeCalendarAddress': personWithARole,
  'Subscription.now': anyone,
  'Subscription.meetingChanged': anyRole,
  'Subscription.today': anyRole,
  'Subscription.actionPointEvents': anyRole,
  'Subscription.countyOverviewChanged': board,
};
