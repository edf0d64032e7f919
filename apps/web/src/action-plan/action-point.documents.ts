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

const wholeParts = graphql(
  `
    fragment WholeParts on ActionPoint {
      ...RowParts
      meetingId
      paragraph
      raisedOn
      timesCarriedForward
      history {
        kind
        at
        on
        note
        dueOn
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

const answer = graphql(
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

export const updateActionPoint = graphql(
  `
    mutation UpdateActionPoint($input: UpdateActionPointInput!) {
      result: updateActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [answer],
);
export const closeActionPoint = graphql(
  `
    mutation CloseActionPoint($input: CloseActionPointInput!) {
      result: closeActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [answer],
);
export const reopenActionPoint = graphql(
  `
    mutation ReopenActionPoint($input: ReopenActionPointInput!) {
      result: reopenActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [answer],
);
export const carryForwardActionPoint = graphql(
  `
    mutation CarryForwardActionPoint($input: CarryForwardActionPointInput!) {
      result: carryForwardActionPoint(input: $input) {
        ...ActionPointAnswer
      }
    }
  `,
  [answer],
);

export type ActionPointRow = ResultOf<typeof rowParts>;
export type ActionPoint = ResultOf<typeof wholeParts>;
