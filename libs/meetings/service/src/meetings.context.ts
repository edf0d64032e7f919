import { meetingsPublished, meetingsUpcasts } from '@csp/meetings-contract';
import { anyoneWithARole, together, withRole, type Context } from '@csp/platform-runtime';
import attendanceSdl from './attendance/attendance-record.graphql';
import { attendanceResolvers } from './attendance/attendance-record.resolver.ts';
import { calendarRevisions } from './calendar/calendar-revisions.view.ts';
import calendarSdl from './calendar/calendar.graphql';
import { calendarResolvers } from './calendar/calendar.resolver.ts';
import { waitingRecommendations } from './decided/waiting-recommendations.view.ts';
import { importedMeetings } from './import/imported-meetings.view.ts';
import meetingImportSdl from './import/meeting-import.graphql';
import { meetingImportResolvers } from './import/meeting-import.resolver.ts';
import { meetingDays } from './meeting/meeting-days.view.ts';
import { meetingMutations } from './meeting/meeting.mutations.ts';
import { meetingQueries } from './meeting/meeting.queries.ts';
import { meetings } from './meeting/meetings.view.ts';
import meetingsSdl from './meetings.graphql';
import { agencies } from './partnership/agencies.view.ts';
import { groups } from './partnership/groups.view.ts';
import { settings } from './partnership/settings.view.ts';
import publishedSdl from './published/published.graphql';
import termsSdl from './published/terms-of-reference.graphql';
import { termsOfReferenceResolvers } from './published/terms-of-reference.resolver.ts';
import { publications } from './published/publications.view.ts';
import { publicQuestionResolvers } from './question/public-question.resolver.ts';
import { publicQuestions } from './question/public-questions.view.ts';
import reportSdl from './report/report.graphql';
import { reportResolvers } from './report/report.resolver.ts';
import { reports } from './report/reports.view.ts';
import { refusals } from './refusals.ts';
import { reviewPoints } from './review/review-points.view.ts';
import { paperWords } from './search/paper-words.view.ts';
import { searchedMeetings } from './search/searched-meetings.view.ts';
import searchSdl from './search/search.graphql';
import { searchResolvers } from './search/search.resolver.ts';
import { meetingSeriesAccess } from './series/meeting-series.access.ts';
import meetingSeriesSdl from './series/meeting-series.graphql';
import { meetingSeriesResolvers } from './series/meeting-series.resolver.ts';
import { allMeetingSeries } from './series/meeting-series.view.ts';
import { meetingHappenings } from './since/meeting-happenings.view.ts';
import { pointHappenings } from './since/point-happenings.view.ts';
import sinceSdl from './since/since.graphql';

const supportOfficer = withRole('support-officer');
/** Who may have a report: those who run the partnership, and its agencies. */
const author = withRole('support-officer', 'agency-officer');

/** Meetings of groups, from their day to their agreed minutes. */
export const meetingsContext: Context = {
  name: 'meetings',
  published: meetingsPublished,
  upcasts: meetingsUpcasts,
  views: [
    meetings,
    publicQuestions,
    allMeetingSeries,
    reports,
    paperWords,
    searchedMeetings,
    meetingDays,
    meetingHappenings,
    reviewPoints,
    pointHappenings,
    settings,
    groups,
    agencies,
    publications,
    calendarRevisions,
    waitingRecommendations,
    importedMeetings,
  ],
  policies: [],
  subgraph: {
    typeDefs: [
      meetingsSdl,
      meetingSeriesSdl,
      reportSdl,
      publishedSdl,
      termsSdl,
      attendanceSdl,
      sinceSdl,
      calendarSdl,
      meetingImportSdl,
      searchSdl,
    ].join('\n'),
    resolvers: together(
      meetingQueries,
      meetingMutations,
      meetingSeriesResolvers,
      publicQuestionResolvers,
      attendanceResolvers,
      reportResolvers,
      calendarResolvers,
      termsOfReferenceResolvers,
      meetingImportResolvers,
      searchResolvers,
    ),
    access: {
      'Query.meeting': anyoneWithARole,
      'Meeting.__resolveReference': anyoneWithARole,
      'Query.meetings': anyoneWithARole,
      'Query.meetingAsAt': anyoneWithARole,
      'Query.nextMeeting': anyoneWithARole,
      'Query.searchMeetings': anyoneWithARole,
      'Query.searchPublicMeetings': 'anyone',
      'Query.attendanceRecord': anyoneWithARole,
      'Query.publicQuestion': 'anyone',
      'Query.publicMeetings': 'anyone',
      'Query.publicMeeting': 'anyone',
      'Query.publicTermsOfReference': 'anyone',
      'Mutation.scheduleMeeting': supportOfficer,
      'Mutation.rescheduleMeeting': supportOfficer,
      'Mutation.cancelMeeting': supportOfficer,
      'Mutation.addAgendaItem': supportOfficer,
      'Mutation.changeAgendaItem': supportOfficer,
      'Mutation.moveAgendaItem': supportOfficer,
      'Mutation.removeAgendaItem': supportOfficer,
      'Mutation.publishAgenda': supportOfficer,
      'Mutation.askPublicQuestion': 'anyone',
      'Mutation.acceptPublicQuestion': supportOfficer,
      'Mutation.refusePublicQuestion': supportOfficer,
      'Mutation.answerPublicQuestion': supportOfficer,
      'Mutation.expectReport': supportOfficer,
      'Mutation.submitReport': author,
      'Mutation.reviseReport': author,
      'Mutation.withdrawReport': author,
      'Mutation.attachReportFile': author,
      'Mutation.removeReportFile': author,
      'Mutation.openMeeting': supportOfficer,
      'Mutation.recordAttendance': supportOfficer,
      'Mutation.declareInterest': supportOfficer,
      'Mutation.withdrawDeclaration': supportOfficer,
      'Mutation.addMinute': supportOfficer,
      'Mutation.reviseMinute': supportOfficer,
      'Mutation.removeMinute': supportOfficer,
      'Mutation.recordDecision': supportOfficer,
      'Mutation.withdrawDecision': supportOfficer,
      'Mutation.recordKeyMessages': supportOfficer,
      'Mutation.minuteActionPoint': supportOfficer,
      'Mutation.withdrawMinutedActionPoint': supportOfficer,
      'Mutation.reviewActionPoint': supportOfficer,
      'Mutation.closeMeeting': supportOfficer,
      'Mutation.circulateMinutes': supportOfficer,
      'Mutation.commentOnMinutes': anyoneWithARole,
      'Mutation.recallMinutes': supportOfficer,
      'Mutation.agreeMinutes': supportOfficer,
      'Mutation.correctMinutes': supportOfficer,
      'Subscription.meetingChanged': anyoneWithARole,
      'Query.checkMeetingFile': supportOfficer,
      'Mutation.importMeeting': supportOfficer,
      ...meetingSeriesAccess,
    },
    refusals,
  },
};
