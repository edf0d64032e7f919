import type { GraphClient } from './client.ts';
import { MeetingDesk, placeOf } from './meeting.ts';
import { ours } from './product.ts';

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

/** Points raised directly, a recommendation, scrutiny feedback, and a review that the officer commissioned. */
const actionPlanFor = async (officer: GraphClient, agencyId: string, name: string) => {
  const raise = async (reference: string): Promise<string> => {
    const owners = [{ agencyId, role: 'Officer' }];
    return (
      await officer.act<{ id: string }>('raiseActionPoint', { reference, text: 'Raised directly.', owners }, 'id')
    ).id;
  };
  const [raisedPointId, closedPointId] = [await raise(`R${name}/1`), await raise(`R${name}/2`)];
  await officer.act('closeActionPoint', { id: closedPointId, answer: 'Done.' }, 'id');
  const recommended = { source: 'SCRUTINY', sourceTitle: `Scrutiny of ${name}`, number: '1', text: 'Ask.' };
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
  return { raisedPointId, closedPointId, recommendationId, feedbackId, publishedFeedbackId, ...review };
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
  const points = await actionPlanFor(officer, agencyId, `${year}${suffix}`);
  const { id: appointmentId, personId } = appointment;
  const plan = { plannedMeetingId: planned.id, plannedItemId, questionId, acceptedQuestionId, ...reports, ...agreed };
  return { groupId, agencyId, appointmentId, personId, ...circulated, ...opened, ...plan, ...series, ...points };
};
