import type { ResultOf } from 'gql.tada';
import { graphql } from '../../graph/graphql.ts';

const rowParts = graphql(`
  fragment ReviewRow on DomesticHomicideReview {
    id
    version
    reference
    stage
    stages {
      stage
      on
    }
  }
`);

export const reviewsQuery = graphql(
  `
    query DomesticHomicideReviews {
      viewer {
        accountId
      }
      domesticHomicideReviews {
        ...ReviewRow
      }
    }
  `,
  [rowParts],
);

const wholeParts = graphql(
  `
    fragment WholeReview on DomesticHomicideReview {
      ...ReviewRow
      namedAccountIds
      recommendations {
        id
        number
        text
        agencies {
          id
          name
        }
        targetOn
        progress {
          on
          text
          done
          byAccountId
        }
      }
      history {
        kind
        at
        byAccountId
        accountId
        stage
        number
      }
    }
  `,
  [rowParts],
);

export const reviewQuery = graphql(
  `
    query DomesticHomicideReview($id: ID!) {
      viewer {
        accountId
      }
      domesticHomicideReview(id: $id) {
        ...WholeReview
      }
    }
  `,
  [wholeParts],
);

export const accountsQuery = graphql(`
  query Accounts {
    accounts {
      id
      label
    }
  }
`);

const answer = graphql(
  `
    fragment ReviewAnswer on DomesticHomicideReviewResult {
      __typename
      ... on DomesticHomicideReview {
        ...WholeReview
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [wholeParts],
);

export const commissionReview = graphql(
  `
    mutation CommissionReview($input: CommissionDomesticHomicideReviewInput!) {
      result: commissionDomesticHomicideReview(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const nameInReview = graphql(
  `
    mutation NameInReview($input: NameInReviewInput!) {
      result: nameInReview(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const unnameInReview = graphql(
  `
    mutation UnnameInReview($input: UnnameInReviewInput!) {
      result: unnameInReview(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const recordReviewStage = graphql(
  `
    mutation RecordReviewStage($input: RecordReviewStageInput!) {
      result: recordReviewStage(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const addReviewRecommendation = graphql(
  `
    mutation AddReviewRecommendation($input: AddReviewRecommendationInput!) {
      result: addReviewRecommendation(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const removeReviewRecommendation = graphql(
  `
    mutation RemoveReviewRecommendation($input: RemoveReviewRecommendationInput!) {
      result: removeReviewRecommendation(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);
export const noteReviewProgress = graphql(
  `
    mutation NoteReviewProgress($input: NoteReviewProgressInput!) {
      result: noteReviewProgress(input: $input) {
        ...ReviewAnswer
      }
    }
  `,
  [answer],
);

export type ReviewRow = ResultOf<typeof rowParts>;
export type Review = ResultOf<typeof wholeParts>;
