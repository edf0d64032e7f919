import { randomUUID } from 'node:crypto';
import type { Furniture } from './furnish.ts';
import type { Place as ArgumentPlace } from './schema.ts';

/** An account that nobody has: naming it lets nobody in. */
export const somebody = '0198c0de-0000-4000-8000-000000000001';

const beforeTheMeeting =
  /expectReport|submitReport|askPublicQuestion|scheduleMeeting|rescheduleMeeting|cancelMeeting|AgendaItem|publishAgenda|openMeeting/;
const withSentMinutes = /agreeMinutes|recallMinutes|commentOnMinutes/;
const withAgreedMinutes = /correctMinutes/;

/** What an operation that names but one thing, by `id`, is about. */
const namedById = (operation: string, of: Furniture): string => {
  if (operation === 'Query.meetingSeries') return of.seriesId;
  if (operation === 'Query.publicQuestion') return of.questionId;
  if (/HomicideReview/.test(operation)) return of.reviewId;
  if (/ecommendation/.test(operation)) return of.recommendationId;
  if (/ctionPoint/.test(operation)) return /reopen/.test(operation) ? of.closedPointId : of.raisedPointId;
  return of.openMeetingId;
};

/** The id of the right kind for a place of an operation: of a meeting that is as far as that operation asks, and so on. */
export const idFor = (operation: string, place: ArgumentPlace, of: Furniture): string => {
  const name = String(place.findLast((part) => typeof part === 'string' && part !== 'input'));
  const planned = beforeTheMeeting.test(operation);
  const sent = withSentMinutes.test(operation);
  const agreed = withAgreedMinutes.test(operation);
  switch (name) {
    case 'meetingId':
      if (agreed) return of.agreedMeetingId;
      return planned ? of.plannedMeetingId : sent ? of.circulatedMeetingId : of.openMeetingId;
    case 'atMeetingId':
      return of.openMeetingId;
    case 'fromItemId':
    case 'untilItemId':
    case 'itemId':
    case 'parentId':
      if (operation.includes('StandingItem')) return of.standingItemId;
      return planned ? of.plannedItemId : of.itemId;
    case 'paragraphId':
      if (agreed) return of.agreedParagraphId;
      return sent ? of.circulatedParagraphId : of.paragraphId;
    case 'questionId':
      return /answer/.test(operation) ? of.acceptedQuestionId : of.questionId;
    case 'reportId':
      return operation.endsWith('submitReport') ? of.expectedReportId : of.submittedReportId;
    case 'actionPointId':
      return operation.endsWith('reviewActionPoint') ? of.earlierPointId : of.actionPointId;
    case 'actionPointIds':
      return of.raisedPointId;
    case 'accountId':
      return somebody;
    case 'feedbackId':
      return /unpublish/.test(operation) ? of.publishedFeedbackId : of.feedbackId;
    case 'agencyIds':
    case 'agencyId':
    case 'ownerAgencyId':
    case 'succeededBy':
      return of.agencyId;
    case 'seriesId':
    case 'declarationId':
    case 'decisionId':
    case 'reviewId':
    case 'reviewRecommendationId':
    case 'recommendationId':
    case 'groupId':
    case 'appointmentId':
    case 'personId':
      return of[name];
    case 'id':
      return namedById(operation, of);
    default:
      throw new Error(`${operation} asks for an id of a new kind at ${place.join('.')}: say which in furnish.ts.`);
  }
};

/** An id that nothing has, in the shape of one that something has. */
export const unknownLike = (id: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)
    ? `${randomUUID().slice(0, 8)}${id.slice(8, -4)}${randomUUID().slice(-4)}`
    : `${[...id].map((letter) => (/[a-z]/.test(letter) ? String.fromCharCode(97 + Math.floor(Math.random() * 26)) : letter)).join('')}`;
