import { randomUUID } from 'node:crypto';
import type { GraphClient } from './client.ts';
import { MeetingDesk, placeOf } from './meeting.ts';
import { ours } from './product.ts';
import type { Place as ArgumentPlace } from './schema.ts';

/** One of everything that has an id, in one partnership. */
export interface Furniture {
  readonly groupId: string;
  /** Listed in this partnership and in no other. */
  readonly agencyId: string;
  readonly appointmentId: string;
  readonly personId: string;
  /** Being minuted, with all of the following. */
  readonly openMeetingId: string;
  readonly itemId: string;
  readonly paragraphId: string;
  readonly decisionId: string;
  readonly declarationId: string;
  readonly actionPointId: string;
  /** Scheduled, its agenda not out yet. */
  readonly plannedMeetingId: string;
  readonly plannedItemId: string;
  /** Not ended, with a standing item. */
  readonly seriesId: string;
  readonly standingItemId: string;
  /** Sent in for the planned meeting. */
  readonly questionId: string;
  readonly acceptedQuestionId: string;
  /** For an item of the planned meeting. */
  readonly expectedReportId: string;
  readonly submittedReportId: string;
  /** Its minutes are agreed. */
  readonly agreedMeetingId: string;
  readonly agreedParagraphId: string;
  /** Its minutes are sent round. */
  readonly circulatedMeetingId: string;
  readonly circulatedParagraphId: string;
  /** Minuted by that one, for the open one to go through. */
  readonly earlierPointId: string;
  /** Directly raised. */
  readonly raisedPointId: string;
  readonly closedPointId: string;
  /** Proposed. */
  readonly recommendationId: string;
  /** Commissioned by the support officer, with one recommendation. */
  readonly reviewId: string;
  readonly reviewRecommendationId: string;
  /** Answered, with what changed; not published. */
  readonly feedbackId: string;
  readonly publishedFeedbackId: string;
}

interface Place {
  readonly groupId: string;
  readonly board: readonly string[];
  readonly agencyId: string;
}

/** A meeting whose minutes are sent round, with an action point. */
const circulatedMeeting = async (officer: GraphClient, { groupId, board, agencyId }: Place, date: string) => {
  const desk = await MeetingDesk.schedule(officer, { groupId, date });
  const item = await desk.item('Minuted');
  await desk.openWith(board);
  const circulatedParagraphId = await desk.minute(item, 'What was said.');
  const earlier = await desk.actionPoint(circulatedParagraphId, agencyId, 'What was to be done.');
  await desk.do('closeMeeting', { closedAt: '11:30' });
  await desk.do('circulateMinutes');
  return { circulatedMeetingId: desk.id, circulatedParagraphId, earlierPointId: earlier.actionPointId };
};

/** A meeting that is being minuted, with a decision and an action point. */
const openMeeting = async (officer: GraphClient, { groupId, board, agencyId }: Place, date: string) => {
  const desk = await MeetingDesk.schedule(officer, { groupId, date });
  const itemId = await desk.item('Under discussion');
  await desk.openWith(board);
  const paragraphId = await desk.minute(itemId, 'What is said.');
  const { decisions } = await desk.do('recordDecision', { paragraphId, verb: 'NOTED', subject: 'A matter' });
  const { actionPointId } = await desk.actionPoint(paragraphId, agencyId, 'What is to be done.');
  const interest = { itemId, role: 'Representative', agencyId, kind: 'PERSONAL', nature: 'A post', conduct: 'STAYED' };
  const { declarations } = await desk.do('declareInterest', interest);
  const [decisionId, declarationId] = [decisions[0]!.id, declarations[0]!.id];
  return { openMeetingId: desk.id, itemId, paragraphId, decisionId, declarationId, actionPointId };
};

/** A series of meetings with one standing item. */
const seriesMade = async (officer: GraphClient, groupId: string) => {
  const series = { groupId, name: 'A series', startsAt: '10:00', endsAt: '11:00', items: 'NONE' };
  const { id: seriesId } = await officer.act<{ id: string }>('startMeetingSeries', series, 'id');
  const added = { seriesId, title: 'Comes back' };
  const { items } = await officer.act<{ items: { id: string }[] }>('addStandingItem', added, 'items { id }');
  return { seriesId, standingItemId: items[0]!.id };
};

