import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';

const rowParts = graphql(`
  fragment RecommendationRow on Recommendation {
    id
    version
    source
    sourceTitle
    number
    text
    status
    targetOn
    overdue
    agencies {
      id
      name
    }
  }
`);

export const recommendationsQuery = graphql(
  `
    query Recommendations($filter: RecommendationFilter, $first: Int, $offset: Int) {
      recommendations(filter: $filter, first: $first, offset: $offset) {
        total
        nodes {
          ...RecommendationRow
        }
      }
    }
  `,
  [rowParts],
);

const wholeParts = graphql(
  `
    fragment WholeRecommendation on Recommendation {
      ...RecommendationRow
      proposedOn
      decision {
        meetingId
        on
      }
      actionPoints {
        id
        version
        reference
        text
        status
        owners {
          role
          agency {
            id
            name
          }
        }
        dueOn
        overdue
        declined
        silentForDays
        closedOn
        answer
      }
      takenUpBy {
        id
        name
      }
      whatWasDone
      reason
      history {
        status
        at
        on
        note
        agencies {
          name
        }
        actionPoints {
          reference
        }
      }
    }
  `,
  [rowParts],
);

export const recommendationQuery = graphql(
  `
    query Recommendation($id: ID!) {
      recommendation(id: $id) {
        ...WholeRecommendation
      }
    }
  `,
  [wholeParts],
);

const answer = graphql(
  `
    fragment RecommendationAnswer on RecommendationResult {
      __typename
      ... on Recommendation {
        ...WholeRecommendation
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [wholeParts],
);

export const proposeRecommendation = graphql(
  `
    mutation ProposeRecommendation($input: ProposeRecommendationInput!) {
      result: proposeRecommendation(input: $input) {
        ...RecommendationAnswer
      }
    }
  `,
  [answer],
);
export const refuseRecommendation = graphql(
  `
    mutation RefuseRecommendation($input: RefuseRecommendationInput!) {
      result: refuseRecommendation(input: $input) {
        ...RecommendationAnswer
      }
    }
  `,
  [answer],
);
export const takeUpRecommendation = graphql(
  `
    mutation TakeUpRecommendation($input: TakeUpRecommendationInput!) {
      result: takeUpRecommendation(input: $input) {
        ...RecommendationAnswer
      }
    }
  `,
  [answer],
);
export const completeRecommendation = graphql(
  `
    mutation CompleteRecommendation($input: CompleteRecommendationInput!) {
      result: completeRecommendation(input: $input) {
        ...RecommendationAnswer
      }
    }
  `,
  [answer],
);
export const withdrawRecommendation = graphql(
  `
    mutation WithdrawRecommendation($input: WithdrawRecommendationInput!) {
      result: withdrawRecommendation(input: $input) {
        ...RecommendationAnswer
      }
    }
  `,
  [answer],
);

export type RecommendationRow = ResultOf<typeof rowParts>;
export type Recommendation = ResultOf<typeof wholeParts>;
