import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';

const rowParts = graphql(`
  fragment RowParts on ActionPoint {
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
`);

export const registerQuery = graphql(
  `
    query Register($filter: ActionPointFilter, $first: Int, $offset: Int) {
      actionPoints(filter: $filter, first: $first, offset: $offset) {
        total
        nodes {
          ...RowParts
        }
      }
    }
  `,
  [rowParts],
);

export const pastRegisterQuery = graphql(
  `
    query PastRegister($day: LocalDate!, $knownAt: LocalDate, $filter: ActionPointFilter, $first: Int, $offset: Int) {
      actionPoints: actionPointsAsAt(day: $day, knownAt: $knownAt, filter: $filter, first: $first, offset: $offset) {
        total
        nodes {
          ...RowParts
        }
      }
    }
  `,
  [rowParts],
);

const wholeParts = graphql(
  `
    fragment WholeParts on ActionPoint {
      ...RowParts
      meetingId
      paragraph
      raisedOn
      timesCarriedForward
      originalOwners {
        role
        agency {
          id
          name
        }
      }
      answers {
        agency {
          id
          name
        }
        askedOn
        answer
        note
        heardOn
      }
      history {
        kind
        at
        on
        note
        dueOn
        agency {
          name
        }
        owners {
          role
          agency {
            id
            name
          }
        }
      }
    }
  `,
  [rowParts],
);

export const actionPointQuery = graphql(
  `
    query ActionPoint($id: ID!) {
      actionPoint(id: $id) {
        ...WholeParts
      }
    }
  `,
  [wholeParts],
);

export const actionPointAnswer = graphql(
  `
    fragment ActionPointAnswer on ActionPointResult {
      __typename
      ... on ActionPoint {
        ...WholeParts
      }
      ... on Refusal {
        code
        message
      }
    }
  `,
  [wholeParts],
);

export type ActionPointRow = ResultOf<typeof rowParts>;
export type ActionPoint = ResultOf<typeof wholeParts>;