/** Names the file that is put down for the paper that is there. */
export const furnishedDigest = 'f'.repeat(64);

/** A paper that is to follow, and one that is there with a file. */
const reportsFor = async (officer: GraphClient, placed: Readonly<Record<string, unknown>>) => {
  const content = { subject: 'A matter', purpose: 'To note it.' };
  const { id: expectedReportId } = await officer.act<{ id: string }>('expectReport', placed, 'id');
  const { id: submittedReportId } = await officer.act<{ id: string }>('submitReport', { ...placed, content }, 'id');
  const file = { digest: furnishedDigest, name: 'Figures.csv', mediaType: 'CSV', sizeBytes: 20 };
  await officer.act('attachReportFile', { reportId: submittedReportId, ...file }, 'id');
  return { expectedReportId, submittedReportId };
};

/** A group and an agency of its own, and the others that sit on its board. */
const placeMade = async (officer: GraphClient, year: number, suffix: string): Promise<Place> => {
  const { agencies } = await placeOf(officer);
  const set = { name: `Group of ${year}${suffix}`, kind: 'board' };
  const { id: groupId } = await officer.act<{ id: string }>('setUpGroup', set, 'id');
  const agencyId = `only-in-${officer.tenant}-${year}${suffix}`;
  await officer.act('listAgency', { agencyId, name: 'A body of this district', class: 'INVITED' }, 'id');
  return { groupId, agencyId, board: [...agencies.slice(0, 10), agencyId] };
};

/** Furnishes a partnership by its support officer's own commands, in a year that nothing else is in. */
export const furnish = async (officer: GraphClient, year = 2032): Promise<Furniture> => {
  // Elsewhere, what an earlier suite has left is still there.
  const suffix = ours ? '' : `-${(Date.now() % 1e8).toString(36)}`;
  const place = await placeMade(officer, year, suffix);
  const { groupId, agencyId } = place;
  const appointment = await officer.act<{ id: string; personId: string }>(
    'appointRepresentative',
    { agencyId, role: 'Officer', standing: 'MEMBER', from: '2020-01-01' },
    'id personId',
  );
  const circulated = await circulatedMeeting(officer, place, `${year}-02-10`);
  const earliest = await circulatedMeeting(officer, place, `${year}-01-13`);
  const agreed = { agreedMeetingId: earliest.circulatedMeetingId, agreedParagraphId: earliest.circulatedParagraphId };
  const agreeing = { meetingId: agreed.agreedMeetingId, atMeetingId: circulated.circulatedMeetingId };
  await officer.act('agreeMinutes', { ...agreeing, alterations: [] }, 'id');
  const opened = await openMeeting(officer, place, `${year}-05-12`);
  const planned = await MeetingDesk.schedule(officer, { groupId, date: `${year}-10-06` });
  const plannedItemId = await planned.item('To come');
  const series = await seriesMade(officer, groupId);
  const question = { meetingId: planned.id, text: 'What is done?' };
  const ask = async () => (await officer.act<{ id: string }>('askPublicQuestion', question, 'id')).id;
  const [questionId, acceptedQuestionId] = [await ask(), await ask()];
  await officer.act('acceptPublicQuestion', { questionId: acceptedQuestionId }, 'id');
  const reports = await reportsFor(officer, {
    meetingId: planned.id,
    itemId: plannedItemId,
    author: { role: 'Officer', agencyId },
  });
  const raise = async (reference: string): Promise<string> => {
    const owners = [{ agencyId, role: 'Officer' }];
    return (
      await officer.act<{ id: string }>('raiseActionPoint', { reference, text: 'Raised directly.', owners }, 'id')
    ).id;
  };
  const [raisedPointId, closedPointId] = [await raise(`R${year}/1${suffix}`), await raise(`R${year}/2${suffix}`)];
  await officer.act('closeActionPoint', { id: closedPointId, answer: 'Done.' }, 'id');
  const recommended = { source: 'SCRUTINY', sourceTitle: `Scrutiny of ${year}${suffix}`, number: '1', text: 'Ask.' };
  const { id: recommendationId } = await officer.act<{ id: string }>('proposeRecommendation', recommended, 'id');
  const feedback = async (): Promise<string> => {
    const said = { saidBy: 'PUBLIC', said: 'What was said.', saidOn: '2020-10-01' };
    const { id: feedbackId } = await officer.act<{ id: string }>('recordScrutinyFeedback', said, 'id');
    await officer.act('answerScrutinyFeedback', { feedbackId, response: 'Yes.', whatChanged: 'It.' }, 'id');
    return feedbackId;
  };
  const { id: reviewId } = await officer.act<{ id: string }>(
    'commissionDomesticHomicideReview',
    { commissionedOn: '2020-10-01' },
    'id',
  );
  const reviewed = await officer.act<{ recommendations: { id: string }[] }>(
    'addReviewRecommendation',
    { reviewId, number: '1', text: 'Ask.' },
    'recommendations { id }',
  );
  const review = { reviewId, reviewRecommendationId: reviewed.recommendations[0]!.id };
  const [feedbackId, publishedFeedbackId] = [await feedback(), await feedback()];
  await officer.act('publishScrutinyFeedback', { feedbackId: publishedFeedbackId }, 'id');
  const { id: appointmentId, personId } = appointment;
  const points = { raisedPointId, closedPointId, recommendationId, feedbackId, publishedFeedbackId, ...review };
  const plan = { plannedMeetingId: planned.id, plannedItemId, questionId, acceptedQuestionId, ...reports, ...agreed };
  return { groupId, agencyId, appointmentId, personId, ...circulated, ...opened, ...plan, ...series, ...points };
};

