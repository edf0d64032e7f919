import { graphql } from '../graph/graphql.ts';
import { answer } from './meeting-answer.ts';

const addMinute = graphql(
  `
    mutation AddMinute($input: AddMinuteInput!) {
      result: addMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const reviseMinute = graphql(
  `
    mutation ReviseMinute($input: ReviseMinuteInput!) {
      result: reviseMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const removeMinute = graphql(
  `
    mutation RemoveMinute($input: RemoveMinuteInput!) {
      result: removeMinute(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recordDecision = graphql(
  `
    mutation RecordDecision($input: RecordDecisionInput!) {
      result: recordDecision(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const minuteActionPoint = graphql(
  `
    mutation MinuteActionPoint($input: MinuteActionPointInput!) {
      result: minuteActionPoint(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const reviewActionPoint = graphql(
  `
    mutation ReviewActionPoint($input: ReviewActionPointInput!) {
      result: reviewActionPoint(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const closeMeeting = graphql(
  `
    mutation CloseMeeting($input: CloseMeetingInput!) {
      result: closeMeeting(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const circulateMinutes = graphql(
  `
    mutation CirculateMinutes($input: MeetingInput!) {
      result: circulateMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recallMinutes = graphql(
  `
    mutation RecallMinutes($input: RecallMinutesInput!) {
      result: recallMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const agreeMinutes = graphql(
  `
    mutation AgreeMinutes($input: AgreeMinutesInput!) {
      result: agreeMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const withdrawDecision = graphql(
  `
    mutation WithdrawDecision($input: WithdrawDecisionInput!) {
      result: withdrawDecision(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const recordKeyMessages = graphql(
  `
    mutation RecordKeyMessages($input: RecordKeyMessagesInput!) {
      result: recordKeyMessages(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const withdrawMinutedActionPoint = graphql(
  `
    mutation WithdrawMinutedActionPoint($input: WithdrawMinutedActionPointInput!) {
      result: withdrawMinutedActionPoint(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const commentOnMinutes = graphql(
  `
    mutation CommentOnMinutes($input: CommentOnMinutesInput!) {
      result: commentOnMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);
const correctMinutes = graphql(
  `
    mutation CorrectMinutes($input: CorrectMinutesInput!) {
      result: correctMinutes(input: $input) {
        ...MeetingAnswer
      }
    }
  `,
  [answer],
);

/** What is written down, and what becomes of it. */
export const minutesMutations = {
  addMinute,
  reviseMinute,
  removeMinute,
  recordDecision,
  minuteActionPoint,
  reviewActionPoint,
  closeMeeting,
  circulateMinutes,
  recallMinutes,
  agreeMinutes,
  withdrawDecision,
  recordKeyMessages,
  withdrawMinutedActionPoint,
  commentOnMinutes,
  correctMinutes,
};
