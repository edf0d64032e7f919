import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';

export const settingsQuery = graphql(`
  query Settings {
    partnership {
      slug
      name
      kind
      district
      council
      settings {
        noticeWorkingDays
        minuteNumbering
        actionReferences
        quorumAgencies
        ragLegend {
          colour
          meaning
        }
      }
    }
  }
`);

export type Settings = NonNullable<ResultOf<typeof settingsQuery>['partnership']>;

export const listAgency = graphql(`
  mutation ListAgency($input: ListAgencyInput!) {
    result: listAgency(input: $input) {
      __typename
      ... on Agency {
        id
        name
        class
        listedFrom
        listedUntil
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const setUpGroup = graphql(`
  mutation SetUpGroup($input: SetUpGroupInput!) {
    result: setUpGroup(input: $input) {
      __typename
      ... on Group {
        id
        name
        kind
        active
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
