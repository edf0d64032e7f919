import type { ResultOf } from 'gql.tada';
import { graphql } from '../graph/graphql.ts';

export const termsQuery = graphql(`
  query TermsOfReference {
    partnership {
      slug
      groups {
        id
        termsVersions {
          version
          text
          adoptedOn
          reviewOn
          meetingId
        }
      }
    }
  }
`);

export type Terms = NonNullable<ResultOf<typeof termsQuery>['partnership']>['groups'][number]['termsVersions'][number];

export const adoptTerms = graphql(`
  mutation AdoptTermsOfReference($input: AdoptTermsOfReferenceInput!) {
    result: adoptTermsOfReference(input: $input) {
      __typename
      ... on Group {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
