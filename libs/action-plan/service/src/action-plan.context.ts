import { actionPlanPublished, actionPlanUpcasts } from '@csp/action-plan-contract';
import { anyoneWithARole, together, withRole, type Context } from '@csp/platform-runtime';
import actionPointSdl from './action-point/action-point.graphql';
import { actionPointResolvers } from './action-point/action-point.resolver.ts';
import { actionPoints } from './action-point/action-points.view.ts';
import actionTableSdl from './action-table/action-table.graphql';
import { actionTableResolvers } from './action-table/action-table.resolver.ts';
import { actionTables } from './action-table/action-tables.view.ts';
import { agencies } from './agencies.view.ts';
import { followUpResolvers } from './follow-up.resolver.ts';
import { followUpSettings } from './follow-up.view.ts';
import homicideReviewSdl from './homicide-review/homicide-review.graphql';
import { homicideReviewResolvers } from './homicide-review/homicide-review.resolver.ts';
import { homicideReviews } from './homicide-review/homicide-reviews.view.ts';
import { agreeRecommendationsAsDecided } from './policies/agree-recommendations-as-decided.policy.ts';
import { enterWhatAPublishedReviewRecommends } from './policies/enter-what-a-published-review-recommends.policy.ts';
import { followWhatAMeetingMadeOfIt } from './policies/follow-what-a-meeting-made-of-it.policy.ts';
import { keepTheRegisterAsMinuted } from './policies/keep-the-register-as-minuted.policy.ts';
import { raiseWhatAnActionTableSays } from './policies/raise-what-an-action-table-says.policy.ts';
import { recordWhatAnAgencyAnsweredByLink } from './policies/record-what-an-agency-answered-by-link.policy.ts';
import recommendationSdl from './recommendation/recommendation.graphql';
import { recommendationResolvers } from './recommendation/recommendation.resolver.ts';
import { recommendations } from './recommendation/recommendations.view.ts';
import { refusals } from './refusals.ts';
import scrutinyFeedbackSdl from './scrutiny-feedback/scrutiny-feedback.graphql';
import { scrutinyFeedbackResolvers } from './scrutiny-feedback/scrutiny-feedback.resolver.ts';
import { scrutinyFeedbackView } from './scrutiny-feedback/scrutiny-feedback.view.ts';

const supportOfficer = withRole('support-officer');
/** Of which points is decided point by point. */
const reporter = withRole('support-officer', 'agency-officer');

/** What was agreed to be done, and what became of it. */
export const actionPlanContext: Context = {
  name: 'action-plan',
  published: actionPlanPublished,
  upcasts: actionPlanUpcasts,
  views: [
    actionPoints,
    agencies,
    followUpSettings,
    actionTables,
    recommendations,
    scrutinyFeedbackView,
    homicideReviews,
  ],
  policies: [
    keepTheRegisterAsMinuted,
    followWhatAMeetingMadeOfIt,
    recordWhatAnAgencyAnsweredByLink,
    raiseWhatAnActionTableSays,
    agreeRecommendationsAsDecided,
    enterWhatAPublishedReviewRecommends,
  ],
  subgraph: {
    typeDefs: [actionPointSdl, actionTableSdl, recommendationSdl, scrutinyFeedbackSdl, homicideReviewSdl].join('\n'),
    resolvers: together(
      actionPointResolvers,
      followUpResolvers,
      actionTableResolvers,
      recommendationResolvers,
      scrutinyFeedbackResolvers,
      homicideReviewResolvers,
    ),
    access: {
      'Query.actionPoint': anyoneWithARole,
      'ActionPoint.__resolveReference': anyoneWithARole,
      'Query.actionPoints': anyoneWithARole,
      'Query.actionPointsAsAt': anyoneWithARole,
      'Query.followUpSettings': anyoneWithARole,
      'Mutation.raiseActionPoint': supportOfficer,
      'Mutation.updateActionPoint': reporter,
      'Mutation.answerActionPoint': reporter,
      'Mutation.reassignActionPoint': supportOfficer,
      'Mutation.closeActionPoint': reporter,
      'Mutation.reopenActionPoint': supportOfficer,
      'Mutation.carryForwardActionPoint': supportOfficer,
      'Mutation.changeActionPointDueDate': supportOfficer,
      'Mutation.withdrawActionPoint': supportOfficer,
      'Mutation.changeFollowUpSettings': supportOfficer,
      'Query.checkActionTable': supportOfficer,
      'Mutation.importActionTable': supportOfficer,
      'Subscription.today': anyoneWithARole,
      'Query.recommendation': anyoneWithARole,
      'Query.recommendations': anyoneWithARole,
      'Mutation.proposeRecommendation': supportOfficer,
      'Mutation.refuseRecommendation': supportOfficer,
      'Mutation.takeUpRecommendation': supportOfficer,
      'Mutation.completeRecommendation': supportOfficer,
      'Mutation.withdrawRecommendation': supportOfficer,
      // Which reviews, if any, is decided by who is named in them.
      'Query.domesticHomicideReviews': anyoneWithARole,
      'Query.domesticHomicideReview': anyoneWithARole,
      'Mutation.commissionDomesticHomicideReview': supportOfficer,
      'Mutation.nameInReview': supportOfficer,
      'Mutation.unnameInReview': supportOfficer,
      'Mutation.recordReviewStage': supportOfficer,
      'Mutation.addReviewRecommendation': supportOfficer,
      'Mutation.removeReviewRecommendation': supportOfficer,
      'Mutation.noteReviewProgress': supportOfficer,
      'Query.scrutinyFeedback': anyoneWithARole,
      'Query.youSaidWeDid': 'anyone',
      'Mutation.recordScrutinyFeedback': supportOfficer,
      'Mutation.answerScrutinyFeedback': supportOfficer,
      'Mutation.publishScrutinyFeedback': supportOfficer,
      'Mutation.unpublishScrutinyFeedback': supportOfficer,
    },
    refusals,
  },
};
