import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';

const questionParts = graphql(`
  fragment QuestionParts on PublicQuestion {
    id
    text
    status
    askedOn
    reason
    answer
  }
`);

export const questionsQuery = graphql(
  `
    query PublicQuestions($id: ID!) {
      meeting(id: $id) {
        publicQuestions {
          ...QuestionParts
        }
        questionTime {
          closesOn
          closesAt
          closed
          noneReceived
        }
      }
    }
  `,
  [questionParts],
);

const answer = graphql(
  `
    fragment QuestionAnswer on PublicQuestionResult {
      __typename
      ... on PublicQuestion {
        ...QuestionParts
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [questionParts],
);

export const acceptQuestion = graphql(
  `
    mutation AcceptPublicQuestion($input: PublicQuestionInput!) {
      result: acceptPublicQuestion(input: $input) {
        ...QuestionAnswer
      }
    }
  `,
  [answer],
);
export const refuseQuestion = graphql(
  `
    mutation RefusePublicQuestion($input: RefusePublicQuestionInput!) {
      result: refusePublicQuestion(input: $input) {
        ...QuestionAnswer
      }
    }
  `,
  [answer],
);
export const answerQuestion = graphql(
  `
    mutation AnswerPublicQuestion($input: AnswerPublicQuestionInput!) {
      result: answerPublicQuestion(input: $input) {
        ...QuestionAnswer
      }
    }
  `,
  [answer],
);

export type Question = ResultOf<typeof questionParts>;