/** An account that nobody has: naming it lets nobody in. */
export const somebody = '0198c0de-0000-4000-8000-000000000001';

const beforeTheMeeting =
  /expectReport|submitReport|askPublicQuestion|scheduleMeeting|rescheduleMeeting|cancelMeeting|AgendaItem|publishAgenda|openMeeting/;
const withSentMinutes = /agreeMinutes|recallMinutes|commentOnMinutes/;
const withAgreedMinutes = /correctMinutes/;

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
    case 'seriesId':
      return of.seriesId;
    case 'declarationId':
      return of.declarationId;
    case 'questionId':
      return /answer/.test(operation) ? of.acceptedQuestionId : of.questionId;
    case 'reportId':
      return operation.endsWith('submitReport') ? of.expectedReportId : of.submittedReportId;
    case 'decisionId':
      return of.decisionId;
    case 'actionPointId':
      return operation.endsWith('reviewActionPoint') ? of.earlierPointId : of.actionPointId;
    case 'actionPointIds':
      return of.raisedPointId;
    case 'reviewId':
      return of.reviewId;
    case 'reviewRecommendationId':
      return of.reviewRecommendationId;
    case 'accountId':
      return somebody;
    case 'feedbackId':
      return /unpublish/.test(operation) ? of.publishedFeedbackId : of.feedbackId;
    case 'recommendationId':
      return of.recommendationId;
    case 'agencyIds':
    case 'agencyId':
    case 'ownerAgencyId':
    case 'succeededBy':
      return of.agencyId;
    case 'groupId':
      return of.groupId;
    case 'appointmentId':
      return of.appointmentId;
    case 'personId':
      return of.personId;
    case 'id':
      if (operation === 'Query.meetingSeries') return of.seriesId;
      if (operation === 'Query.publicQuestion') return of.questionId;
      if (/HomicideReview/.test(operation)) return of.reviewId;
      if (/ecommendation/.test(operation)) return of.recommendationId;
      if (/ctionPoint/.test(operation)) return /reopen/.test(operation) ? of.closedPointId : of.raisedPointId;
      return of.openMeetingId;
    default:
      throw new Error(`${operation} asks for an id of a new kind at ${place.join('.')}: say which in furnish.ts.`);
  }
};

/** An id that nothing has, in the shape of one that something has. */
export const unknownLike = (id: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)
    ? `${randomUUID().slice(0, 8)}${id.slice(8, -4)}${randomUUID().slice(-4)}`
    : `${[...id].map((letter) => (/[a-z]/.test(letter) ? String.fromCharCode(97 + Math.floor(Math.random() * 26)) : letter)).join('')}`;
