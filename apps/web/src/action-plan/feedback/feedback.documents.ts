import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';

const feedbackParts = graphql(`
  fragment FeedbackParts on ScrutinyFeedback {
    id
    version
    saidBy
    said
    saidOn
    response
    whatChanged
    publishedOn
    unpublishedBecause
  }
`);

export const feedbackQuery = graphql(
  `
    query ScrutinyFeedback {
      scrutinyFeedback {
        ...FeedbackParts
      }
    }
  `,
  [feedbackParts],
);

const answer = graphql(
  `
    fragment FeedbackAnswer on ScrutinyFeedbackResult {
      __typename
      ... on ScrutinyFeedback {
        ...FeedbackParts
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [feedbackParts],
);

export const recordFeedback = graphql(
  `
    mutation RecordScrutinyFeedback($input: RecordScrutinyFeedbackInput!) {
      result: recordScrutinyFeedback(input: $input) {
        ...FeedbackAnswer
      }
    }
  `,
  [answer],
);
export const answerFeedback = graphql(
  `
    mutation AnswerScrutinyFeedback($input: AnswerScrutinyFeedbackInput!) {
      result: answerScrutinyFeedback(input: $input) {
        ...FeedbackAnswer
      }
    }
  `,
  [answer],
);
export const publishFeedback = graphql(
  `
    mutation PublishScrutinyFeedback($input: PublishScrutinyFeedbackInput!) {
      result: publishScrutinyFeedback(input: $input) {
        ...FeedbackAnswer
      }
    }
  `,
  [answer],
);
export const unpublishFeedback = graphql(
  `
    mutation UnpublishScrutinyFeedback($input: UnpublishScrutinyFeedbackInput!) {
      result: unpublishScrutinyFeedback(input: $input) {
        ...FeedbackAnswer
      }
    }
  `,
  [answer],
);

export type Feedback = ResultOf<typeof feedbackParts>;
